import type { CatalogNumber } from "../core/index.ts";
import type { ElementTable } from "../orbit/index.ts";

/** All that SGP4 reads of an element set. */
const columns = [
  "epochDays",
  "epochNanos",
  "eccentricity",
  "inclinationDeg",
  "raanDeg",
  "argumentOfPerigeeDeg",
  "meanAnomalyDeg",
  "bstar",
] as const satisfies readonly (keyof ElementTable)[];

/**
 * Rows whose elements are identical in all that SGP4 reads: their distance is zero all the time, so it has no minimum.
 * Given: a table. Returned: a group number a row, −1 for a row that shares its elements with no other.
 */
export function sameOrbitGroups(table: ElementTable): Int32Array<ArrayBuffer> {
  const { count, meanMotionRevPerDay } = table;
  const group = new Int32Array(count).fill(-1);
  const isSame = (a: number, b: number) => columns.every((column) => table[column][a] === table[column][b]);
  /** The last row of each mean motion, and the row before it with the same. */
  const last = new Map<number, number>();
  const before = new Int32Array(count).fill(-1);
  let groups = 0;
  for (let row = 0; row < count; row++) {
    let other = last.get(meanMotionRevPerDay[row]) ?? -1;
    before[row] = other;
    last.set(meanMotionRevPerDay[row], row);
    while (other >= 0 && !isSame(row, other)) other = before[other];
    if (other < 0) continue;
    if (group[other] < 0) group[other] = groups++;
    group[row] = group[other];
  }
  return group;
}

/** The groups as ids, each ascending, ordered by their first id. */
export function sameOrbitIds(table: ElementTable, group: Int32Array): CatalogNumber[][] {
  const members = new Map<number, CatalogNumber[]>();
  for (let row = 0; row < table.count; row++) {
    if (group[row] < 0) continue;
    const ids = members.get(group[row]);
    if (ids) ids.push(table.id[row]);
    else members.set(group[row], [table.id[row]]);
  }
  return [...members.values()].map((ids) => ids.toSorted((a, b) => a - b)).toSorted((a, b) => a[0] - b[0]);
}
