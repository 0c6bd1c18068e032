import type { CatalogNumber } from "../core/index.ts";
import type { DeepSpaceTerms } from "./deep-space-terms.ts";
import type { Sgp4Status } from "./status.ts";

/**
 * "i" improved (the default; smooth node) or "a" as the US Air Force's own program computes.
 * They differ for a few low-inclination deep-space objects only.
 */
export type OperationMode = "i" | "a";

/**
 * One element set made ready for propagation: a plain object of numbers, of one shape for all orbits.
 * Units: radians, minutes, Earth radii (WGS-72). Vallado's names stand behind each field for comparison.
 */
export interface Sgp4Model {
  readonly id: CatalogNumber;
  /** The epoch as in ElementTable: UTC days since 2000-01-01 and nanoseconds of the day. */
  readonly epochDays: number;
  readonly epochNanos: number;
  readonly mode: OperationMode;
  /** What a propagation to the epoch gives. A set that fails there may still work at other times, as with Vallado. */
  readonly status: Sgp4Status;

  readonly eccentricity: number;
  readonly inclinationRad: number;
  readonly raanRad: number;
  readonly argumentOfPerigeeRad: number;
  readonly meanAnomalyRad: number;
  readonly bstar: number;
  /** Brouwer's mean motion ("un-Kozai'd"), rad/min (no_unkozai). */
  readonly meanMotion: number;
  /** Earth radii (ao). */
  readonly semiMajorAxis: number;

  /** Secular rates of J2 and J4, rad/min (mdot, argpdot, nodedot). */
  readonly meanAnomalyRate: number;
  readonly argumentOfPerigeeRate: number;
  readonly raanRate: number;

  /** Secular drag (nodecf, cc1, bstar·cc4, t2cof). */
  readonly raanDrag: number;
  readonly c1: number;
  readonly bstarC4: number;
  readonly t2: number;
  /** True below 220 km perigee and in deep space: the drag terms that follow are left out (isimp). */
  readonly simplifiedDrag: boolean;
  /** bstar·cc5, d2, d3, d4, t3cof, t4cof, t5cof, eta, omgcof, xmcof, delmo, sinmao. */
  readonly bstarC5: number;
  readonly d2: number;
  readonly d3: number;
  readonly d4: number;
  readonly t3: number;
  readonly t4: number;
  readonly t5: number;
  readonly eta: number;
  readonly perigeeDrag: number;
  readonly anomalyDrag: number;
  readonly anomalyDragAtEpoch: number;
  readonly sinMeanAnomaly: number;

  /** What the short-period terms need of a constant inclination; deep space computes its own (sinio, cosio). */
  readonly sinInclination: number;
  readonly cosInclination: number;

  /** Lunar-solar and resonance terms; null for periods under 225 minutes. */
  readonly deep: DeepSpaceTerms | null;
}
