import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { readElementSets } from "../formats/index.ts";
import { addSeconds, elapsedSeconds, parseIsoUtc } from "../time/index.ts";
import { screenSlice } from "./screen-slice.ts";

const socrates = "oracles/conjunctions/socrates-pairs.json";
const opsmode = "oracles/conjunctions/opsmode-case.json";

interface SocratesPair {
  readonly socrates: {
    readonly tca_utc: string;
    readonly range_km: number;
    readonly rel_speed_km_s: number;
  };
  readonly gp_1: object;
  readonly gp_2: object;
  readonly check: { readonly gp_matches: boolean };
}

test("SOCRATES rows whose elements are stored: time 0.01 s, range 2 m", {
  skip: skipWithoutShared(socrates),
}, () => {
  const { pairs }: { readonly pairs: readonly SocratesPair[] } = JSON.parse(
    readFileSync(sharedPath(socrates), "utf8"),
  );
  const true_ = pairs.filter(({ check }) => check.gp_matches);
  assert.ok(true_.length > 0);
  for (const { socrates: row, gp_1, gp_2 } of true_) {
    const { table } = readElementSets(new TextEncoder().encode(JSON.stringify([gp_1, gp_2])));
    const published = parseIsoUtc(`${row.tca_utc.replace(" ", "T")}Z`);
    const start = addSeconds(published, -300);
    const found = screenSlice(table, { start, hours: 1 / 6, withinKm: 5, operationMode: "a" });
    assert.equal(found.length, 1);
    const off = Math.abs(elapsedSeconds(published, found[0].tca));
    assert.ok(off <= 0.01, `time: wanted 0.01 s, got ${off}`);
    const range = Math.abs(found[0].missDistanceKm - row.range_km);
    assert.ok(range <= 0.002, `range: wanted 0.002 km, got ${range}`);
    const speed = Math.abs(found[0].relativeSpeedKmPerS - row.rel_speed_km_s);
    assert.ok(speed <= 0.001, `speed: wanted 0.001 km/s, got ${speed}`);
  }
});

test("a pair that only operation mode a finds", { skip: skipWithoutShared(opsmode) }, () => {
  const pair = JSON.parse(readFileSync(sharedPath(opsmode), "utf8"));
  const lines = [...pair.tle_1, ...pair.tle_2].join("\n");
  const { table } = readElementSets(new TextEncoder().encode(lines));
  const published = parseIsoUtc(`${pair.tca_utc}Z`);
  const options = { start: addSeconds(published, -600), hours: 1 / 3, withinKm: 5 };
  const found = screenSlice(table, { ...options, operationMode: "a" });
  assert.equal(found.length, 1);
  assert.ok(
    Math.abs(found[0].missDistanceKm - pair.distance_km) <= 1e-5,
    `wanted ${pair.distance_km}, got ${found[0].missDistanceKm}`,
  );
  assert.equal(screenSlice(table, options).length, 0);
});

const collision = "catalog/events/iridium33-cosmos2251_2009-02-09.tle.gz";

// The least distance is 698 m, as STK is quoted, 4 ms before 16:55:59.8; at that instant it is 0.6997 km (satellite.js: 0.6996).
test("Iridium 33 and Cosmos 2251 meet at 2009-02-10T16:55:59.8Z: 698 m, and 0.6996 km at the full tenth of a second", {
  skip: skipWithoutShared(collision),
}, () => {
  const { table } = readElementSets(gunzipSync(readFileSync(sharedPath(collision))));
  const found = screenSlice(table, { start: parseIsoUtc("2009-02-10T12:00:00Z"), hours: 12, withinKm: 5 });
  const nearest = found.toSorted((a, b) => a.missDistanceKm - b.missDistanceKm)[0];
  assert.deepEqual([nearest.id1, nearest.id2], [22675, 24946]);
  const published = parseIsoUtc("2009-02-10T16:55:59.8Z");
  const off = elapsedSeconds(nearest.tca, published);
  assert.ok(Math.abs(off) <= 0.005, `time: wanted 16:55:59.8, got ${off} s off`);
  assert.ok(
    Math.abs(nearest.missDistanceKm - 0.698) < 5e-4,
    `wanted 0.698 km, got ${nearest.missDistanceKm}`,
  );
  const then = Math.hypot(nearest.missDistanceKm, nearest.relativeSpeedKmPerS * off);
  assert.ok(Math.abs(then - 0.6996) < 2e-4, `wanted 0.6996 km, got ${then}`);
});
