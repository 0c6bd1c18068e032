import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { latLngToCell } from "h3-js";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { readAircraftCells } from "./index.ts";
import { sampleAircraft as aircraft } from "./testing/sample-aircraft.ts";

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value, null, 1));
const read = (...list: readonly object[]) =>
  readAircraftCells(encode({ now: 1780515492.25, messages: 4711, aircraft: list }));
const tokyo = latLngToCell(aircraft.lat, aircraft.lon, 4);

test("aircraft are counted good or bad per cell of resolution 4", () => {
  const { counts, problems } = read(
    aircraft,
    { ...aircraft, nic: 6 },
    { ...aircraft, nac_p: 7, nic: undefined },
    { ...aircraft, lat: -35, type: "adsr_icao", nac_p: undefined },
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(counts, {
    count: 2,
    cell: [tokyo, latLngToCell(-35, aircraft.lon, 4)].sort(),
    good: Uint32Array.of(1, 1),
    bad: Uint32Array.of(2, 0),
    samePosition: Uint32Array.of(3, 0),
  });
  const apart = [0, 0.01, 0.02].map((step) => ({ ...aircraft, lat: aircraft.lat + step }));
  assert.deepEqual([...(read(...apart).counts.samePosition ?? [])], [0]);
});

test("positions of others, the ground, earlier transponders and what gives no quality are not counted", () => {
  const { counts, problems } = read(
    { ...aircraft, mlat: ["lat", "lon"] },
    { ...aircraft, mlat: ["nic"], nic: 0 },
    { ...aircraft, tisb: ["nac_p"] },
    { ...aircraft, type: "mlat" },
    { ...aircraft, type: "tisb_other" },
    { ...aircraft, type: "adsc" },
    { ...aircraft, type: "mode_s" },
    { ...aircraft, alt_baro: "ground" },
    { ...aircraft, version: 0, nac_p: 0 },
    { ...aircraft, version: 1 },
    { ...aircraft, version: undefined },
    { ...aircraft, nic: undefined, nac_p: undefined },
    { ...aircraft, lat: undefined },
  );
  assert.deepEqual([counts.count, problems], [0, []]);
});

test("one broken aircraft has its place and loses no other; thresholds can be set", () => {
  const text = new TextDecoder().decode(
    encode({ aircraft: [{ ...aircraft, lat: 95 }, aircraft, { ...aircraft, hex: "BROKEN" }] }),
  );
  const broken = new TextEncoder().encode(text.replace('"BROKEN"', "BROKEN"));
  const { counts, problems } = readAircraftCells(broken);
  assert.deepEqual([[...counts.good], counts.cell], [[1], [tokyo]]);
  assert.deepEqual(
    problems.map(({ code, line, column }) => [code, line, column]),
    [
      ["aircraft-field-not-understood", 3, 3],
      ["json-not-understood", 35, 3],
    ],
  );
  const strict = readAircraftCells(encode({ aircraft: [aircraft] }), { leastNic: 9 });
  assert.deepEqual([...strict.counts.bad], [1]);
  assert.throws(() => readAircraftCells(encode([aircraft])), { code: "aircraft-not-recognized" });
});

test("the caller's bytes stay as they were", () => {
  const bytes = Buffer.from(encode({ now: 1, aircraft: [aircraft] }));
  const before = Buffer.concat([bytes]);
  readAircraftCells(bytes);
  assert.ok(bytes.equals(before));
});

interface Sample {
  readonly aircraft: readonly Readonly<Record<string, number | string | readonly string[] | undefined>>[];
}

/** What could name or place an aircraft. */
const identifying = ["hex", "flight", "r", "t", "squawk", "lat", "lon", "desc", "ownOp", "track", "messages"];

const assertPrivate = (bytes: Uint8Array, sample: Sample) => {
  const result = readAircraftCells(bytes);
  assert.deepEqual(Object.keys(result).sort(), ["counts", "problems"]);
  assert.deepEqual(Object.keys(result.counts).sort(), ["bad", "cell", "count", "good", "samePosition"]);
  const { cell, good, bad, samePosition } = result.counts;
  const json = JSON.stringify({
    ...result,
    cell,
    good: [...good],
    bad: [...bad],
    samePosition: [...(samePosition ?? [])],
  }).toLowerCase();
  let looked = 0;
  for (const one of sample.aircraft)
    for (const key of identifying) {
      const value = String(one[key] ?? "")
        .trim()
        .toLowerCase();
      if (value.length < 4) continue;
      looked++;
      assert.ok(!json.includes(value), `${key} ${value}`);
    }
  assert.ok(looked >= sample.aircraft.length);
};

test("privacy: no identifier or position of an aircraft is in the result or in a problem", () => {
  const sample = {
    aircraft: [aircraft, { ...aircraft, lat: 95.25, lon: "here" }, { ...aircraft, nic: "bad" }],
  };
  assert.equal(readAircraftCells(encode(sample)).problems.length, 2);
  assertPrivate(encode(sample), sample);
});

const samples = ["roob1090-aircraft-2020-05-19-washington.json", "hungary-good-and-degraded-2026-06.json"];
for (const file of samples)
  test(`privacy: nothing that names an aircraft is left of ${file}`, {
    skip: skipWithoutShared(`oracles/gnss/adsb/${file}`),
  }, () => {
    const bytes = readFileSync(sharedPath(`oracles/gnss/adsb/${file}`));
    assertPrivate(bytes, JSON.parse(bytes.toString()));
  });

interface ExpectedCase {
  readonly file: string;
  readonly hex: string;
  readonly verdict: "good" | "degraded" | "ignore";
}

const expected = "oracles/gnss/adsb/expected.json";
test("each aircraft whose reading is known is read so", { skip: skipWithoutShared(expected) }, () => {
  const { cases }: { cases: ExpectedCase[] } = JSON.parse(readFileSync(sharedPath(expected), "utf8"));
  assert.ok(cases.length >= 3);
  for (const { file, hex, verdict } of cases) {
    const sample: Sample = JSON.parse(readFileSync(sharedPath(`oracles/gnss/${file}`), "utf8"));
    const only = encode({ aircraft: sample.aircraft.filter((one) => one.hex === hex) });
    const { good, bad } = readAircraftCells(only).counts;
    const got = good.length === 0 ? "ignore" : bad[0] > 0 ? "degraded" : "good";
    assert.equal(got, verdict, `${hex} of ${file}`);
  }
});
