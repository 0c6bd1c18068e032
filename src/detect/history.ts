import { compareElementValues, elementValueColumns, isSameEpoch } from "../catalog/index.ts";
import type { CatalogNumber } from "../core/index.ts";
import { type Sha256Hex, sha256Hex } from "../digest/index.ts";
import { type ElementTable, selectRows, sliceTable } from "../orbit/index.ts";

/** All element sets of one object, ascending by epoch, one an epoch. */
export interface ObjectHistory {
  readonly id: CatalogNumber;
  /** A view of the table of all objects: nothing is copied for an object. */
  readonly table: ElementTable;
}

/**
 * Given: element sets of any objects in any order. Returned: one history per object, ascending by catalog number;
 * of several sets with one epoch the first by value is kept, so that the order of the input changes nothing.
 */
export function groupHistories(table: ElementTable): ObjectHistory[] {
  const order = new Uint32Array(table.count);
  for (let row = 0; row < order.length; row++) order[row] = row;
  const rows = order.sort((left, right) => compareRows(table, left, right));
  const kept = rows.filter((row, k) => k === 0 || !sameEpoch(table, row, rows[k - 1]));
  const sorted = selectRows(table, kept);
  const histories: ObjectHistory[] = [];
  for (let from = 0; from < sorted.count; ) {
    let to = from + 1;
    while (to < sorted.count && sorted.id[to] === sorted.id[from]) to++;
    histories.push({ id: sorted.id[from], table: sliceTable(sorted, from, to) });
    from = to;
  }
  return histories;
}

/** SHA-256 over the element values of a history (not its catalog number), little-endian doubles, row by row. */
export function historyHash(history: ObjectHistory): Sha256Hex {
  const { table } = history;
  const bytes = new Uint8Array(table.count * elementValueColumns.length * 8);
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (let row = 0; row < table.count; row++)
    for (const column of elementValueColumns) {
      view.setFloat64(offset, table[column][row], true);
      offset += 8;
    }
  return sha256Hex(bytes);
}

const compareRows = (table: ElementTable, left: number, right: number): number =>
  table.id[left] - table.id[right] || compareElementValues(table, left, right);

const sameEpoch = (table: ElementTable, left: number, right: number): boolean =>
  table.id[left] === table.id[right] && isSameEpoch(table, left, right);
