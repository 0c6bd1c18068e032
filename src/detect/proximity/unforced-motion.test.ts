import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { describe, languages } from "../../core/index.ts";
import { sharedPath, skipWithoutShared } from "../../core/testing/shared-data.ts";
import { readElementSets } from "../../formats/index.ts";
import { selectRows } from "../../orbit/index.ts";
import { describeDetection } from "../describe.ts";
import { groupHistories } from "../history.ts";
import { detectProximity } from "./detect-proximity.ts";
import { standingFormations } from "./standing-formations.ts";

test("a stay tells whether unforced motion explains it, and says nothing where sets are too sparse", {
  skip: skipWithoutShared("rpo/cases"),
}, () => {
  const path = "rpo/cases/cosmos2542-2543-2535.tle";
  const found = detectProximity(
    groupHistories(readElementSets(readFileSync(sharedPath(path)), { source: path }).table),
  );
  const stayOf = (id: number, month: string) =>
    found.find(({ ids, from }) => ids[0] === id && from.startsWith(month))!;
  const [forced, free, sparse] = [
    stayOf(44_835, "2020-06"),
    stayOf(44_424, "2020-08"),
    stayOf(44_421, "2019-08"),
  ];
  assert.ok(forced.values.unforcedMisfitRatio > 1);
  assert.ok(free.values.unforcedMisfitRatio < 1);
  assert.equal(sparse.values.unforcedMisfitRatio, undefined);
  const keys = [forced, free, sparse].map((one) => describeDetection(one).key);
  assert.deepEqual(keys, ["detect-proximity-forced", "detect-proximity-natural", "detect-proximity"]);
  for (const one of [forced, free])
    for (const language of languages) {
      const { key, parts } = describeDetection(one);
      assert.doesNotMatch(describe(key, language, parts), /[{}]|NaN|undefined|–/);
    }
});

const historyPath = "catalog/history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz";

test("pairs and fours that stand together throughout are formations and no detections", {
  skip: skipWithoutShared(historyPath),
}, () => {
  const wanted = new Set([31_698, 36_605, 56_153, 56_154, 56_155, 56_156, 25_682]);
  const { table } = readElementSets(gunzipSync(readFileSync(sharedPath(historyPath))), { source: "history" });
  const rows = Array.from({ length: table.count }, (_, row) => row).filter((row) =>
    wanted.has(table.id[row]),
  );
  const histories = groupHistories(selectRows(table, rows));
  const formations = standingFormations(histories);
  assert.deepEqual(
    formations.map(({ ids }) => ids),
    [
      [31_698, 36_605],
      [56_153, 56_154, 56_155, 56_156],
    ],
  );
  const [radarPair] = formations;
  assert.ok(radarPair.nearestKm < 1 && radarPair.farthestKm < 2);
  assert.ok(radarPair.unforcedMisfitRatio! < 1);
  assert.deepEqual(detectProximity(histories), []);
  assert.deepEqual(standingFormations([...histories].reverse()), formations);
});
