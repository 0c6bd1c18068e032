import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { projectPath } from "../core/testing/shared-data.ts";
import { beltHistory } from "../detect/testing/synthetic.ts";
import { writeTle } from "../formats/index.ts";

const folder = mkdtempSync(join(tmpdir(), "hoshimori-detect-"));
after(() => rmSync(folder, { recursive: true }));
const main = projectPath("src/cli/main.ts");
const write = (name: string, sets: ReturnType<typeof beltHistory>): string => {
  const path = join(folder, name);
  writeFileSync(path, sets.map((set) => writeTle(set)).join("\n"));
  return path;
};

test("detect geo joins its files and writes one record a line, neighbors nearest first", () => {
  const mover = write(
    "mover.tle",
    beltHistory(10, 40, 0.8, (day) => 50 + Math.min(day - 20, 0)),
  );
  const keeper = write(
    "keeper.tle",
    beltHistory(20, 40, 0.9, () => 50.04),
  );
  const output = execFileSync(process.execPath, [main, "--json", "detect", "geo", mover, keeper], {
    encoding: "utf8",
  });
  const records = output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const arrival = records.find(({ kind }) => kind === "geo-neighbor");
  assert.equal(arrival.id, 10);
  assert.deepEqual(
    arrival.neighbors.map(({ id }: { id: number }) => id),
    [20],
  );
  assert.ok(arrival.from < arrival.to && arrival.detectionProbability <= 1);
  assert.ok(records.some(({ kind }) => kind === "geo-relocation"));
});

test("a file without element sets ends with exit code 3 and says what to do", () => {
  const path = join(folder, "empty.tle");
  writeFileSync(path, "nothing here\n");
  const { status, stderr, stdout } = spawnSync(process.execPath, [main, "detect", "maneuvers", path], {
    encoding: "utf8",
  });
  assert.equal(status, 3);
  assert.equal(stdout, "");
  assert.notEqual(stderr, "");
});

test("detect geo --table writes one row a station-keeper with its neighbors, and none of who moves", () => {
  const mover = write(
    "table-mover.tle",
    beltHistory(10, 40, 0.8, (day) => 50 + day),
  );
  const keepers = [50.04, 50.2].map((place, k) =>
    write(
      `table-keeper-${k}.tle`,
      beltHistory(20 + k, 40, 0.9, () => place),
    ),
  );
  const output = execFileSync(
    process.execPath,
    [main, "--json", "detect", "geo", "--table", mover, ...keepers],
    { encoding: "utf8" },
  );
  const rows = output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    rows.map(({ id, neighbors }) => [id, neighbors.map((one: { id: number }) => one.id)]),
    [
      [20, [21]],
      [21, [20]],
    ],
  );
});
