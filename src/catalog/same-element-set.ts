import type { ElementTable } from "../orbit/index.ts";

/** A little more than half the last digit that a TLE prints, so that an OMM and a TLE of one set agree. Source: TLE format. */
const angleDeg = 0.6e-4;
const eccentricity = 0.6e-7;
const meanMotionRevPerDay = 0.6e-8;
/** Five digits of B*, of which the first may be 1. */
const dragShare = 6e-5;
/** The smallest drag term that a TLE can tell from zero. */
const leastDrag = 1e-14;

/** Given: two rows of equal object and epoch. Returned: whether they are one set, as far as a TLE can tell. */
export function isSameElementSet(table: ElementTable, a: number, b: number): boolean {
  const { bstar } = table;
  const dragTolerance = leastDrag + dragShare * Math.max(Math.abs(bstar[a]), Math.abs(bstar[b]));
  return (
    Math.abs(table.meanMotionRevPerDay[a] - table.meanMotionRevPerDay[b]) <= meanMotionRevPerDay &&
    Math.abs(table.eccentricity[a] - table.eccentricity[b]) <= eccentricity &&
    Math.abs(table.inclinationDeg[a] - table.inclinationDeg[b]) <= angleDeg &&
    isSameAngle(table.raanDeg[a], table.raanDeg[b]) &&
    isSameAngle(table.argumentOfPerigeeDeg[a], table.argumentOfPerigeeDeg[b]) &&
    isSameAngle(table.meanAnomalyDeg[a], table.meanAnomalyDeg[b]) &&
    Math.abs(bstar[a] - bstar[b]) <= dragTolerance
  );
}

function isSameAngle(aDeg: number, bDeg: number): boolean {
  const difference = Math.abs(aDeg - bDeg) % 360;
  return Math.min(difference, 360 - difference) <= angleDeg;
}
