import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { projectPath } from "../core/testing/shared-data.ts";

const hoshimori = (words: readonly string[], input: string) =>
  spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", projectPath("src/cli/main.ts"), ...words],
    { encoding: "utf8", env: { ...process.env, LANG: "C", LC_ALL: "C" }, input, maxBuffer: 1e8 },
  );

const header =
  "OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,ARG_OF_PERICENTER,MEAN_ANOMALY,NORAD_CAT_ID,BSTAR\n";
const object = (id: number, epoch: string, rest = "15.49,0.0004,51.64,57.84,4.12,147.22", bstar = 0.0003) =>
  `SAT ${id},2020-001A,${epoch},${rest},${id},${bstar}\n`;
const omm =
  header +
  object(101, "2024-01-05T11:00:00.5") +
  object(101, "2024-01-06T12:00:00.75") +
  object(102, "2024-01-06T10:00:00", "1.0027,0.0001,0.01,286.9,13.8,55.6", 0);

test("convert --to czml: a day by 300 s from the newest epoch, one packet an object", () => {
  const { status, stdout, stderr } = hoshimori(["convert", "-", "--to", "czml"], omm);
  assert.deepEqual([status, stderr], [0, ""]);
  const [document, ...packets] = JSON.parse(stdout);
  assert.equal(document.clock.interval, "2024-01-06T12:00:00Z/2024-01-07T12:00:00Z");
  assert.deepEqual(
    packets.map(({ id, name }: { id: string; name: string }) => [id, name]),
    [
      ["101", "SAT 101"],
      ["102", "SAT 102"],
    ],
  );
  assert.ok(
    packets.every(
      (packet: { position: { cartesian: number[] } }) => packet.position.cartesian.length === 289 * 4,
    ),
  );
});

test("convert --to kml with times and objects of choice; an object that isn't there is told, exit code 1", () => {
  const { status, stdout, stderr } = hoshimori(
    [
      "convert",
      "-",
      "--to",
      "kml",
      "--start",
      "2024-01-06T00:00:00Z",
      "--end",
      "2024-01-06T01:00:00Z",
    ].concat(["--step", "600", "--id", "102", "--id", "102", "--id", "777"]),
    omm,
  );
  assert.equal(status, 1);
  assert.match(stderr, /no element set of object 777/);
  assert.equal(stdout.match(/<Placemark /g)?.length, 1);
  assert.deepEqual(stdout.match(/<when>/g)?.length, 7);
  assert.match(stdout, /<Placemark id="object-102">[\s\S]*<when>2024-01-06T01:00:00Z<\/when>/);
});

test("what SGP4 loses is left out and told with its object; nothing to write is exit code 1", () => {
  const lost = header + object(103, "2024-01-06T12:00:00", "16.4,0.0004,51.64,57.84,4.12,147.22", 0.05);
  const words = ["convert", "-", "--to", "czml", "--end", "2024-01-20T00:00:00Z", "--step", "3600"];
  const none = hoshimori(words, lost);
  assert.deepEqual([none.status, none.stdout], [1, ""]);
  assert.match(none.stderr, /-:1:1: SGP4 gives no position of object 103 at 2024-01-\d\dT.*track-no-state/);
  assert.match(none.stderr, /nothing that can be written as czml. It holds: 1 omm-csv/);
  const some = hoshimori(words, lost + object(101, "2024-01-06T12:00:00"));
  assert.deepEqual([some.status, JSON.parse(some.stdout).length], [1, 2]);
});

test("wrong usage is exit code 2: too many objects or positions, options of tracks elsewhere, bad steps", () => {
  const many =
    header + Array.from({ length: 501 }, (_, at) => object(at + 1, "2024-01-06T12:00:00")).join("");
  const all = hoshimori(["convert", "-", "--to", "kml"], many);
  assert.deepEqual([all.status, all.stdout], [2, ""]);
  assert.match(all.stderr, /501 objects, more than 500.*--id/);
  const usages = [
    ["--to", "czml", "--step", "0.01"],
    ["--to", "czml", "--step", "soon"],
    ["--to", "czml", "--id", "ISS"],
    ["--to", "czml", "--start", "2024-01-07T00:00:00Z", "--end", "2024-01-06T00:00:00Z"],
    ["--to", "omm-csv", "--id", "101"],
    ["--to", "tle", "--start", "2024-01-06T00:00:00Z"],
  ];
  for (const usage of usages) {
    const { status, stdout, stderr } = hoshimori(["convert", "-", ...usage], omm);
    assert.deepEqual([status, stdout], [2, ""], `${usage.join(" ")}: ${stderr}`);
  }
});

test("validate: tables of open data are recognized by content; problems are exit code 1, a foreign file 3", () => {
  const header = "hex,count_good_aircraft,count_bad_aircraft\n";
  const cells = hoshimori(["validate", "-"], `${header}841ec47ffffffff,231,0\n`);
  assert.deepEqual([cells.status, cells.stdout], [0, ""]);
  assert.match(cells.stderr, /no problem found: 1 gpsjam-cells/);
  const bad = hoshimori(["validate", "-", "--json"], `${header}841ec47ffffffff,231,-1\nno,1,1\n`);
  assert.equal(bad.status, 1);
  assert.deepEqual(
    bad.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
      .map(({ line, column, code }) => [line, column, code]),
    [
      [2, 1, "table-row-value"],
      [3, 1, "cell-not-understood"],
    ],
  );
  const secret = { hex: "a1b2c3", flight: "SECRET1", lat: 100, lon: 0, nic: 8, version: 2 };
  const aircraft = hoshimori(["validate", "-"], JSON.stringify({ now: 1, aircraft: [secret] }));
  assert.equal(aircraft.status, 1);
  assert.doesNotMatch(aircraft.stdout + aircraft.stderr, /a1b2c3|SECRET1|100/);
  const satcat =
    "OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OWNER,INCLINATION\nA,1998-067A,25544,PAY,ISS,51.6\n";
  assert.match(hoshimori(["validate", "-"], satcat).stderr, /no problem found: 1 satcat/);
  assert.equal(hoshimori(["validate", "-"], "hex,count_good_aircraft\n").status, 3);
});
