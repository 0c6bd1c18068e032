import { type ElementTable, selectRows } from "../orbit/index.ts";
import type { Instant } from "../time/index.ts";
import { compareInstants, instantFromTable } from "../time/index.ts";

/**
 * Several sets of one object must not meet themselves: the newest whose epoch is not after the start is used, else
 * the nearest after it; among equal epochs the last row (the latest publication).
 * Given: a table and the start. Returned: a table in the order of the first row of each object, and how many rows were left out.
 */
export function oneSetPerObject(
  table: ElementTable,
  start: Instant,
): { readonly table: ElementTable; readonly unusedSets: number } {
  const chosen = new Map<number, number>();
  for (let row = 0; row < table.count; row++) {
    const before = chosen.get(table.id[row]);
    if (before === undefined || isBetter(table, row, before, start)) chosen.set(table.id[row], row);
  }
  if (chosen.size === table.count) return { table, unusedSets: 0 };
  return { table: selectRows(table, [...chosen.values()]), unusedSets: table.count - chosen.size };
}

function isBetter(table: ElementTable, row: number, other: number, start: Instant): boolean {
  const later =
    table.epochDays[row] - table.epochDays[other] || table.epochNanos[row] - table.epochNanos[other];
  if (later === 0) return true;
  const newer = later > 0 ? row : other;
  const newerIsKnown = compareInstants(instantFromTable(table, newer), start) <= 0;
  return newerIsKnown === (newer === row);
}
