import type { ElementTable } from "../orbit/index.ts";

/** What makes an element set: its epoch and its numbers, without names and the object's number. */
export const elementValueColumns = [
  "epochDays",
  "epochNanos",
  "meanMotionRevPerDay",
  "eccentricity",
  "inclinationDeg",
  "raanDeg",
  "argumentOfPerigeeDeg",
  "meanAnomalyDeg",
  "bstar",
] as const;

/** Given: two rows. Returned: their order by epoch, then by value, so that the order of an input changes nothing. */
export function compareElementValues(table: ElementTable, left: number, right: number): number {
  for (const column of elementValueColumns) {
    const difference = table[column][left]! - table[column][right]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

export const isSameEpoch = ({ epochDays, epochNanos }: ElementTable, left: number, right: number): boolean =>
  epochDays[left] === epochDays[right] && epochNanos[left] === epochNanos[right];
