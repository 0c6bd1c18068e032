import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { sharedPath, skipWithoutShared } from "../../core/testing/shared-data.ts";
import { openScoreFolder } from "./score-folder.ts";
import { scoreGeo } from "./score-geo.ts";

const quiet = { progress: () => undefined, protectedIds: () => new Set<number>() };

test("the part scores the stays that a folder's snapshots hold and names what it missed; without data there is none", {
  skip: skipWithoutShared("rpo/geo-belt"),
}, async () => {
  const root = mkdtempSync(join(tmpdir(), "score-geo-"));
  try {
    assert.equal(await scoreGeo(openScoreFolder(root, quiet)), undefined);
    mkdirSync(join(root, "rpo/geo-belt"), { recursive: true });
    const link = (path: string) => symlinkSync(sharedPath(path), join(root, path));
    for (const file of readdirSync(sharedPath("rpo/geo-belt")).filter((name) => /^201[567]|index/.test(name)))
      link(`rpo/geo-belt/${file}`);
    link("rpo/derived-stays-luch-olymp.csv");
    const part = await scoreGeo(openScoreFolder(root, quiet));
    assert.ok(part);
    const [stays, missed] = part.tables;
    assert.equal(stays.rows[0][0], "derived-stays-luch-olymp.csv");
    const in2016 = (row: readonly string[]) => row[1] === "2016-01-11" && row[2] === "2016-08-08";
    assert.ok(!missed.rows.some(in2016), "the stay at 358.9° E of 2016 is found, Intelsat 10-02 nearest");
    assert.ok(
      missed.rows.some(([, first]) => first.startsWith("2019")),
      "stays without snapshots are missed",
    );
    assert.equal(part.tables.length, 2, "without a history there is no table of keepers");
  } finally {
    rmSync(root, { recursive: true });
  }
});
