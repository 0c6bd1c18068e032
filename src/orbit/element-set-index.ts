import type { CatalogNumber } from "../core/index.ts";
import { convertScale, type Instant } from "../time/index.ts";
import type { ElementTable } from "./element-table.ts";

/** Finds the element set to use for an object at a time, where a table holds several of one object. */
export interface ElementSetIndex {
  /** Every object of the table, in the order of its first row. */
  readonly ids: readonly CatalogNumber[];
  /** The row with the nearest epoch at or before the instant, else the nearest after; -1 for an unknown object. */
  rowFor(id: CatalogNumber, instant: Instant): number;
}

/**
 * Given: a table in any order. Returned: its index. Of rows with one epoch the last counts, as the later publication.
 * Range-error: exact.
 */
export function indexElementSets(table: ElementTable): ElementSetIndex {
  const rowsById = new Map<CatalogNumber, number[]>();
  for (let row = 0; row < table.count; row++) {
    const rows = rowsById.get(table.id[row]);
    if (rows) rows.push(row);
    else rowsById.set(table.id[row], [row]);
  }
  const order = (a: number, b: number): number =>
    table.epochDays[a] - table.epochDays[b] || table.epochNanos[a] - table.epochNanos[b] || a - b;
  for (const rows of rowsById.values()) rows.sort(order);

  return {
    ids: [...rowsById.keys()],
    rowFor(id, instant) {
      const rows = rowsById.get(id);
      if (!rows) return -1;
      const { days, nanos } = convertScale(instant, "UTC");
      let low = 0;
      let high = rows.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        const row = rows[middle];
        const after = (table.epochDays[row] - days || table.epochNanos[row] - nanos) > 0;
        if (after) high = middle;
        else low = middle + 1;
      }
      return rows[Math.max(0, low - 1)];
    },
  };
}
