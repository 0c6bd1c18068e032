import { quantileOfSorted } from "../../core/index.ts";
import type { EnergyResidual } from "./expected-energy.ts";
import policy from "./trust-policy.json" with { type: "json" };

/** What an accepted set's difference from its anchor left, kept for the object's scatter. */
export interface Residual extends EnergyResidual {
  /** At the new set's epoch, by {@link gapGrowth}. */
  readonly inTrackKm: number;
  readonly planeDeg: number;
  readonly shape: number;
}

/** The object's own scatter as standard deviations, burns included unless said. */
export interface OwnScatter {
  /** Without burns: by it a burn's step along the track is told from noise. */
  readonly quietInTrackKm: number;
  readonly quietShape: number;
  readonly inTrackKm: number;
  readonly planeDeg: number;
  readonly shape: number;
}

/** A Gaussian's standard deviation from its median absolute deviation, and from the 90 % quantile of absolute values. */
const fromMedian = 1.4826;
const from90 = 1 / 1.6449;

/** Errors along the track grow with the gap, and by drag with its square: 1 at half a day. */
export const gapGrowth = (gapDays: number): number => {
  const gap = Math.abs(gapDays);
  return 0.5 + gap + (gap / 5) ** 2;
};

/** Given: absolute residuals, sorted. Returned: their scatter by the median, without burns, or the floor. */
const quietScatter = (sorted: Float64Array, floor: number): number =>
  sorted.length > 0 ? Math.max(floor, fromMedian * quantileOfSorted(sorted, 0.5)) : floor;

/**
 * Given: absolute residuals, sorted. Returned: the scatter by the median, or by the 90 % quantile where that is more, so that an object
 * that often burns has its burns in it; at least the floor.
 */
export const fullScatter = (sorted: Float64Array, floor: number): number =>
  sorted.length > 0 ? Math.max(quietScatter(sorted, floor), from90 * quantileOfSorted(sorted, 0.9)) : floor;

/** Given: residuals of an object's accepted sets. Returned: its scatter, never below the policy's floors. */
export function ownScatter(residuals: readonly Residual[]): OwnScatter {
  const { scatterFloors } = policy;
  const values = (column: "inTrackKm" | "planeDeg" | "shape"): Float64Array =>
    Float64Array.from(residuals, (residual) => residual[column]).sort();
  const inTrack = values("inTrackKm");
  const shape = values("shape");
  return {
    quietInTrackKm: quietScatter(inTrack, scatterFloors.inTrackKm),
    quietShape: quietScatter(shape, scatterFloors.shape),
    inTrackKm: fullScatter(inTrack, scatterFloors.inTrackKm),
    planeDeg: fullScatter(values("planeDeg"), scatterFloors.planeDeg),
    shape: fullScatter(shape, scatterFloors.shape),
  };
}
