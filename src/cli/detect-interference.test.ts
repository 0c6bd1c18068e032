import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { projectPath } from "../core/testing/shared-data.ts";
import { cellsAround } from "../detect/testing/cell-days.ts";

const folder = mkdtempSync(join(tmpdir(), "hoshimori-interference-"));
after(() => rmSync(folder, { recursive: true }));
const csv = `hex,count_good_aircraft,count_bad_aircraft\n${cellsAround(55, 20, 7)
  .map((cell) => `${cell},30,20\n`)
  .join("")}`;
const write = (name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, csv);
  return path;
};
const run = (...args: string[]) =>
  spawnSync(process.execPath, [projectPath("src/cli/main.ts"), "--json", "detect", "interference", ...args], {
    encoding: "utf8",
  });

test("detect interference writes a record an area, with the day from the file's name", () => {
  const { status, stdout } = run(write("2022-03-05-h3_4.csv"), write("2022-03-06-h3_4.csv"));
  assert.equal(status, 0);
  const [record, ...others] = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(others, []);
  const { kind, latitudeDeg, longitudeDeg, cells, peak, from, to, chronic } = record;
  assert.deepEqual(
    { kind, cells, peak, from, to, chronic },
    {
      kind: "interference",
      cells: 7,
      peak: 0.3971,
      from: "2022-03-05T00:00:00.000000Z",
      to: "2022-03-06T23:59:59.999999Z",
      chronic: false,
    },
  );
  assert.ok(Math.abs(latitudeDeg - 55) < 0.5 && Math.abs(longitudeDeg - 20) < 0.5);
});

test("a file that tells no day is told and left out; --day gives it one", () => {
  const path = write("cells.csv");
  const refused = run(path);
  assert.deepEqual([refused.status, refused.stdout], [3, ""]);
  assert.match(refused.stderr, /interference-day-unknown/);
  assert.match(run(path, "--day", "2022-03-05").stdout, /"from":"2022-03-05/);
  assert.equal(run(path, "--day", "yesterday").status, 2);
});
