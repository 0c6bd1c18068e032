import type { CatalogNumber } from "../core/index.ts";
import type { ElementTable } from "../orbit/index.ts";

/**
 * Rows whose elements are identical in all that SGP4 reads: their distance is zero all the time, so it has no minimum.
 * Given: a table. Returned: a group number a row, −1 for a row that shares its elements with no other.
 */
export function sameOrbitGroups(table: ElementTable): Int32Array {
  const first = new Map<string, number>();
  const group = new Int32Array(table.count).fill(-1);
  let groups = 0;
  for (let row = 0; row < table.count; row++) {
    const key = elementsKey(table, row);
    const other = first.get(key);
    if (other === undefined) first.set(key, row);
    else {
      if (group[other] < 0) group[other] = groups++;
      group[row] = group[other];
    }
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

const elementsKey = (table: ElementTable, row: number): string =>
  [
    table.epochDays[row],
    table.epochNanos[row],
    table.meanMotionRevPerDay[row],
    table.eccentricity[row],
    table.inclinationDeg[row],
    table.raanDeg[row],
    table.argumentOfPerigeeDeg[row],
    table.meanAnomalyDeg[row],
    table.bstar[row],
  ].join(" ");
