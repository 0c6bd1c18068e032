import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { exitCodeOf, textTable } from "../core/index.ts";
import { projectPath, sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { objectTypes, readSatcat } from "../formats/index.ts";
import {
  nearOwners,
  objectTypeFromName,
  ownerName,
  ownerOf,
  owners,
  regimeOf,
  regimes,
  requireOwner,
} from "./index.ts";

const unknownOwners = (path: string): string[] => {
  const { records } = readSatcat(gunzipSync(readFileSync(path)));
  return [...new Set(records.map(({ owner }) => owner))].filter((code) => code !== "" && !ownerOf(code));
};

test("every owner code of the bundled SATCAT is in the table, with both names", () => {
  assert.deepEqual(unknownOwners(projectPath("data/demo/satcat-payloads_2026-08-21.json.gz")), []);
  for (const { code, en, ja, country } of owners)
    assert.ok(en && ja && (country === undefined || /^[A-Z]{2}$/.test(country)), code);
  assert.deepEqual(
    [ownerName("JPN", "ja"), ownerName("US", "en"), ownerName("??", "en")],
    ["日本", "United States", "??"],
  );
});

const full = "catalog/satcat/satcat_2025-03-07.csv.gz";
test("every owner code of the full SATCAT is in the table", { skip: skipWithoutShared(full) }, () => {
  assert.deepEqual(unknownOwners(sharedPath(full)), []);
});

test("an unknown owner code is refused with the nearest ones, for exit code 2", () => {
  assert.equal(requireOwner("jpn").code, "JPN");
  assert.throws(() => requireOwner("JP"), { code: "owner-unknown", message: /"JP".*JPN \(Japan\)/ });
  assert.equal(exitCodeOf("owner-unknown"), 2);
  for (const [typed, near] of [
    ["JP", "JPN"],
    ["japan", "JPN"],
    ["JAPN", "JPN"],
    ["CN", "PRC"],
    ["USA", "US"],
    ["RUSSIA", "CIS"],
  ])
    assert.equal(nearOwners(typed)[0].code, near, typed);
});

test("regimes by mean elements: one for every orbit", () => {
  const cases: [string, number, number, number][] = [
    ["LEO", 15.5, 0.0005, 51.6],
    ["MEO", 2.0056, 0.01, 55],
    ["GEO", 1.00271, 0.0002, 0.05],
    ["GEO", 0.99, 0.0005, 12],
    ["GSO", 1.0027, 0.075, 40],
    ["HEO", 2.006, 0.72, 63.4],
    ["LEO", 11.25, 0.1, 10],
    ["other", 0.5, 0.1, 10],
  ];
  for (const [regime, meanMotionRevPerDay, eccentricity, inclinationDeg] of cases)
    assert.equal(regimeOf({ meanMotionRevPerDay, eccentricity, inclinationDeg }), regime);
});

test("types by name, and a text for every type and regime", () => {
  assert.deepEqual(
    ["ATLAS CENTAUR R/B", "SL-12 R/B(2)", "FENGYUN 1C DEB", "DEBUT", "ISS"].map(objectTypeFromName),
    ["rocket-body", "rocket-body", "debris", "unknown", "unknown"],
  );
  for (const type of objectTypes) assert.ok(Object.hasOwn(textTable, `object-type-${type}`), type);
  for (const regime of regimes) assert.ok(Object.hasOwn(textTable, `regime-${regime}`), regime);
});
