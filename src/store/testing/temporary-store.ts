import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findDatabase } from "../data-folder.ts";
import type { Database } from "../database.ts";
import { openStore, type Store } from "../open-store.ts";
import { openPGlite } from "../pglite-database.ts";

export const testClock = () => "2026-08-12T15:08:00.000000Z";

let template: Promise<string> | undefined;

/** Holds all folders of this process; goes away with it. */
let root: string | undefined;

function makeRoot(): string {
  const folder = mkdtempSync(join(tmpdir(), "hoshimori-store-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder of its own that goes away with the process. */
export function temporaryFolder(): string {
  root ??= makeRoot();
  return mkdtempSync(join(root, "folder-"));
}

/** A data folder with an empty, migrated store: made once a process (some seconds), then copied. */
export async function freshDataFolder(into = temporaryFolder()): Promise<string> {
  template ??= (async () => {
    const folder = temporaryFolder();
    await (await openStore({ folder, clock: testClock })).close();
    return folder;
  })();
  cpSync(await template, into, { recursive: true });
  return into;
}

/** An open store on a fresh folder; the caller closes it. */
export const openFreshStore = async (): Promise<Store> =>
  openStore({ folder: await freshDataFolder(), clock: testClock });

/** The database of a fresh folder without the gateway: as the session itself, for looking behind the rules. */
export async function openFreshDatabase(): Promise<Database> {
  const folder = await freshDataFolder();
  return openPGlite(folder, findDatabase(folder).path, (error) => {
    throw error;
  });
}
