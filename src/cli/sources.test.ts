import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { projectPath } from "../core/testing/shared-data.ts";

const files = ["2026-08-10", "2026-08-11", "2026-08-12"].map((day) =>
  projectPath(`data/demo/active_${day}.tle.gz`),
);

const sources = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [projectPath("src/cli/main.ts"), "sources", ...args],
    { encoding: "utf8", env: { ...process.env, LANG: "C", LC_ALL: "C" } },
  );
  return { status, stdout, stderr };
};

test("files side by side: one record a source, the one with the least age first, distances in its axes", () => {
  const { status, stdout } = sources(...files, "--id", "25544", "--at", "2026-08-12T12:00:00Z", "--json");
  assert.equal(status, 0);
  const records = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    records.map(({ source }) => source),
    ["active_2026-08-12.tle.gz", "active_2026-08-11.tle.gz", "active_2026-08-10.tle.gz"],
  );
  for (const [k, { id, at, reference, kind, ageDays, ricKm, distanceKm }] of records.entries()) {
    assert.deepEqual([id, at, kind], [25_544, "2026-08-12T12:00:00.000000Z", "element-set"]);
    assert.equal(reference, records[0].source);
    assert.ok(ageDays >= (records[k - 1]?.ageDays ?? 0) && ageDays < 4);
    assert.ok(Math.abs(Math.hypot(...ricKm) - distanceKm) < 1e-9);
  }
  assert.equal(records[0].distanceKm, 0);
  assert.ok(records[2].distanceKm > 0.01 && records[2].distanceKm < 50, records[2].distanceKm);
});

test("for people: a table with units, in both languages", () => {
  const english = sources(...files, "--id", "25544").stdout;
  assert.match(english, /ISS \(ZARYA\) \(25544\), where its sources put it at 2026-08-1/);
  assert.match(
    english,
    /source +what +epoch \(UTC\) +age, days +radial km +in-track km +cross-track km +distance km/,
  );
  assert.match(english, /Farthest from each other: \d+\.\d{3} km\./);
  assert.match(
    sources("--lang", "ja", ...files, "--id", "25544").stdout,
    /最も離れた二者の距離：\d+\.\d{3} km/,
  );
});

test("an object that no file has is told, exit code 1; a number that is none is wrong usage", () => {
  const none = sources(files[0], "--id", "999999");
  assert.deepEqual([none.status, none.stdout], [1, ""]);
  assert.match(none.stderr, /no source has element sets of object 999999/);
  assert.equal(sources(files[0], "--id", "ISS").status, 2);
  assert.equal(sources(files[0]).status, 2);
});
