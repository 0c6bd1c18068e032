import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { projectPath } from "../core/testing/shared-data.ts";
import { catalogOf20241101, referenceEphemeris } from "../orbit/testing/reference-ephemeris.ts";
import { addSeconds, formatIsoUtc } from "../time/index.ts";

const folder = mkdtempSync(join(tmpdir(), "hoshimori-propagate-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const catalogFile = projectPath("data/demo/gp-on-orbit_2024-11-01.csv.gz");

/** Two objects of the catalog, so that only one test reads all of it. */
const smallFile = join(folder, "two.csv");
writeFileSync(
  smallFile,
  gunzipSync(readFileSync(catalogFile))
    .toString("utf8")
    .split(/\r?\n/)
    .filter((line, index) => index === 0 || [",25544,", ",20580,"].some((id) => line.includes(id)))
    .join("\n"),
);

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [projectPath("src/cli/main.ts"), ...args], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  return { status, stdout, stderr };
}

function pointsFile(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

interface StateRecord {
  readonly id: number;
  readonly time: string;
  readonly frame?: string;
  readonly positionKm?: readonly number[];
  readonly velocityKmPerS?: readonly number[];
  readonly error?: string;
}

const recordsOf = (stdout: string): StateRecord[] =>
  stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as StateRecord);

test("states at microsecond times agree with Vallado's C++ to 1e-5 km within a week; where it has an error, the record has one", () => {
  const catalog = catalogOf20241101();
  const wanted = referenceEphemeris("i").filter(({ minutes }) => Math.abs(minutes) <= 10_080);
  const lines = wanted.map(({ id, minutes }) => {
    const elements = catalog.get(id);
    assert.ok(elements);
    return `${id},${formatIsoUtc(addSeconds(elements.epoch, minutes * 60))}`;
  });
  const { status, stdout, stderr } = run(
    "propagate",
    catalogFile,
    "--at",
    pointsFile("points.csv", lines),
    "--json",
  );
  assert.equal(status, 0, stderr);
  const records = recordsOf(stdout);
  assert.equal(records.length, wanted.length);
  let largest = 0;
  for (const [index, record] of records.entries()) {
    const { id, minutes, status: error, state } = wanted[index];
    assert.equal(`${record.id},${record.time}`, lines[index]);
    assert.equal(record.error !== undefined, error !== 0, `${id} at ${minutes} min`);
    if (error !== 0 || !record.positionKm || !record.velocityKmPerS) continue;
    assert.equal(record.frame, "teme");
    for (let axis = 0; axis < 3; axis++) {
      largest = Math.max(largest, Math.abs(record.positionKm[axis] - state[axis]));
      assert.ok(Math.abs(record.velocityKmPerS[axis] - state[axis + 3]) < 1e-8, `${id} at ${minutes} min`);
    }
  }
  assert.ok(largest <= 1e-5, `largest difference ${largest} km, ${largest / 1e-5} × tolerance`);
});

test("a grid has both ends, and a record for each object asked for; frames keep the distance from the Earth's center", () => {
  const grid = [
    "--start",
    "2024-11-01",
    "--end",
    "2024-11-01T00:02:00Z",
    "--step",
    "60",
    "--id",
    "25544",
    "--id",
    "20580",
  ];
  const radii = (["teme", "gcrf", "itrf"] as const).map((frame) => {
    const { status, stdout, stderr } = run("--json", "propagate", smallFile, ...grid, "--frame", frame);
    assert.equal(status, 0, stderr);
    const records = recordsOf(stdout);
    assert.deepEqual(
      records.map(({ id, time }) => `${id} ${time}`),
      [25544, 20580].flatMap((id) => [0, 1, 2].map((minute) => `${id} 2024-11-01T00:0${minute}:00.000000Z`)),
    );
    return records.map((record) => Math.hypot(...(record.positionKm ?? [])));
  });
  for (const frame of [1, 2])
    for (const [index, radius] of radii[frame].entries())
      assert.ok(Math.abs(radius - radii[0][index]) < 1e-8);
});

test("bad lines of a points file are named by place, the good ones stay, and the exit code is 1", () => {
  const file = pointsFile("bad.csv", [
    "id,time",
    "25544,2024-11-01T00:00:00.000001Z",
    "25544,soon",
    "x,2024-11-01",
    "7,2024-11-01",
  ]);
  const { status, stdout, stderr } = run("propagate", smallFile, "--at", file, "--json", "--lang", "en");
  assert.equal(status, 1);
  const [good, unknown] = recordsOf(stdout);
  assert.equal(good.time, "2024-11-01T00:00:00.000001Z");
  assert.equal(unknown.error, "propagate-no-elements");
  assert.match(stderr, /bad\.csv:3:7: .*\[time-not-iso\]/);
  assert.match(stderr, /bad\.csv:4:1: .*\[propagate-point\]/);
});

test("wrong usage ends with 2 and unreadable input with 3", () => {
  const grid = ["--start", "2024-11-01", "--end", "2024-11-02", "--step", "60"];
  assert.equal(run("propagate", smallFile).status, 2);
  assert.equal(run("propagate", smallFile, ...grid, "--at", "points.csv").status, 2);
  assert.equal(run("propagate", smallFile, ...grid.with(5, "none")).status, 2);
  assert.equal(run("propagate", join(folder, "absent.tle"), ...grid).status, 3);
});
