import type { CatalogNumber } from "../core/index.ts";
import { concatTables, type ElementTable, selectRows, sliceTable } from "../orbit/index.ts";
import { convertScale, type Instant } from "../time/index.ts";
import { isSameElementSet } from "./same-element-set.ts";

/** All element sets known of all objects, grouped by object and sorted by epoch. */
export interface ElementHistory {
  /** Sorted by catalog number, then by epoch. */
  readonly table: ElementTable;
  /** Catalog numbers, ascending. */
  readonly ids: Int32Array;
  /** Rows of `ids[k]` are `starts[k]` … `starts[k + 1] - 1`; one entry more than `ids`. */
  readonly starts: Int32Array;
}

/** The catalog as known at an instant: one row an object, ascending by catalog number. */
export interface Snapshot {
  readonly instant: Instant;
  readonly table: ElementTable;
}

/**
 * Given: tables of element sets in any order. Returned: their history. A set that is there twice (same object, same epoch,
 * elements equal within what a TLE can print) is kept once, the first one; sets of one epoch that differ are both kept.
 */
export function buildElementHistory(tables: readonly ElementTable[]): ElementHistory {
  const all = tables.length === 1 ? tables[0] : concatTables(tables);
  const { ids, starts, rows } = groupById(all);
  const kept: number[] = [];
  const keptStarts = new Int32Array(ids.length + 1);
  for (let k = 0; k < ids.length; k++) {
    sortByEpoch(all, rows.subarray(starts[k], starts[k + 1]));
    for (let i = starts[k]; i < starts[k + 1]; i++)
      if (!isKeptAlready(all, rows[i], kept, keptStarts[k])) kept.push(rows[i]);
    keptStarts[k + 1] = kept.length;
  }
  return { table: selectRows(all, kept), ids, starts: keptStarts };
}

function isKeptAlready(all: ElementTable, row: number, kept: readonly number[], first: number): boolean {
  for (let j = kept.length - 1; j >= first && epochDifference(all, kept[j], row) === 0; j--)
    if (isSameElementSet(all, kept[j], row)) return true;
  return false;
}

/** Given: a history and a catalog number. Returned: that object's sets by epoch (views on the history); empty where there is none. */
export function historyOf(history: ElementHistory, id: CatalogNumber): ElementTable {
  const k = indexOfId(history.ids, id);
  return k < 0
    ? sliceTable(history.table, 0, 0)
    : sliceTable(history.table, history.starts[k], history.starts[k + 1]);
}

/**
 * Given: a history and an instant of any scale but UT1. Returned: for every object its newest set with an epoch at or before
 * the instant; objects without one are left out. The epoch stands for the time of publication, which element sets don't carry.
 */
export function asOf(history: ElementHistory, instant: Instant): Snapshot {
  const utc = convertScale(instant, "UTC");
  const rows: number[] = [];
  for (let k = 0; k < history.ids.length; k++) {
    const row = newestRow(history, k, utc);
    if (row >= 0) rows.push(row);
  }
  return { instant: utc, table: selectRows(history.table, rows) };
}

/** Given: a history, an object and an instant. Returned: the row of its newest set at or before the instant, or -1. */
export function newestRowAsOf(history: ElementHistory, id: CatalogNumber, instant: Instant): number {
  const k = indexOfId(history.ids, id);
  return k < 0 ? -1 : newestRow(history, k, convertScale(instant, "UTC"));
}

/** Given: ascending catalog numbers. Returned: the place of one of them, or -1. */
function indexOfId(ids: Int32Array, id: CatalogNumber): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (ids[middle] === id) return middle;
    if (ids[middle] < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function newestRow({ table, starts }: ElementHistory, k: number, utc: Instant): number {
  let low = starts[k];
  let high = starts[k + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const days = table.epochDays[middle] - utc.days;
    if (days < 0 || (days === 0 && table.epochNanos[middle] <= utc.nanos)) low = middle + 1;
    else high = middle;
  }
  return low > starts[k] ? low - 1 : -1;
}

const epochDifference = (table: ElementTable, a: number, b: number): number =>
  table.epochDays[a] - table.epochDays[b] || table.epochNanos[a] - table.epochNanos[b];

/** All rows, those of one object next to each other, in the order of the table. */
function groupById({ id, count }: ElementTable): { ids: Int32Array; starts: Int32Array; rows: Int32Array } {
  const counts = new Map<CatalogNumber, number>();
  for (let row = 0; row < count; row++) counts.set(id[row], (counts.get(id[row]) ?? 0) + 1);
  const ids = Int32Array.from(counts.keys()).sort();
  const starts = new Int32Array(ids.length + 1);
  const next = new Map<CatalogNumber, number>();
  for (let k = 0; k < ids.length; k++) {
    next.set(ids[k], starts[k]);
    starts[k + 1] = starts[k] + (counts.get(ids[k]) ?? 0);
  }
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const at = next.get(id[row]) ?? 0;
    rows[at] = row;
    next.set(id[row], at + 1);
  }
  return { ids, starts, rows };
}

/** Sorts rows by epoch in place, equal epochs in the order of the table; sorted input costs one pass. */
function sortByEpoch(table: ElementTable, rows: Int32Array): void {
  let sorted = true;
  for (let i = 1; sorted && i < rows.length; i++) sorted = epochDifference(table, rows[i - 1], rows[i]) <= 0;
  if (!sorted) rows.sort((a, b) => epochDifference(table, a, b) || a - b);
}
