import type { EncounterCircle } from "./encounter-circle.ts";

/** Many encounters in their planes, a column each; any one unit of length. */
export interface PlaneColumns {
  readonly miss1: Float64Array;
  readonly miss2: Float64Array;
  readonly sigma1: Float64Array;
  readonly sigma2: Float64Array;
  readonly radius: Float64Array;
}

/** Many relative states with combined covariances of position, a column each; km, km/s, km². */
export interface StateColumns {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly vx: Float64Array;
  readonly vy: Float64Array;
  readonly vz: Float64Array;
  readonly cxx: Float64Array;
  readonly cxy: Float64Array;
  readonly cxz: Float64Array;
  readonly cyy: Float64Array;
  readonly cyz: Float64Array;
  readonly czz: Float64Array;
  readonly radius: Float64Array;
}

/** What computes many probabilities at once: the readable reference and the kernel, one contract suite for both. */
export interface ProbabilityBatch {
  /** Given: the columns. Returned: the probabilities; NaN where sigma or radius is none. Range-error: 1e-11 relative. */
  readonly inPlane: (columns: PlaneColumns) => Float64Array;
  /** Given: the columns. Returned: the probabilities; NaN without relative motion. Range-error: 1e-11 relative of the plane's. */
  readonly ofStates: (columns: StateColumns) => Float64Array;
}

/** One row of the columns. */
export const circleAt = (columns: PlaneColumns, row: number): EncounterCircle => ({
  miss: [columns.miss1[row], columns.miss2[row]],
  sigma: [columns.sigma1[row], columns.sigma2[row]],
  radius: columns.radius[row],
});

/** True where a probability can be asked for: the batches give NaN elsewhere, where the single functions throw. */
export const isUsable = ({ miss, sigma, radius }: EncounterCircle): boolean =>
  sigma[0] > 0 &&
  sigma[1] > 0 &&
  radius >= 0 &&
  Number.isFinite(sigma[0] + sigma[1] + miss[0] + miss[1] + radius);
