import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HoshimoriError, type IsoUtc } from "../core/index.ts";
import { type Sha256Hex, sha256Hex } from "../digest/index.ts";
import type { Database } from "./database.ts";
import { messageOf } from "./database-errors.ts";

/** The repository's own. */
export const migrationsFolder = join(import.meta.dirname, "../../sql");

interface Migration {
  readonly file: string;
  readonly sha256: Sha256Hex;
  readonly sql: string;
}

/** The table that remembers what was applied. Only the session itself sees it, never a principal's role. */
const foundation = `
  create schema if not exists hoshimori;
  create table if not exists hoshimori.schema_migration (
    file text primary key,
    sha256 text not null,
    applied_at timestamptz not null
  );
  alter table hoshimori.schema_migration enable row level security;
  alter table hoshimori.schema_migration force row level security;
  drop policy if exists session_itself on hoshimori.schema_migration;
  create policy session_itself on hoshimori.schema_migration using (current_user = session_user);`;

/**
 * Given: an open database, the folder with 0001_….sql files, the present time. Applies what is new, in the order of
 * the names, each file in a transaction of its own. Returned: the files applied now.
 * Errors: `store-migration-changed`, `store-migration-missing` (nothing is applied then), `store-migration-failed`
 * (nothing of that file is kept).
 */
export async function migrate(
  database: Database,
  folder: string,
  now: () => IsoUtc,
): Promise<readonly string[]> {
  const migrations = readMigrations(folder);
  const applied = await database.transaction(async (connection) => {
    const { rows } = await connection.query(
      `select to_regclass('hoshimori.schema_migration') is not null as present`,
      [],
    );
    if (!(rows as readonly { present: boolean }[])[0]?.present) await connection.script(foundation);
    return (await connection.query("select file, sha256 from hoshimori.schema_migration order by file", []))
      .rows as readonly { file: string; sha256: Sha256Hex }[];
  });
  const byName = new Map(migrations.map((migration) => [migration.file, migration]));
  for (const { file, sha256 } of applied) {
    const migration = byName.get(file);
    if (migration === undefined) throw new HoshimoriError("store-migration-missing", { file });
    if (migration.sha256 !== sha256) throw new HoshimoriError("store-migration-changed", { file });
  }
  const done = new Set(applied.map(({ file }) => file));
  const pending = migrations.filter(({ file }) => !done.has(file));
  for (const migration of pending) await apply(database, migration, now);
  return pending.map(({ file }) => file);
}

async function apply(database: Database, { file, sql, sha256 }: Migration, now: () => IsoUtc): Promise<void> {
  try {
    await database.transaction(async (connection) => {
      await connection.script(sql);
      await connection.query("insert into hoshimori.schema_migration values ($1, $2, $3)", [
        file,
        sha256,
        now(),
      ]);
    });
  } catch (error) {
    throw new HoshimoriError("store-migration-failed", { file, detail: messageOf(error) }, { cause: error });
  }
}

export function readMigrations(folder: string): readonly Migration[] {
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}_.+\.sql$/.test(name))
    .sort();
  if (files.length === 0)
    throw new HoshimoriError("store-migration-missing", { file: join(folder, "0001_….sql") });
  return files.map((file) => {
    const bytes = readFileSync(join(folder, file));
    return { file, sql: bytes.toString("utf8"), sha256: sha256Hex(bytes) };
  });
}
