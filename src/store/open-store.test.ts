import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openStore } from "./open-store.ts";
import { freshDataFolder, openFreshStore, temporaryFolder, testClock } from "./testing/temporary-store.ts";

const sqlFolder = join(import.meta.dirname, "../../sql");
const open = (folder: string, migrations = sqlFolder) => openStore({ folder, clock: testClock, migrations });

test("a folder that can't be made or written is refused by name", async () => {
  const file = join(temporaryFolder(), "a file");
  writeFileSync(file, "");
  for (const folder of [join(file, "data"), file, "/sys/hoshimori"])
    await assert.rejects(open(folder), (error: { code?: string; message?: string }) => {
      assert.equal(error.code, "store-folder-unwritable");
      assert.ok(error.message?.includes(folder));
      return true;
    });
});

test("a folder of a newer layout or with a broken version file is refused and left alone", async () => {
  const folder = await freshDataFolder();
  const versionFile = join(folder, "hoshimori-store", "version.json");
  writeFileSync(versionFile, '{"layout": 2}');
  await assert.rejects(open(folder), { code: "store-folder-newer" });
  writeFileSync(versionFile, "{");
  await assert.rejects(open(folder), { code: "store-folder-unreadable" });
  assert.equal(readFileSync(versionFile, "utf8"), "{");
  assert.deepEqual(readdirSync(folder), ["hoshimori-store"], "no lock and no probe is left behind");
});

test("what an interrupted first start left is cleared; other files in the folder stay", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "hoshimori-store.new", "postgres"), { recursive: true });
  writeFileSync(join(folder, "hoshimori-store.new", "postgres", "PG_VERSION"), "18\n");
  writeFileSync(join(folder, "note.txt"), "mine");
  await (await open(folder)).close();
  assert.deepEqual(readdirSync(folder).sort(), ["hoshimori-store", "note.txt"]);
});

test("a damaged database is refused with its folder's name", async () => {
  const folder = await freshDataFolder();
  writeFileSync(join(folder, "hoshimori-store", "postgres", "global", "pg_control"), "damaged");
  await assert.rejects(open(folder), { code: "store-open-failed" });
});

test("migrations that changed or disappeared since they were applied are refused", async () => {
  const folder = await freshDataFolder();
  const copy = () => {
    const migrations = temporaryFolder();
    cpSync(sqlFolder, migrations, { recursive: true });
    return migrations;
  };
  const changed = copy();
  writeFileSync(join(changed, "0003_watch.sql"), "select 1");
  await assert.rejects(open(folder, changed), {
    code: "store-migration-changed",
    parts: { file: "0003_watch.sql" },
  });
  const extended = copy();
  writeFileSync(join(extended, "9000_more.sql"), "create table hoshimori.more (a int); select 1;");
  await (await open(folder, extended)).close();
  await (await open(folder, extended)).close();
  await assert.rejects(open(folder), { code: "store-migration-missing", parts: { file: "9000_more.sql" } });
});

test("a migration that fails leaves nothing of itself, and its file is named", async () => {
  const folder = await freshDataFolder();
  const migrations = temporaryFolder();
  cpSync(sqlFolder, migrations, { recursive: true });
  writeFileSync(join(migrations, "9000_bad.sql"), "create table hoshimori.half (a int); select 1/0;");
  await assert.rejects(open(folder, migrations), { code: "store-migration-failed" });
  const store = await open(folder);
  const [found] = await store.as({ kind: "system", realm: "live" }, (tx) =>
    tx.query<{ half: string | null }>("select to_regclass('hoshimori.half')::text as half"),
  );
  await store.close();
  assert.equal(found?.half, null);
});

test("a closed store says so", async () => {
  const store = await openFreshStore();
  await store.close();
  await store.close();
  await assert.rejects(
    store.as({ kind: "visitor", realm: "live" }, () => Promise.resolve()),
    { code: "store-closed" },
  );
});
