import { gmst82Rad } from "../../frames/index.ts";
import type { ElementTable } from "../../orbit/index.ts";
import type { Instant } from "../../time/index.ts";
import { wrapFull } from "../angles.ts";
import { turnRates } from "../plane/plane-angles.ts";

/** Sidereal rotation of the Earth, degrees a day of UT1 (Aoki et al. 1982; the linear term of GMST at J2000). */
const earthRotationDegPerDay = 360.985_647_366_29;

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
  const { latitudeArgumentDegPerDay, raanDegPerDay } = turnRates(table, row);
  return latitudeArgumentDegPerDay + raanDegPerDay - earthRotationDegPerDay;
}
