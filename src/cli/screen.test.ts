import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { projectPath } from "../core/testing/shared-data.ts";

const folder = mkdtempSync(join(tmpdir(), "hoshimori-screen-"));
after(() => rmSync(folder, { recursive: true }));

/** 22806 and 27752 meet in the first second of 2024-11-01, 41340 and 55015 in the second; 28455 is Japanese. */
const wanted = new Set(["22806", "27752", "41340", "55015", "28455", "55522"]);
const [header, ...lines] = gunzipSync(readFileSync(projectPath("data/demo/gp-on-orbit_2024-11-01.csv.gz")))
  .toString()
  .trim()
  .split(/\r?\n/);
const some = join(folder, "some.csv");
writeFileSync(some, [header, ...lines.filter((line) => wanted.has(line.split(",")[11]))].join("\n"));

const screen = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [projectPath("src/cli/main.ts"), "screen", some, "--threads", "1", ...args],
    { encoding: "utf8", env: { ...process.env, LANG: "C", LC_ALL: "C" } },
  );
  return {
    status,
    stderr,
    stdout,
    records: stdout.startsWith("{")
      ? stdout
          .trim()
          .split("\n")
          .map((l) => JSON.parse(l))
      : [],
  };
};
const hour = ["--start", "2024-11-01T00:00:00Z", "--hours", "0.25", "--within", "5"];

test("all on all: one record a minimum with the contract's fields, by time; messages on standard error", () => {
  const { status, records, stderr } = screen("--json", ...hour);
  assert.equal(status, 0);
  assert.deepEqual(
    records.map(({ id1, id2 }) => [id1, id2]),
    [
      [22806, 27752],
      [41340, 55015],
      [28455, 55522],
    ],
  );
  const [first] = records;
  assert.match(first.tca, /^2024-11-01T00:00:00\.\d{6}Z$/);
  assert.ok(Math.abs(first.missDistanceKm - 4.687109016) < 1e-5, `${first.missDistanceKm}`);
  assert.ok(Math.abs(first.relativeSpeedKmPerS - 9.38966143) < 1e-6, `${first.relativeSpeedKmPerS}`);
  assert.ok(Math.abs(Math.hypot(...first.ricKm) - first.missDistanceKm) < 1e-9);
  assert.ok(first.maxProbability > 0 && first.maxProbability < 1);
  assert.ok(first.name1 !== "" && first.name2 !== "");
  assert.match(stderr, /6 objects, 3 minima/);
});

test("--id and --owner choose one side of the pairs", () => {
  const byId = screen("--json", ...hour, "--id", "55015");
  assert.deepEqual(
    byId.records.map(({ id1 }) => id1),
    [41340],
  );
  const byOwner = screen("--json", ...hour, "--owner", "JPN");
  assert.deepEqual(
    byOwner.records.map(({ id1 }) => id1),
    [28455],
  );
});

test("without --json a line a minimum with a heading of units, in Japanese where asked", () => {
  const { stdout, stderr } = screen("--lang", "ja", ...hour);
  assert.equal(stdout.trim().split("\n").length, 3);
  assert.match(stderr, /km\/s/);
  assert.match(stderr, /物体 6 個/);
});

test("wrong usage ends with 2, unreadable input with 3, a chosen object that is missing with 1", () => {
  assert.equal(screen("--start", "2024-11-01T00:00:00Z").status, 2);
  assert.equal(screen(...hour, "--within", "0").status, 2);
  assert.equal(screen(...hour, "--hours", "many").status, 2);
  assert.equal(screen(...hour, "--id", "99").status, 1);
  const { status, stderr } = spawnSync(
    process.execPath,
    [projectPath("src/cli/main.ts"), "screen", join(folder, "none.csv"), ...hour],
    { encoding: "utf8" },
  );
  assert.equal(status, 3);
  assert.notEqual(stderr, "");
});
