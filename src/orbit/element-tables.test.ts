import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { HoshimoriError } from "../core/index.ts";
import { addSeconds } from "../time/index.ts";
import { indexElementSets } from "./element-set-index.ts";
import {
  buildElementTable,
  concatTables,
  elementsAt,
  selectRows,
  sliceTable,
} from "./element-table-builder.ts";
import { decodeElementTable, encodeElementTable } from "./element-table-file.ts";
import { arbitraryElements } from "./testing/arbitrary-elements.ts";
import { ordinaryElements } from "./testing/ordinary-elements.ts";

const sets = fc.array(arbitraryElements, { maxLength: 20 });
const allOf = (table: ReturnType<typeof buildElementTable>) =>
  Array.from({ length: table.count }, (_, row) => elementsAt(table, row));

test("what goes into a table comes out of it, also through its binary block", () => {
  fc.assert(
    fc.property(sets, (rows) => {
      const table = buildElementTable(rows);
      assert.deepEqual(allOf(table), rows);
      assert.deepEqual(allOf(decodeElementTable(encodeElementTable(table))), rows);
    }),
  );
});

test("slices joined again are the table; selected rows are those rows", () => {
  fc.assert(
    fc.property(sets, fc.nat(25), (rows, cut) => {
      const table = buildElementTable(rows);
      assert.deepEqual(allOf(concatTables([sliceTable(table, 0, cut), sliceTable(table, cut)])), rows);
      const backwards = rows.map((_, row) => rows.length - 1 - row);
      assert.deepEqual(allOf(selectRows(table, backwards)), rows.toReversed());
    }),
  );
});

test("a row that is not there is a caller's mistake", () => {
  const table = buildElementTable([ordinaryElements]);
  for (const row of [-1, 1, 0.5, Number.NaN])
    assert.throws(
      () => elementsAt(table, row),
      (error) => error instanceof HoshimoriError && error.code === "orbit-no-such-row",
    );
});

test("the set for a time has the nearest epoch at or before it, else the nearest after; of equal epochs the last row", () => {
  const at = (seconds: number) => addSeconds(ordinaryElements.epoch, seconds);
  const table = buildElementTable(
    [300, 100, 200, 200].map((seconds) => ({ ...ordinaryElements, epoch: at(seconds) })),
  );
  const index = indexElementSets(table);
  assert.deepEqual(
    [0, 99, 100, 150, 200, 250, 300, 9999].map((seconds) => index.rowFor(1, at(seconds))),
    [1, 1, 1, 1, 3, 3, 0, 0],
  );
  assert.equal(index.rowFor(2, at(0)), -1);
  assert.deepEqual(index.ids, [1]);
});
