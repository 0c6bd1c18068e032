import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { describe, languages } from "../../core/index.ts";
import { sharedPath, skipWithoutShared } from "../../core/testing/shared-data.ts";
import { readElementSets } from "../../formats/index.ts";
import { selectRows } from "../../orbit/index.ts";
import { describeDetection } from "../describe.ts";
import { groupHistories } from "../history.ts";
import { detectProximity } from "./detect-proximity.ts";

const tableOfCase = (name: string) =>
  readElementSets(readFileSync(sharedPath(`rpo/cases/${name}.tle`)), { source: name }).table;
const find = (name: string) => detectProximity(groupHistories(tableOfCase(name)));
const skip = skipWithoutShared("rpo/cases");

test("one that climbs to another and stays is found, the other as its nearest neighbor", { skip }, () => {
  const found = find("cosmos2542-2543-2535");
  const [join, ...others] = found.filter(({ ids }) => ids[0] === 44835);
  assert.deepEqual(others, []);
  assert.ok(join.from.startsWith("2020-06-13") && join.to >= "2020-07-22", `${join.from} … ${join.to}`);
  assert.equal(join.neighbors?.[0].id, 44421);
  assert.ok(join.neighbors?.every(({ uncertaintyKm }) => uncertaintyKm! > 0));
  for (const detection of found)
    for (const language of languages) {
      const { key, parts } = describeDetection(detection);
      assert.doesNotMatch(describe(key, language, parts), /[{}]|NaN|undefined|–/);
    }
});

test("a rendezvous with a stage that drag lowers names the one that braked as the visitor", { skip }, () => {
  const [adras, ...others] = find("adrasj-h2a-rb");
  assert.deepEqual(others, []);
  assert.deepEqual(adras.ids, [58992]);
  assert.equal(adras.neighbors?.[0].id, 33500);
  assert.ok(adras.limitations.some(({ code }) => code === "detect-limit-sampling-gap"));
});

test("objects that stand apart or together throughout raise nothing", { skip }, () => {
  for (const name of ["sy7-cx3-sj15", "prisma", "sj12-sj6"]) assert.deepEqual(find(name), [], name);
});

test("the order of the sets changes nothing", { skip }, () => {
  const table = tableOfCase("cosmos2542-2543-2535");
  const back = selectRows(
    table,
    Array.from({ length: table.count }, (_, k) => table.count - 1 - k),
  );
  assert.deepEqual(detectProximity(groupHistories(back)), find("cosmos2542-2543-2535"));
});
