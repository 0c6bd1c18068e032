import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { readElementSets } from "../formats/index.ts";
import { detectGeo } from "./geo/detect-geo.ts";
import { groupHistories } from "./history.ts";
import { detectManeuvers } from "./maneuver/detect-maneuvers.ts";

const history = "catalog/history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz";

/** The lines of some objects of a TLE file; the whole has 592,064 sets. */
function readObjects(path: string, ids: readonly number[]) {
  const wanted = new Set(ids.map(String));
  const lines = gunzipSync(readFileSync(sharedPath(path)))
    .toString("latin1")
    .split("\n");
  const kept = lines.filter((line) => /^[12] /.test(line) && wanted.has(line.slice(2, 7).trim()));
  return readElementSets(new TextEncoder().encode(kept.join("\n"))).table;
}

const movers = {
  "USA 270": 41744,
  "USA 271": 41745,
  "SY-12 01": 50321,
  "SY-12 02": 50322,
  "SJ-20": 44910,
  "SJ-23": 55131,
  "COSMOS 2589": 64467,
  "SJ-17": 41838,
};
const keepers = {
  "HIMAWARI-8": 40267,
  "HIMAWARI-9": 41836,
  "QZS-1R": 49336,
  "QZS-2": 42738,
  "QZS-3": 42917,
  "QZS-4": 42965,
  "QZS-6": 62876,
  "DSN-3": 61733,
  "LUCH-5X": 55841,
  "TJS-3": 43874,
  "TJS-10": 58204,
};

test("the relocations of summer 2026 are found, and the keepers raise none", {
  skip: skipWithoutShared(history),
}, () => {
  const table = readObjects(history, [...Object.values(movers), ...Object.values(keepers)]);
  const found = detectGeo(groupHistories(table));
  const relocated = new Set(found.filter(({ kind }) => kind === "geo-relocation").map(({ ids }) => ids[0]));
  assert.deepEqual(
    Object.entries(movers).filter(([, id]) => !relocated.has(id)),
    [],
  );
  assert.deepEqual(
    Object.entries(keepers).filter(([, id]) => found.some(({ ids }) => ids[0] === id)),
    [],
  );
});

const sentinel = "maneuvers/tle/Sentinel-3A.tle.gz";
test("Sentinel-3A's large burns are found", { skip: skipWithoutShared(sentinel) }, () => {
  const table = readObjects(sentinel, [41335]);
  const found = detectManeuvers(groupHistories(table));
  const truth = readFileSync(sharedPath("maneuvers/truth/Sentinel-3A.csv"), "utf8").trim().split("\n");
  const along = truth[0].split(",").indexOf("dv_along_mps");
  const inHistory = truth
    .slice(1)
    .map((line) => line.split(","))
    .filter((cells) => cells[10] !== "" && Math.abs(Number(cells[along])) > 0.01);
  const hits = inHistory.filter((cells) =>
    found.some(({ time }) => Math.abs(Date.parse(time!) - Date.parse(cells[1])) < 2 * 86_400_000),
  );
  assert.ok(
    hits.length / inHistory.length > 0.9,
    `wanted over 0.9, got ${hits.length} of ${inHistory.length}`,
  );
});
