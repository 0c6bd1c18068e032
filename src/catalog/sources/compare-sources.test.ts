import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { norm } from "../../core/index.ts";
import { sharedPath, skipWithoutShared } from "../../core/testing/shared-data.ts";
import { readElementSets } from "../../formats/index.ts";
import { buildElementTable, type ElementTable, type MeanElements } from "../../orbit/index.ts";
import { addSeconds, type Instant, parseIsoUtc } from "../../time/index.ts";
import { compareSources, elementSetStates, publisherOf, type SourceState } from "../index.ts";

const at: Instant = parseIsoUtc("2026-08-12T00:00:00Z");
const rounded = (km: number): number => Math.round(km * 1e9) / 1e9;
const hours = (count: number): Instant => addSeconds(at, count * 3600);
const circular = (source: string, epoch: Instant, inTrackKm: number, radialKm = 0): SourceState => ({
  source,
  kind: "element-set",
  epoch,
  state: { positionKm: [7000 + radialKm, inTrackKm, 0], velocityKmPerS: [0, 7.5, 0] },
});

test("disagreement is told from the source with the least age, in its own axes", () => {
  const { reference, sources, largestDistanceKm } = compareSources(
    [circular("old", hours(-30), -4, 3), circular("new", hours(-2), 0), circular("later", hours(5), 1)],
    at,
  );
  assert.equal(reference, "new");
  assert.deepEqual(
    sources.map(({ source, ricKm, distanceKm }) => [source, ricKm?.map(rounded), rounded(distanceKm!)]),
    [
      ["new", [0, 0, 0], 0],
      ["later", [0, 1, 0], 1],
      ["old", [3, -4, 0], 5],
    ],
  );
  assert.deepEqual(
    sources.map(({ ageDays }) => Math.round(ageDays * 24)),
    [2, -5, 30],
  );
  assert.ok(Math.abs(largestDistanceKm! - Math.hypot(3, 5)) < 1e-12);
});

test("the order of the sources given makes no difference", () => {
  const given = [circular("b", hours(-1), 2), circular("a", hours(-1), 0), circular("c", hours(-9), 7)];
  const told = compareSources(given, at);
  assert.equal(told.reference, "a");
  assert.deepEqual(compareSources([...given].reverse(), at), told);
});

test("a source without a position is shown with its reason, and is no reference", () => {
  const lost: SourceState = { source: "lost", kind: "element-set", epoch: at, problem: "orbit-decayed" };
  const { reference, sources, largestDistanceKm } = compareSources(
    [lost, circular("good", hours(-1), 0)],
    at,
  );
  assert.deepEqual([reference, largestDistanceKm], ["good", undefined]);
  assert.deepEqual(
    sources.map(({ source, problem, distanceKm }) => [source, problem, distanceKm]),
    [
      ["good", undefined, 0],
      ["lost", "orbit-decayed", undefined],
    ],
  );
  assert.deepEqual(compareSources([lost], at).reference, undefined);
  assert.deepEqual(compareSources([], at).sources, []);
});

test("brackets after a name tell the publisher, signs of status don't", () => {
  assert.deepEqual(
    ["LAGEOS2 [DGF]", "ISS (ZARYA) [+]", "GPS BIIR-2  (PRN 13)", "A [P]", "[X1] B"].map(publisherOf),
    ["DGF", "", "", "", ""],
  );
});

const first: MeanElements = {
  id: 25_544,
  name: "ISS (ZARYA)",
  internationalDesignator: "1998-067A",
  epoch: at,
  meanMotionRevPerDay: 15.5,
  eccentricity: 0.0005,
  inclinationDeg: 51.64,
  raanDeg: 100,
  argumentOfPerigeeDeg: 10,
  meanAnomalyDeg: 350,
  bstar: 1.8e-4,
  meanMotionDot: 0,
  meanMotionDdot: 0,
};

const skip = skipWithoutShared("catalog/full/gp_2025-01-12.csv.gz");

test("an object that a file has twice: one state for each publisher, within what such sets are good to", {
  skip,
}, () => {
  const bytes = gunzipSync(readFileSync(sharedPath("catalog/full/gp_2025-01-12.csv.gz")));
  const { table } = readElementSets(bytes);
  const instant = parseIsoUtc("2025-01-12T00:00:00Z");
  const lageos = compareSources(elementSetStates("gp", table, 22_195, instant), instant);
  assert.deepEqual(
    lageos.sources.map(({ source }) => source),
    ["gp [DGF]", "gp [HTS]"],
  );
  // Both are fits to the same laser-ranged orbit; SGP4 keeps them within a kilometer over a day.
  assert.ok(
    lageos.largestDistanceKm! > 0.01 && lageos.largestDistanceKm! < 2,
    `${lageos.largestDistanceKm} km`,
  );
  const glonass = compareSources(elementSetStates("gp", table, 39_155, instant), instant);
  assert.equal(glonass.sources.length, 3);
  for (const { ricKm, distanceKm } of glonass.sources) assert.ok(Math.abs(norm(ricKm!) - distanceKm!) < 1e-9);
});

test("of several sets of one publisher the newest that is past is taken, else the nearest to come", () => {
  const at24 = addSeconds(first.epoch, 86_400);
  const later = { ...first, epoch: at24 };
  const table: ElementTable = buildElementTable([later, first]);
  const epochAt = (instant: Instant) => elementSetStates("f", table, first.id, instant)[0].epoch;
  assert.deepEqual(epochAt(addSeconds(first.epoch, 3600)), first.epoch);
  assert.deepEqual(epochAt(addSeconds(first.epoch, 90_000)), at24);
  assert.deepEqual(epochAt(addSeconds(first.epoch, -3600)), first.epoch);
  assert.deepEqual(elementSetStates("f", table, 1, at24), []);
});
