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
const fileOf = (name: string, ids: ReadonlySet<string>): string => {
  const path = join(folder, name);
  writeFileSync(path, [header, ...lines.filter((line) => ids.has(line.split(",")[11]))].join("\n"));
  return path;
};
const some = fileOf("some.csv", wanted);
/** 59263 and 60353 pass at 2.7 km, the second inside the first one's volume of LEO1 only beside that; 4164 and 36861 in LEO3. */
const low = fileOf("low.csv", new Set(["4164", "36861", "59263", "60353"]));

const screen = (...args: string[]) => screenFile(some, ...args);
const screenFile = (file: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [projectPath("src/cli/main.ts"), "screen", file, "--threads", "1", ...args],
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

const volumes = ["--start", "2024-11-01T00:00:00Z", "--hours", "0.25", "--volume"];

test("--volume: each record says whose volume is entered, its regime and the element ages; notes name source and status", () => {
  const { status, records, stderr } = screenFile(low, "--json", ...volumes, "nasa-2011");
  assert.equal(status, 0);
  assert.deepEqual(
    records.map(({ volume }) => volume),
    [
      {
        set: "nasa-2011",
        status: "read",
        entered: [
          {
            of: 59263,
            regime: "LEO1",
            shape: "ellipsoid",
            semiAxesKm: [1.5, 69, 145],
            insideAtTca: false,
          },
        ],
      },
      {
        set: "nasa-2011",
        status: "read",
        entered: [4164, 36861].map((of) => ({
          of,
          regime: "LEO3",
          shape: "ellipsoid",
          semiAxesKm: [0.5, 11, 9],
          insideAtTca: true,
        })),
      },
    ],
  );
  for (const { ageDays1, ageDays2 } of records)
    assert.ok(Math.abs(ageDays1) < 30 && Math.abs(ageDays2) < 30, `${ageDays1}, ${ageDays2}`);
  assert.match(stderr, /screening volumes nasa-2011: Narvet 2011.*Status: figures read/);
  assert.match(stderr, /objects with a volume, by regime: LEO1 2, LEO3 2/);
});

test("a set that was not read is shown as unchecked, in the record, the line and the note, in the reader's language", () => {
  const { records, stderr } = screenFile(low, "--json", ...volumes, "18sds");
  assert.deepEqual(
    records.map(({ volume }) => volume.entered[0].unverified),
    [["figures", "shape", "condition"]],
  );
  assert.match(stderr, /18sds: .*Status: UNCHECKED/);
  const japanese = screenFile(low, "--lang", "ja", ...volumes, "nasa-research-2017");
  assert.match(japanese.stdout, /59263 の領域 any、未確認: 形, 軌道域の条件/);
  assert.match(japanese.stdout, / {2,}\d+\.\d \d+\.\d {2}/);
});

test("objects without a row are counted, and exactly one of --within and --volume must be given", () => {
  const outside = screenFile(low, ...volumes, "nasa-700km-2017");
  assert.match(outside.stderr, /4 objects have no volume in nasa-700km-2017/);
  const unknown = screen(...volumes, "nasa");
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /Known: nasa-2011, nasa-700km-2017, nasa-research-2017, 18sds/);
  assert.equal(screen(...volumes, "18sds", "--within", "5").status, 2);
  const neither = screen("--lang", "ja", ...volumes.slice(0, 4));
  assert.equal(neither.status, 2);
  assert.match(neither.stderr, /どちらか一方だけ.*--within 5.*--volume nasa-2011/);
});

test("wrong usage ends with 2, unreadable input with 3, a chosen object that is missing with 1", () => {
  for (const threads of ["0", "1.5", "1000"]) {
    const wrong = screen("--threads", threads, "--json", ...hour);
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /--threads is a whole number from 1 to 64/);
  }
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

test("--history: a probability by covariances that are called estimated, in the record and in both languages", () => {
  const lines = gunzipSync(readFileSync(projectPath("data/demo/history_2026-06-02_2026-08-12.tle.gz")))
    .toString("latin1")
    .split(/\n(?=1 )/)
    .filter((set) => /^1 (40267|36287|41836|4793[0-9])/.test(set));
  const history = join(folder, "history.tle");
  writeFileSync(history, lines.join("\n"));
  const belt = join(folder, "belt.tle");
  const active = gunzipSync(readFileSync(projectPath("data/demo/active_2026-08-12.tle.gz"))).toString(
    "latin1",
  );
  writeFileSync(
    belt,
    active
      .split(/\n(?=1 )/)
      .filter((set) => /^1 (40267|36287|47473)/.test(set))
      .join("\n"),
  );
  const args = ["--start", "2026-08-12T12:00:00Z", "--hours", "24", "--within", "200"];
  const { records, stderr } = screenFile(belt, ...args, "--history", history, "--hbr", "20", "--json");
  assert.ok(records.length > 0);
  for (const record of records) {
    assert.equal(record.covarianceSource, "estimated-from-history");
    assert.equal(record.probabilityMethod, "foster");
    assert.equal(record.hbrM, 20);
    assert.ok(record.probability >= 0 && record.probability <= 1);
    assert.ok(["diluted", "robust"].includes(record.dilution));
    assert.equal(record.estimatedCovariance1.label, "estimated from element history");
    assert.ok(record.maxProbability > 0 && record.probabilityBasis === "TLE");
  }
  assert.match(stderr, /not the owners': \d+ by both objects' own sets/);
  const japanese = screenFile(belt, ...args, "--history", history, "--lang", "ja");
  assert.match(japanese.stdout, /Pc .*推定/);
  assert.match(japanese.stderr, /所有者の共分散ではありません/);
  const without = screenFile(belt, ...args, "--json").records;
  assert.equal(without.length, records.length);
  assert.ok(without.every((record: object) => !("covarianceSource" in record) && !("probability" in record)));
  assert.equal(screenFile(belt, ...args, "--history", history, "--hbr", "-1").status, 2);
});
