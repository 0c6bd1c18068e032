import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openStore } from "./open-store.ts";
import { checkAcknowledged } from "./testing/check-acknowledged.ts";
import { runChild } from "./testing/run-child.ts";
import { freshDataFolder, temporaryFolder, testClock } from "./testing/temporary-store.ts";

const acknowledgements = (lines: readonly string[]) =>
  lines.filter((line) => /^(batch|command) \d+$/.test(line));
const isLogSync = (line: string) => /^sync .*\/pg_wal\//.test(line);
const watchSyncs = ["--import", join(import.meta.dirname, "testing/watch-syncs.ts")];

/** The kill comes some milliseconds after some acknowledgement, in the middle of whatever happens then. */
const killMoment = (seed: number) => ({ acknowledgements: 1 + (seed % 4), delayMs: (seed * 7919) % 41 });

test("SIGKILL at six seeded moments in ingest and in case commands: what was acknowledged is there, nothing is half-written", async (t) => {
  const folder = await freshDataFolder();
  const sets = 1000;
  const acknowledged: string[] = [];
  for (let seed = 0; seed < 6; seed++) {
    const moment = killMoment(seed);
    let seen = 0;
    const { lines } = await runChild("work-child.ts", [folder, String(sets)], {
      environment: { FIRST_NUMBER: String(seed * 1000) },
      onLine: (line, kill) => {
        if (line !== "open") seen++;
        if (seen === moment.acknowledgements) setTimeout(kill, moment.delayMs);
      },
    });
    acknowledged.push(...acknowledgements(lines));
  }
  const store = await openStore({ folder, clock: testClock });
  t.after(() => store.close());
  await checkAcknowledged(store, acknowledged, sets);
  t.diagnostic(`${acknowledged.length} acknowledged through 6 kills`);
  assert.ok(acknowledged.length >= 6, `only ${acknowledged.length} acknowledged: too few to mean something`);
});

test("the log is synced to disk before each acknowledgement", async () => {
  const folder = await freshDataFolder();
  const { lines } = await runChild("work-child.ts", [folder, "50"], {
    nodeArguments: watchSyncs,
    onLine: (line, kill) => {
      if (line === "command 20") kill();
    },
  });
  let syncs = 0;
  for (const line of lines.slice(lines.indexOf("open"))) {
    if (isLogSync(line)) syncs++;
    if (!/^(batch|command)/.test(line)) continue;
    assert.ok(syncs > 0, `"${line}" was acknowledged before the log was synced`);
    syncs = 0;
  }
});

test("control: the same watch sees no sync where PGlite's own file system is used", async () => {
  const { lines } = await runChild("unsynced-child.ts", [await freshDataFolder()], {
    nodeArguments: watchSyncs,
  });
  assert.equal(lines.filter(isLogSync).length, 0);
  assert.equal(acknowledgements(lines).length, 5);
});

test("a sync that fails (EIO) refuses the command, ends the process with a clear message, and loses nothing before it", async (t) => {
  const folder = await freshDataFolder();
  const { lines, standardError, exitCode } = await runChild("work-child.ts", [folder, "50"], {
    nodeArguments: watchSyncs,
    environment: { FAIL_AFTER_LOG_SYNCS: "15" },
  });
  assert.equal(exitCode, 1, standardError);
  assert.ok(standardError.includes(folder), standardError);
  assert.match(standardError, /refused to write \(EIO.*not acknowledged/);
  const logSyncs = lines.slice(lines.indexOf("open")).filter(isLogSync).length;
  assert.ok(acknowledgements(lines).length <= logSyncs, "an answer came without its sync");
  const store = await openStore({ folder, clock: testClock });
  t.after(() => store.close());
  await checkAcknowledged(store, acknowledgements(lines), 50);
});

/** A small disk of its own, in memory; undefined with the reason where this process may not mount one. */
function smallDisk(
  megabytes: number,
):
  | { readonly path: string; readonly resize: (megabytes: number) => void; readonly remove: () => void }
  | string {
  const path = temporaryFolder();
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", path], { stdio: "pipe" });
  } catch (error) {
    return `this process may not mount a small disk: ${String((error as { stderr?: Buffer }).stderr ?? error).trim()}`;
  }
  return {
    path,
    resize: (size) => execFileSync("mount", ["-o", `remount,size=${size}m`, path]),
    remove: () => execFileSync("umount", ["-l", path]),
  };
}

test("a full disk is refused with a clear message; enlarged, everything acknowledged is there", async (t) => {
  const disk = smallDisk(120);
  if (typeof disk === "string") return t.skip(disk);
  t.after(() => disk.remove());
  const folder = join(disk.path, "data");
  mkdirSync(folder);
  await freshDataFolder(folder);
  const { lines, standardError, exitCode } = await runChild("work-child.ts", [folder, "5000"]);
  assert.equal(exitCode, 1, standardError);
  assert.match(standardError, new RegExp(`The disk that holds ${folder} is full`));
  await assert.rejects(openStore({ folder, clock: testClock }), { code: "store-disk-full" });
  disk.resize(400);
  const store = await openStore({ folder, clock: testClock });
  try {
    const acknowledged = acknowledgements(lines);
    assert.ok(acknowledged.length > 0, "the disk was full before anything was acknowledged");
    await checkAcknowledged(store, acknowledged, 5000);
  } finally {
    await store.close();
  }
});

test("a new store on a disk that is too small is refused before anything is written", async (t) => {
  const disk = smallDisk(30);
  if (typeof disk === "string") return t.skip(disk);
  t.after(() => disk.remove());
  await assert.rejects(openStore({ folder: join(disk.path, "data"), clock: testClock }), {
    code: "store-disk-full",
  });
});
