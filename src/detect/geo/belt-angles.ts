import { gmst82Rad } from "../../frames/index.ts";
import { type ElementTable, wgs72MuKm3PerS2 } from "../../orbit/index.ts";
import type { Instant } from "../../time/index.ts";

/** Sidereal rotation of the Earth, degrees a day of UT1 (Aoki et al. 1982; the linear term of GMST at J2000). */
const earthRotationDegPerDay = 360.985_647_366_29;
/** J2 and Earth radius (km) and GM (km³/s²) of WGS-72, as SGP4 has them. */
const j2 = 0.001_082_616;
const earthRadiusKm = 6378.135;

/** Given: an angle in degrees. Returned: the same in −180 … 180. */
export const wrapHalf = (angleDeg: number): number => angleDeg - 360 * Math.round(angleDeg / 360);
/** Given: an angle in degrees. Returned: the same in 0 … 360. */
export const wrapFull = (angleDeg: number): number => angleDeg - 360 * Math.floor(angleDeg / 360);

/** Greenwich mean sidereal time, degrees; UT1 taken as UTC (0.9 s are 0.004°). */
const gmstDeg = (instant: Pick<Instant, "days" | "nanos">): number => (gmst82Rad(instant) * 180) / Math.PI;

/** Mean longitude of a row, degrees east, 0 … 360: RAAN + argument of perigee + mean anomaly − GMST. */
export const meanLongitudeDeg = (table: ElementTable, row: number): number =>
  wrapFull(
    table.raanDeg[row] +
      table.argumentOfPerigeeDeg[row] +
      table.meanAnomalyDeg[row] -
      gmstDeg({ days: table.epochDays[row], nanos: table.epochNanos[row] }),
  );

/**
 * Drift of the mean longitude by the element set alone, degrees a day, east positive: mean motion, the node's and
 * perigee's secular rates by J2, less the Earth's rotation. Range-error: 0.005 °/d beside the Moon's and Sun's pull.
 */
export function driftDegPerDay(table: ElementTable, row: number): number {
  const meanMotion = table.meanMotionRevPerDay[row];
  const radPerS = (meanMotion * 2 * Math.PI) / 86_400;
  const semiMajorAxisKm = Math.cbrt(wgs72MuKm3PerS2 / radPerS ** 2);
  const parameterKm = semiMajorAxisKm * (1 - table.eccentricity[row] ** 2);
  const cosine = Math.cos((table.inclinationDeg[row] * Math.PI) / 180);
  const factor = 1.5 * j2 * (earthRadiusKm / parameterKm) ** 2 * meanMotion * 360;
  const nodeAndPerigee = factor * (-cosine + (5 * cosine * cosine - 1) / 2);
  return meanMotion * 360 + nodeAndPerigee - earthRotationDegPerDay;
}
