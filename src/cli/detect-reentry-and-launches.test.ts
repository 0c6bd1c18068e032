import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { projectPath } from "../core/testing/shared-data.ts";
import { lowSet } from "../detect/testing/low-orbits.ts";
import { writeTle } from "../formats/index.ts";

const folder = mkdtempSync(join(tmpdir(), "hoshimori-reentry-"));
after(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const run = (...args: string[]) =>
  spawnSync(process.execPath, [projectPath("src/cli/main.ts"), "--json", "detect", ...args], {
    encoding: "utf8",
  });
const sets = [1, 2, 3, 4, 5].map((id) => writeTle(lowSet(id, 0))).join("\n");

test("detect reentry writes a window an object, with space weather beside a mass decay", () => {
  const elements = write("decaying.tle", sets);
  const plain = run("reentry", elements);
  assert.equal(plain.status, 0, plain.stderr);
  const records = plain.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.equal(records.length, 5);
  const { kind, id, from, to, remainingLifeDays, time } = records[0];
  assert.deepEqual([kind, id, time], ["reentry", 1, undefined]);
  assert.ok(from < to && remainingLifeDays > 0);
  assert.match(plain.stdout, /space-weather-not-given/);
  const weather = write(
    "weather.txt",
    "#YYY MM DD  days  days_m  Bsr dB\n2026 06 01 34485 34485.5 2630  1  6.000  5.000  2.000  2.000  2.000  2.000  2.000  2.000   80   48    7    7    7    7    7    7    21  90    140.0    140.0 2\n",
  );
  assert.match(
    run("reentry", elements, "--space-weather", weather).stdout,
    /"maxKpBefore":6,"meanF107Before":140/,
  );
});

test("detect launches writes a record a launch; a file that isn't space weather is refused", () => {
  const elements = write("new.tle", writeTle(lowSet(1, 0, { internationalDesignator: "2026-080A" })));
  const { status, stdout } = run("launches", elements);
  assert.equal(status, 0);
  const record = JSON.parse(stdout);
  assert.deepEqual(
    [record.kind, record.launch, record.ids, record.neighbors],
    ["launch", "2026-080", [1], []],
  );
  assert.notEqual(run("reentry", elements, "--space-weather", elements).status, 0);
});
