import { type ElementTable, selectRows } from "../../orbit/index.ts";
import { compareElementValues, isSameEpoch } from "../element-order.ts";

/**
 * Given: element sets of one object in any order. Returned: them by epoch, one an epoch: the first by value, so that the
 * order of the input changes nothing.
 */
export function distinctSets(table: ElementTable): ElementTable {
  const rows = Array.from({ length: table.count }, (_, row) => row).sort((left, right) =>
    compareElementValues(table, left, right),
  );
  return selectRows(
    table,
    rows.filter((row, k) => k === 0 || !isSameEpoch(table, row, rows[k - 1])),
  );
}
