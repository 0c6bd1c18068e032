import { type ElementTable, initializeSgp4Row } from "../../orbit/index.ts";

const minutesPerDay = 1440;

/**
 * The first derivative of the mean motion, rev/day², as a set tells it: twice the printed half where there is one (OMM may leave
 * it out, which reads as 0), else what SGP4 makes of the drag term: a ∝ (1 − C1 t)², so n′ = 3 n C1 at the epoch.
 * Source: AIAA 2006-6753, appendix B.
 */
export function decayRevPerDay2(table: ElementTable, row: number): number {
  const printed = 2 * table.meanMotionDot[row];
  if (printed !== 0) return printed;
  return 3 * table.meanMotionRevPerDay[row] * initializeSgp4Row(table, row).c1 * minutesPerDay;
}
