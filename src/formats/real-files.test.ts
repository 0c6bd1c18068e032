import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { projectPath, sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { elementsAt } from "../orbit/index.ts";
import { readElementSets, writeTle } from "./index.ts";

const demoManifest: { files: { file: string; role: string; rows: number }[] } = JSON.parse(
  readFileSync(projectPath("data/demo/MANIFEST.json"), "utf8"),
);

for (const { file, role, rows } of demoManifest.files)
  if (["elements", "history", "full-catalog"].includes(role))
    test(`bundled ${file}: ${rows} sets, no problem`, () => {
      const read = readElementSets(gunzipSync(readFileSync(projectPath(`data/demo/${file}`))));
      assert.equal(read.table.count, rows);
      assert.deepEqual(read.problems, []);
    });

test("every set of the bundled active file survives TLE → elements → TLE", () => {
  const text = gunzipSync(readFileSync(projectPath("data/demo/active_2026-08-12.tle.gz"))).toString();
  const { table } = readElementSets(Buffer.from(text));
  const written: string[] = [];
  for (let row = 0; row < table.count; row += 7) written.push(writeTle(elementsAt(table, row)));
  const again = readElementSets(Buffer.from(written.join(""))).table;
  for (let row = 0; row < again.count; row++)
    assert.deepEqual(elementsAt(again, row), elementsAt(table, row * 7));
});

interface Known {
  readonly file: string;
  readonly pairs?: number;
  readonly alpha5_pairs?: number;
  readonly max_norad?: number;
}

const manifest = "catalog/MANIFEST.json";
test("every TLE file of the shared catalog gives the count of sets and the largest number of its manifest", {
  skip: skipWithoutShared(manifest),
}, () => {
  const known: Known[] = JSON.parse(readFileSync(sharedPath(manifest), "utf8"));
  const small = known.filter(
    ({ file, pairs }) => pairs !== undefined && !/history\/active-without/.test(file),
  );
  assert.ok(small.length > 30 && readdirSync(sharedPath("catalog")).length > 0);
  for (const { file, pairs, max_norad } of small) {
    const { table, problems } = readElementSets(gunzipSync(readFileSync(sharedPath(`catalog/${file}`))));
    assert.deepEqual(
      [table.count, problems, table.id.reduce((most, id) => Math.max(most, id), 0)],
      [pairs, [], max_norad],
      file,
    );
  }
});

const mizuba = "catalog/full/gp_2025-01-12.csv.gz";
test("a CSV without the optional columns, with numbers to nine digits", {
  skip: skipWithoutShared(mizuba),
}, () => {
  const { table, problems } = readElementSets(gunzipSync(readFileSync(sharedPath(mizuba))));
  assert.deepEqual([table.count, problems], [27_260, []]);
  assert.equal(
    table.id.reduce((most, id) => Math.max(most, id), 0),
    799_500_124,
  );
});
