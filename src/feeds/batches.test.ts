import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { publicMarking } from "../core/index.ts";
import { sha256Hex } from "../digest/index.ts";
import {
  archiveBatch,
  archivePath,
  demoFiles,
  type InputFile,
  publicSources,
  readDemoFile,
  removeHalfWritten,
  requirePublicSource,
  sourceBatch,
} from "./index.ts";

const bytes = Buffer.from("1 00005U …");
const input: InputFile = {
  name: "active.tle",
  bytes,
  receivedBytes: bytes,
  sha256: sha256Hex(bytes),
  receivedAt: "2026-08-12T00:00:00.000000Z",
};

test("a file of a listed public source is PUBLIC, any other file its originator's only, whatever it holds", () => {
  const source = requirePublicSource("celestrak-active");
  const fromSource = sourceBatch(input, { format: "tle", originator: "JP", source });
  assert.deepEqual(fromSource.marking, publicMarking);
  assert.deepEqual([fromSource.url, fromSource.completeness], [source.url, "group"]);
  const unknown = sourceBatch(input, { format: "tle", originator: "JP" });
  assert.deepEqual(unknown.marking, { originator: "JP", releasableTo: [] });
  assert.ok(!("url" in unknown) && unknown.completeness === "group");
});

test("every listed source has all it must be shown with; only the whole catalogs are full", () => {
  const sources = [...publicSources().values()];
  assert.ok(sources.length >= 6);
  for (const { id, name, url, attribution, terms } of sources)
    assert.ok(id && name && attribution && terms && url.startsWith("https://"), id);
  assert.deepEqual(
    sources.filter(({ completeness }) => completeness === "full").map(({ id }) => id),
    ["celestrak-on-orbit", "celestrak-satcat"],
  );
  assert.throws(() => requirePublicSource("nobody"), { code: "source-unknown", message: /celestrak-active/ });
});

test("an archived batch lies under its hash as received, is written once and leaves nothing beside it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hoshimori-archive-"));
  const path = await archiveBatch(folder, input);
  assert.equal(path, archivePath(folder, input.sha256));
  assert.deepEqual(readFileSync(path), bytes);
  assert.equal(await archiveBatch(folder, input), path);
  assert.deepEqual(readdirSync(join(folder, "archive")), [input.sha256]);
});

test("a batch that can't be written leaves nothing half-written; what a killed process left is swept", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hoshimori-archive-"));
  mkdirSync(archivePath(folder, input.sha256), { recursive: true });
  writeFileSync(join(archivePath(folder, input.sha256), "in the way"), "");
  await assert.rejects(archiveBatch(folder, input));
  assert.deepEqual(readdirSync(join(folder, "archive")), [input.sha256]);
  writeFileSync(join(folder, "archive", "left.tmp"), "half");
  await removeHalfWritten(folder);
  await removeHalfWritten(join(folder, "not there"));
  assert.deepEqual(readdirSync(join(folder, "archive")), [input.sha256]);
});

test("the bundled data are the files of their manifest, from listed public sources, below 8 MB", async () => {
  const files = demoFiles();
  let total = 0;
  for (const file of files) {
    assert.ok(publicSources().has(file.source), file.source);
    const read = await readDemoFile(file);
    assert.equal(read.receivedAt, file.receivedAt);
    total += read.receivedBytes.length;
  }
  assert.ok(total > 7e6 && total <= 8e6, `${total} bytes`);
  assert.deepEqual(
    files.map(({ role }) => role),
    ["elements", "elements", "elements", "history", "full-catalog", "satcat", "names", "second-catalog"],
  );
  const changed = { ...files[0], sha256: "0".repeat(64) };
  await assert.rejects(readDemoFile(changed), { code: "demo-data-changed" });
});
