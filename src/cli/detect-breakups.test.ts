import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { projectPath } from "../core/testing/shared-data.ts";
import { fragmentation, seeded } from "../detect/breakup/testing/fragmentation.ts";
import { writeTle } from "../formats/index.ts";
import type { MeanElements } from "../orbit/index.ts";

const folder = mkdtempSync(join(tmpdir(), "hoshimori-breakups-"));
after(() => rmSync(folder, { recursive: true }));
const write = (name: string, sets: readonly MeanElements[]): string => {
  const path = join(folder, name);
  writeFileSync(path, sets.map((set) => writeTle(set)).join("\n"));
  return path;
};

test("detect breakups compares its files and writes one record for the cloud between them", () => {
  const day = 8500.25;
  const { parent, pieces } = fragmentation(
    {
      day,
      epochDay: day + 15,
      pieces: 40,
      axisKm: 6378 + 500,
      eccentricity: 0.003,
      inclinationDeg: 82.5,
      deltaVMPerS: 60,
      decayKmPerDay: 0.1,
      dragFactor: 1.2,
      launch: "1999-099",
    },
    seeded(3),
  );
  const before = write("before.tle", [{ ...parent, internationalDesignator: "1999-099A" }]);
  const after = write("after.tle", pieces);
  const output = execFileSync(
    process.execPath,
    [projectPath("src/cli/main.ts"), "--json", "detect", "breakups", "--gabbard", after, before],
    { encoding: "utf8" },
  );
  const [record, ...others] = output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(others, []);
  assert.deepEqual(
    [record.kind, record.parent, record.name, record.pieces, record.gabbard.length],
    ["breakup", parent.id, "PARENT", pieces.length, pieces.length],
  );
  const minutes = (Date.parse(record.time) / 86_400_000 - 10_957 - day) * 1440;
  assert.ok(Math.abs(minutes) < 10, `off by ${minutes} min, wanted below 10`);
  assert.ok(record.candidates.length <= 9 && record.from < record.time && record.time < record.to);
});
