import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { originatorOnly, publicMarking, textTable } from "../core/index.ts";
import { projectPath } from "../core/testing/shared-data.ts";
import { readElementSets, readSatcat } from "../formats/index.ts";
import { parseIsoUtc } from "../time/index.ts";
import {
  buildElementHistory,
  buildObjectCatalog,
  type Coverage,
  type CoverageSources,
  coverageBatch,
  coverageOf,
  earthOrbitEvidence,
  readNames,
  readProtectedList,
  readSecondCatalog,
} from "./index.ts";

const demo = (file: string): Buffer => gunzipSync(readFileSync(projectPath(`data/demo/${file}`)));
const active = readElementSets(demo("active_2026-08-12.tle.gz")).table;
const full = readElementSets(demo("gp-on-orbit_2024-11-01.csv.gz")).table;
const history = buildElementHistory([active, full]);
const batch = (name: string, receivedAt: string, completeness: "full" | "group") => ({
  sha256: "0".repeat(64),
  name,
  receivedAt,
  completeness,
  marking: publicMarking,
});
const fullBatch = coverageBatch(batch("gp-on-orbit_2024-11-01", "2024-11-01T00:00:00Z", "full"), full);
const sources: CoverageSources = {
  history,
  batches: [coverageBatch(batch("active_2026-08-12", "2026-08-12T19:19:03Z", "group"), active), fullBatch],
  secondCatalog: readSecondCatalog(demo("gcat-orbits_2025-07-30.csv.gz").toString()).orbits,
};
const satcat = readSatcat(demo("satcat-payloads_2026-08-21.json.gz")).records;
const objects = buildObjectCatalog(satcat, [active, full], readNames(demo("names.csv.gz").toString()));
const now = parseIsoUtc("2026-08-12T19:19:03Z");
const stateOf = (id: number, from: CoverageSources = sources): Coverage => {
  const object = objects.get(id);
  assert.ok(object, `${id}`);
  return coverageOf(object, now, from);
};

test("Himawari-9 and QZS-3 are current, a rocket body of the catalog of 2024 is stale, with their ages", () => {
  for (const id of [41836, 42917]) {
    const coverage = stateOf(id);
    assert.ok(
      coverage.state === "current" && coverage.ageDays >= 0 && coverage.ageDays < 3,
      JSON.stringify(coverage),
    );
  }
  const stale = stateOf(12);
  assert.ok(stale.state === "stale" && Math.abs(stale.ageDays - 650.8) < 0.1, JSON.stringify(stale));
});

test("information-gathering satellites and DSN-2 have no public elements, said with batch and evidence", () => {
  for (const id of [37954, 40538, 43223, 45165, 55329, 58762, 41940]) {
    const coverage = stateOf(id);
    assert.deepEqual(
      coverage,
      {
        state: "no-public-elements",
        batch: { sha256: "0".repeat(64), name: "gp-on-orbit_2024-11-01", receivedAt: "2024-11-01T00:00:00Z" },
        earthOrbitBy: "second-catalog",
      },
      `${id} ${JSON.stringify(coverage)}`,
    );
  }
});

test("a probe around the Sun has no elements in the loaded sources, but is not called without public elements", () => {
  for (const id of [27, 15464, 40319, 50463, 23726]) {
    const coverage = stateOf(id);
    assert.ok(
      coverage.state === "no-elements-in-loaded-sources" && coverage.reason === "earth-orbit-not-shown",
      `${id}`,
    );
  }
});

test("what was launched after the full catalog may have public elements that are not loaded", () => {
  const coverage = stateOf(100178);
  assert.ok(
    coverage.state === "no-elements-in-loaded-sources" && coverage.reason === "launched-after-full-catalog",
  );
});

test("without a full public catalog, or with one that others may not see, nothing is said about public elements", () => {
  const secret = { ...fullBatch, marking: originatorOnly("US") };
  const later = { ...fullBatch, receivedAt: "2026-09-01T00:00:00Z" };
  for (const batches of [[], [{ ...fullBatch, completeness: "group" as const }], [secret], [later]]) {
    const coverage = stateOf(40538, { ...sources, batches });
    assert.ok(
      coverage.state === "no-elements-in-loaded-sources" && coverage.reason === "no-full-public-catalog",
    );
  }
});

test("decayed, unknown to the SATCAT, and only later elements each have their reason", () => {
  const igs = objects.get(40538)!;
  const reason = (coverage: Coverage) =>
    coverage.state === "no-elements-in-loaded-sources" ? coverage.reason : coverage.state;
  assert.equal(reason(coverageOf({ ...igs, decayDate: "2026-08-01" }, now, sources)), "decayed");
  assert.equal(reason(coverageOf({ ...igs, decayDate: "2026-09-01" }, now, sources)), "no-public-elements");
  assert.equal(reason(coverageOf({ ...igs, objectTypeFrom: "name" }, now, sources)), "not-in-satcat");
  const empty = buildElementHistory([]);
  assert.equal(
    reason(coverageOf(objects.get(5)!, now, { ...sources, history: empty })),
    "in-full-public-catalog",
  );
});

test("SATCAT's own orbit center decides where it is given", () => {
  const igs = objects.get(61439)!;
  const evidence = (changes: object) => earthOrbitEvidence({ ...igs, ...changes }, undefined, 9720);
  assert.equal(evidence({}), undefined);
  assert.equal(evidence({ orbitCenter: "EA" }), "orbit-center");
  assert.equal(evidence({ orbitCenter: "25544", orbitType: "DOC" }), "orbit-center");
  assert.equal(evidence({ orbitCenter: "SU", periodMin: 90, apogeeKm: 500, perigeeKm: 500 }), undefined);
  assert.equal(evidence({ orbitCenter: "EA", orbitType: "IMP" }), undefined);
  assert.equal(evidence({ periodMin: 90, apogeeKm: 500, perigeeKm: 500 }), "orbit-figures");
  assert.equal(evidence({ periodMin: 486_100, apogeeKm: 2e6, perigeeKm: 500 }), undefined);
});

test("every protected satellite of Japan and the United States has a state, and every state has its texts", () => {
  const counts: Record<string, number> = {};
  for (const party of ["JP", "US"]) {
    const { entries } = readProtectedList(
      readFileSync(projectPath(`policies/protected/${party}.csv`), "utf8"),
    );
    for (const { id } of entries) {
      const coverage = stateOf(id);
      const reason = coverage.state === "no-elements-in-loaded-sources" ? coverage.reason : undefined;
      const evidence = coverage.state === "no-public-elements" ? coverage.earthOrbitBy : undefined;
      counts[`${party} ${reason ?? coverage.state}`] =
        (counts[`${party} ${reason ?? coverage.state}`] ?? 0) + 1;
      const keys = [
        `coverage-${coverage.state}`,
        reason && `coverage-reason-${reason}`,
        evidence && `earth-orbit-${evidence}`,
      ];
      for (const key of keys) if (key) assert.ok(Object.hasOwn(textTable, key), key);
    }
  }
  assert.ok(counts["JP current"] >= 20 && counts["JP no-public-elements"] >= 8, JSON.stringify(counts));
});

test("an object has its names, with renames, and the type that its source or its name states", () => {
  const upperStage = objects.get(12)!;
  assert.deepEqual(
    [upperStage.objectType, upperStage.objectTypeFrom, upperStage.owner],
    ["rocket-body", "name", ""],
  );
  const types = Object.groupBy([...objects.values()], ({ objectType }) => objectType);
  assert.ok(
    (types.debris?.length ?? 0) > 9_000 && (types["rocket-body"]?.length ?? 0) > 1_900,
    `${types.debris?.length} ${types["rocket-body"]?.length}`,
  );
  const renamed = [...objects.values()].filter(({ otherNames }) => otherNames.length > 0);
  assert.ok(renamed.length > 0 && renamed.every(({ name, otherNames }) => !otherNames.includes(name)));
});
