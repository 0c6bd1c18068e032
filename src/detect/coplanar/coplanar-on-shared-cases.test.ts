import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { describe, languages } from "../../core/index.ts";
import { sharedPath, skipWithoutShared } from "../../core/testing/shared-data.ts";
import { readElementSets } from "../../formats/index.ts";
import { elementsAt, selectRows } from "../../orbit/index.ts";
import { describeDetection } from "../describe.ts";
import type { Detection } from "../detection.ts";
import { groupHistories } from "../history.ts";
import { coplanarRule } from "../rules.ts";
import { tableOf } from "../testing/synthetic.ts";
import { detectCoplanar } from "./detect-coplanar.ts";

const tableOfCase = (name: string) =>
  readElementSets(readFileSync(sharedPath(`rpo/cases/${name}.tle`)), { source: name }).table;
const find = (name: string, protect?: readonly number[]): Detection[] =>
  detectCoplanar(groupHistories(tableOfCase(name)), protect ? { protectedIds: new Set(protect) } : {});
const coplanarOf = (found: readonly Detection[], id: number): Detection[] =>
  found.filter(({ kind, ids }) => kind === "coplanar" && ids[0] === id);
const skip = skipWithoutShared("rpo/cases");

test("a plane joined by a climb is an acquired match with everybody in it", { skip }, () => {
  const found = find("cosmos2542-2543-2535");
  const [join, ...others] = coplanarOf(found, 44835);
  assert.deepEqual(others, []);
  assert.ok(join.from.startsWith("2020-06-13"), join.from);
  assert.deepEqual(join.neighbors?.map(({ id }) => id).sort(), [44421, 44424]);
  assert.ok(join.values.rateDifferenceFallDegPerDay > 0.05);
  const [late] = coplanarOf(found, 45915);
  assert.ok(late.limitations.some(({ code }) => code === "detect-limit-late-object"));
  const changes = found.filter(({ kind, ids }) => kind === "plane-change" && ids[0] === 44797);
  assert.deepEqual(
    changes.map(({ to }) => to.slice(0, 10)),
    ["2020-01-16", "2020-04-27"],
  );
  for (const detection of found)
    for (const language of languages) {
      const { key, parts } = describeDetection(detection);
      assert.doesNotMatch(describe(key, language, parts), /[{}]|NaN|undefined|–/);
    }
});

test("a rendezvous in sparse sets fires at a fall of 0.01 degrees a day, and would not at twice that", {
  skip,
}, () => {
  const [adras] = coplanarOf(find("adrasj-h2a-rb"), 58992);
  assert.deepEqual(
    adras.neighbors?.map(({ id }) => id),
    [33500],
  );
  const stricter = { ...coplanarRule, parameters: { ...coplanarRule.parameters, fallDegPerDay: 0.02 } };
  const histories = groupHistories(tableOfCase("adrasj-h2a-rb"));
  assert.ok(adras.values.rateDifferenceFallDegPerDay >= 0.01);
  assert.ok(adras.limitations.some(({ code }) => code === "detect-limit-sampling-gap"));
  const [launched] = coplanarOf(detectCoplanar(histories, { rule: stricter }), 58992);
  assert.equal(launched?.values.rateDifferenceFallDegPerDay, undefined);
});

test("a protected list keeps what concerns it and changes nothing in it", { skip }, () => {
  const all = find("cosmos2542-2543-2535");
  assert.deepEqual(coplanarOf(find("cosmos2542-2543-2535", [44421]), 44835), coplanarOf(all, 44835));
  assert.deepEqual(find("cosmos2542-2543-2535", [99]), []);
});

test("order of the sets and catalog numbers change nothing but the numbers", { skip }, () => {
  const table = tableOfCase("adrasj-h2a-rb");
  const wanted = find("adrasj-h2a-rb");
  const back = selectRows(
    table,
    Array.from({ length: table.count }, (_, k) => table.count - 1 - k),
  );
  assert.deepEqual(detectCoplanar(groupHistories(back)), wanted);
  const swapped = tableOf(
    Array.from({ length: table.count }, (_, k) => {
      const set = elementsAt(table, k);
      return { ...set, id: set.id === 33500 ? 58992 : 33500 };
    }),
  );
  assert.equal(coplanarOf(detectCoplanar(groupHistories(swapped)), 33500).length, 1);
  assert.equal(detectCoplanar(groupHistories(swapped)).length, wanted.length);
});
