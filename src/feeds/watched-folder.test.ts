import assert from "node:assert/strict";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { sha256Hex } from "../digest/index.ts";
import { archivePath, type FolderMemory, lookIntoFolder, readSources, requireSource } from "./index.ts";
import { handClock, sampleTle } from "./testing/sample-feed.ts";

const root = mkdtempSync(join(tmpdir(), "hoshimori-inbox-"));
after(() => rmSync(root, { recursive: true }));

function watch() {
  const inbox = mkdtempSync(join(root, "inbox-"));
  const folder = mkdtempSync(join(root, "data-"));
  const clock = handClock();
  const source = requireSource("watched-folder", readSources());
  assert.ok(source.feed?.kind === "folder");
  const feed = { ...source.feed, folder: inbox, maxBytes: 10_000 };
  let memory: FolderMemory = new Map();
  const look = async (wait = 10, known = new Set<ReturnType<typeof sha256Hex>>()) => {
    clock.advance(wait);
    const found = await lookIntoFolder({ source, feed, folder, originator: "JP", clock, known, memory });
    ({ memory } = found);
    return { names: found.batches.map(({ name }) => name), ...found };
  };
  return {
    inbox,
    folder,
    look,
    put: (name: string, text: string | Buffer) => writeFileSync(join(inbox, name), text),
  };
}

test("a new file waits until it keeps still, then comes once, archived, and its party's only", async () => {
  const { folder, look, put } = watch();
  put("a.tle", sampleTle);
  assert.deepEqual((await look()).names, []);
  assert.deepEqual((await look(5)).names, []);
  const { batches } = await look(5);
  assert.equal(batches.length, 1);
  assert.deepEqual(batches[0]!.marking, { originator: "JP", releasableTo: [] });
  assert.ok(existsSync(archivePath(folder, sha256Hex(Buffer.from(sampleTle)))));
  assert.deepEqual((await look()).names, []);
});

test("a file that still grows waits; one that changes later comes again", async () => {
  const { inbox, look, put } = watch();
  put("growing.tle", sampleTle);
  for (let round = 0; round < 4; round++) {
    assert.deepEqual((await look()).names, []);
    appendFileSync(join(inbox, "growing.tle"), sampleTle);
  }
  await look();
  assert.deepEqual((await look()).names, ["growing.tle"]);
  put("growing.tle", `${sampleTle}${sampleTle}`);
  await look();
  assert.deepEqual((await look()).names, ["growing.tle"]);
});

test("the same content under another name, or known from before, is nothing new", async () => {
  const { look, put } = watch();
  put("a.tle", sampleTle);
  put("b.tle", sampleTle);
  await look();
  assert.deepEqual((await look()).names, ["a.tle"]);
  put("c.tle", `${sampleTle}\n`);
  await look();
  assert.deepEqual((await look(10, new Set([sha256Hex(Buffer.from(`${sampleTle}\n`))]))).names, []);
});

test("unfinished and hidden names, links, folders and empty files are left alone; nothing in the folder is touched", async () => {
  const { inbox, look, put } = watch();
  for (const name of [".hidden", "x.part", "x.tle.tmp", "x.crdownload", "x~", "empty"])
    put(name, name === "empty" ? "" : sampleTle);
  mkdirSync(join(inbox, "folder"));
  symlinkSync("/etc/hostname", join(inbox, "link"));
  const before = readdirSync(inbox);
  await look();
  assert.deepEqual((await look()).names, []);
  assert.deepEqual(readdirSync(inbox), before);
});

test("a file that can't be read is told once and does not keep others back", async () => {
  const { look, put } = watch();
  put("cut.gz", gzipSync(sampleTle).subarray(0, -9));
  put("large.tle", "x".repeat(10_001));
  put("whole.gz", gzipSync(sampleTle));
  await look();
  const { names, problems } = await look();
  assert.deepEqual(names, ["whole.gz"]);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["input-gzip-truncated", "input-too-large"],
  );
  assert.deepEqual((await look()).problems, []);
});

test("a folder that is not there is said", async () => {
  const { inbox, look } = watch();
  rmSync(inbox, { recursive: true });
  await assert.rejects(look(), { code: "input-not-found" });
});
