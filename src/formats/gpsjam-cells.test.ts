import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { readGpsjamCells } from "./index.ts";

const encode = (text: string) => new TextEncoder().encode(text);

test("counts of a day come as columns in the order of the file", () => {
  const { counts, problems } = readGpsjamCells(
    encode(
      "hex,count_good_aircraft,count_bad_aircraft\r\n841ec47ffffffff,231,0\r\n8444c17ffffffff,726,12\r\n",
    ),
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(counts, {
    count: 2,
    cell: ["841ec47ffffffff", "8444c17ffffffff"],
    good: Uint32Array.of(231, 726),
    bad: Uint32Array.of(0, 12),
  });
});

test("what is no cell, no count, or there twice is a problem with its line; the other rows are kept", () => {
  const { counts, problems } = readGpsjamCells(
    encode(
      `hex,count_good_aircraft,count_bad_aircraft
841ec47ffffffff,1,0
841ec47fffffff,1,0
941ec47ffffffff,1,0
8444c17ffffffff,-1,0
8444c17ffffffff,1,0.5
8444c17ffffffff,1
841ec47ffffffff,9,9
84da80bffffffff,5,4294967296
8444c17ffffffff,7,3
`,
    ),
  );
  assert.deepEqual(
    [counts.cell, [...counts.good]],
    [
      ["841ec47ffffffff", "8444c17ffffffff"],
      [1, 7],
    ],
  );
  assert.deepEqual(
    problems.map(({ code, line }) => [code, line]),
    [
      ["cell-not-understood", 3],
      ["cell-not-understood", 4],
      ["table-row-value", 5],
      ["table-row-value", 6],
      ["csv-field-count", 7],
      ["cell-twice", 8],
      ["table-row-value", 9],
    ],
  );
});

test("a foreign table and a missing column are refused as a whole", () => {
  assert.throws(() => readGpsjamCells(encode("a,b\n1,2\n")), { code: "table-not-recognized" });
  assert.throws(() => readGpsjamCells(encode("")), { code: "table-not-recognized" });
  assert.throws(() => readGpsjamCells(encode("hex,count_good_aircraft\n")), {
    code: "table-column-missing",
    message: /count_bad_aircraft, line 1/,
  });
});

interface DayTotals {
  readonly cells: number;
  readonly good: number;
  readonly bad: number;
}

const totals = "oracles/gnss/gpsjam/daily-totals.json";
test("six real days give the cells and the sums that are known of them", {
  skip: skipWithoutShared(totals),
}, () => {
  const { days }: { days: Record<string, DayTotals> } = JSON.parse(readFileSync(sharedPath(totals), "utf8"));
  for (const day of ["2022-02-14", "2022-02-24", "2022-03-05", "2022-03-16", "2022-05-09", "2022-07-05"]) {
    const bytes = gunzipSync(readFileSync(sharedPath(`oracles/gnss/gpsjam/${day}-h3_4.csv.gz`)));
    const { counts, problems } = readGpsjamCells(bytes);
    const sum = (column: Uint32Array) => column.reduce((total, value) => total + value, 0);
    assert.deepEqual(problems, []);
    const { cells, good, bad } = days[day];
    assert.deepEqual([counts.count, sum(counts.good), sum(counts.bad)], [cells, good, bad], day);
  }
});
