import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { runCli } from "../../test/support/run-cli.ts";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";

const root = mkdtempSync(join(tmpdir(), "hoshimori-score-"));
after(() => rmSync(root, { recursive: true }));

test("score judges a satellite by its operator's list, and writes page and records", {
  skip: skipWithoutShared("maneuvers"),
}, async () => {
  const data = join(root, "data");
  for (const part of ["tle", "truth"]) mkdirSync(join(data, "maneuvers", part), { recursive: true });
  cpSync(sharedPath("maneuvers/tle/Sentinel-3A.tle.gz"), join(data, "maneuvers/tle/Sentinel-3A.tle.gz"));
  cpSync(sharedPath("maneuvers/truth/Sentinel-3A.csv"), join(data, "maneuvers/truth/Sentinel-3A.csv"));
  const page = join(root, "page.md");
  const { code, stdout } = await runCli(["score", data, "--json", "--out", page]);
  assert.equal(code, 0);
  const records = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const whole = records.find(
    ({ satellite, window, truth }) => satellite === "all" && window === "-1/+2 d" && truth === "listed",
  );
  assert.equal(whole.hits + whole.missed, 59, "rows of the list within the history");
  assert.ok(whole.recall > 0.8 && whole.precision > 0.8, JSON.stringify(whole));
  assert.deepEqual(JSON.parse(readFileSync(join(root, "page.json"), "utf8")), records);
  assert.match(readFileSync(page, "utf8"), /## Maneuvers[\s\S]*## Not scored[\s\S]*Re-entry/);
});

test("score says of known approaches whether the rule names both, and of a known cloud how far its time is off", {
  skip: skipWithoutShared("rpo"),
}, async () => {
  const data = join(root, "planes");
  for (const folder of ["rpo/cases", "catalog/events"]) mkdirSync(join(data, folder), { recursive: true });
  for (const file of ["rpo/cases/adrasj-h2a-rb.tle", "catalog/events/cosmos1408_2021-11-30.tle.gz"])
    cpSync(sharedPath(file), join(data, file));
  const { stdout } = await runCli(["score", data, "--json", "--only", "planes", "break-ups"]);
  const records = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    records.filter(({ visitor }) => visitor === 58_992).map(({ fired }) => fired),
    [true, true],
  );
  const cloud = records.find(({ launch }) => launch === "1982-092");
  assert.equal(cloud.outcome, "hit");
  assert.ok(Math.abs(cloud.bestErrorHours) < 1 / 6 && cloud.parentRank === 1, JSON.stringify(cloud));
});

test("a folder without labeled data is refused with what it should hold", async () => {
  const { code, stderr } = await runCli(["score", root, "--only", "interference"]);
  assert.equal(code, 3);
  assert.match(stderr, /holds no labeled data/);
});
