import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { describeError, type ErrorCode } from "../core/index.ts";
import { lockFolder } from "./folder-lock.ts";
import { openStore } from "./open-store.ts";
import { freshDataFolder, temporaryFolder, testClock } from "./testing/temporary-store.ts";

const child = (script: string, ...values: string[]): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [join(import.meta.dirname, "testing", script), ...values]);

const firstLine = async (process_: ChildProcessWithoutNullStreams): Promise<string> =>
  (await once(createInterface(process_.stdout), "line"))[0] as string;

test("a second process on the same folder is refused with folder, pid and remedy, in both languages; after SIGKILL it is free", async () => {
  const folder = await freshDataFolder();
  const holder = child("work-child.ts", folder, "10");
  assert.equal(await firstLine(holder), "open");
  await assert.rejects(openStore({ folder, clock: testClock }), (error: never) => {
    const { code } = error as { code: ErrorCode };
    assert.equal(code, "store-folder-in-use");
    for (const language of ["en", "ja"] as const) {
      const text = describeError(error, language);
      for (const part of [folder, String(holder.pid), "HOSHIMORI_DATA"])
        assert.ok(text.includes(part), `"${part}" is missing: ${text}`);
    }
    return true;
  });
  holder.kill("SIGKILL");
  await once(holder, "exit");
  assert.ok(existsSync(join(folder, "hoshimori.lock")), "a killed process leaves its lock file");
  const store = await openStore({ folder, clock: testClock });
  await store.close();
  assert.ok(!existsSync(join(folder, "hoshimori.lock")));
});

test("the same process can't open a folder twice, by another path neither", async () => {
  const folder = temporaryFolder();
  const lock = await lockFolder(folder);
  await assert.rejects(lockFolder(`${folder}/.`), { code: "store-folder-in-use" });
  await lock.release();
  await (await lockFolder(folder)).release();
});

test("the lock file guards where the socket does not reach", async (t) => {
  const folder = temporaryFolder();
  const file = join(folder, "hoshimori.lock");
  const bootId = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  const living = child("wait-child.ts");
  t.after(() => living.kill("SIGKILL"));
  const startTicks = await firstLine(living);
  const write = (holder: object) => writeFileSync(file, JSON.stringify(holder));
  const here = { host: hostname(), pid: living.pid, bootId, startTicks };

  write(here);
  await assert.rejects(
    lockFolder(folder),
    { code: "store-folder-in-use" },
    "a living process of this machine",
  );
  write({ ...here, startTicks: "1" });
  await (await lockFolder(folder)).release(); // another process has that pid by now
  write({ ...here, bootId: "another start of this machine" });
  await (await lockFolder(folder)).release();
  write({ ...here, host: "elsewhere" });
  await assert.rejects(
    lockFolder(folder),
    { code: "store-folder-maybe-in-use" },
    "another machine, just seen",
  );
  const longAgo = Date.now() / 1000 - 3600;
  utimesSync(file, longAgo, longAgo);
  await (await lockFolder(folder)).release(); // another machine, not seen for an hour
  writeFileSync(file, '{"host":"cut o');
  await (await lockFolder(folder)).release();
});
