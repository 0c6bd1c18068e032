import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { describe, languages } from "../../core/index.ts";
import { sharedPath, skipWithoutShared } from "../../core/testing/shared-data.ts";
import { readElementSets } from "../../formats/index.ts";
import { type ElementTable, selectRows } from "../../orbit/index.ts";
import { describeDetection } from "../describe.ts";
import type { Detection } from "../detection.ts";
import { groupHistories } from "../history.ts";
import { detectLateObjects } from "./detect-late-objects.ts";

const assertDescribed = (detection: Detection): void => {
  for (const language of languages) {
    const { key, parts } = describeDetection(detection);
    assert.doesNotMatch(describe(key, language, parts), /[{}]|NaN|undefined|–/);
  }
};

test("an object of July 2020 parted from one of three in its plane at about 140 m/s, eight days before its first set", {
  skip: skipWithoutShared("rpo/cases"),
}, () => {
  const bytes = readFileSync(sharedPath("rpo/cases/cosmos2542-2543-2535.tle"));
  const [late, ...others] = detectLateObjects(
    groupHistories(readElementSets(bytes, { source: "case" }).table),
  );
  assert.deepEqual(others, []);
  assert.deepEqual(late.ids, [45915]);
  const candidates = late.neighbors ?? [];
  // Its own launch's Cosmos 2543 and the neighbors it stayed with can't be told apart.
  assert.deepEqual(
    candidates.map(({ id, rank }) => [id, rank]),
    [
      [44421, 1],
      [44835, 1],
      [44424, 1],
    ],
  );
  for (const { separationSpeedMPerS, alongTrackSpeedMPerS, uncertaintyKm, metDaysBefore } of candidates.slice(
    0,
    2,
  )) {
    assert.ok(Math.abs(separationSpeedMPerS! - 142) < 2 && Math.abs(alongTrackSpeedMPerS! - 18) < 1);
    assert.ok(uncertaintyKm! > 0.5);
    // The first set is of 23 July, the reported release of 15 July.
    assert.ok(Math.abs(metDaysBefore! - 8.1) < 0.5, String(metDaysBefore));
  }
  assertDescribed(late);
});

const station = 25_544;
const historyPath = "catalog/history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz";

test("releases from a station are told as such, whatever else is docked to it", {
  skip: skipWithoutShared(historyPath),
}, () => {
  const wanted = new Set([station, 25_575, 66_664, 69_648, 69_794, 69_797, 62_256, 62_258]);
  const { table } = readElementSets(gunzipSync(readFileSync(sharedPath(historyPath))), { source: "history" });
  const histories = groupHistories(only(table, wanted));
  const found = detectLateObjects(histories);
  const releases = found.filter(({ limitations }) =>
    limitations.some(({ code }) => code === "detect-limit-station-release"),
  );
  assert.deepEqual(
    releases.map(({ ids }) => ids[0]),
    [69_648, 69_794, 69_797],
  );
  for (const release of releases) {
    assert.ok(release.neighbors?.some(({ id, rank }) => id === station && rank === 1));
    assert.ok(release.values.separationSpeedMPerS < 10);
    assertDescribed(release);
  }
  // A pair in an eccentric orbit that parted: no formula of round orbits, only how fast they pass.
  const [eccentric] = found.filter(({ ids }) => ids[0] === 62_256);
  assert.equal(eccentric.values.alongTrackSpeedMPerS, undefined);
  assert.ok(eccentric.limitations.some(({ code }) => code === "detect-limit-regime-not-measured"));
  assert.deepEqual(detectLateObjects([...histories].reverse()), found);
});

const only = (table: ElementTable, ids: ReadonlySet<number>): ElementTable =>
  selectRows(
    table,
    Array.from({ length: table.count }, (_, row) => row).filter((row) => ids.has(table.id[row])),
  );
