import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { HoshimoriError } from "../core/index.ts";
import { fatalErrorOf, messageOf, neededFreeMb } from "./database-errors.ts";
import { syncPath } from "./synced-file-system.ts";

/** The arrangement of files below the data folder; raised when an older release can't read it any more. */
const layout = 1;
/** Below the data folder: the finished store, and one in the making, which becomes it by one rename. */
const storeName = "hoshimori-store";
const makingName = "hoshimori-store.new";
const versionFileName = "version.json";
const databaseName = "postgres";

/** MB that a new database takes (PGlite 0.5.16: 39 MB) together with what must stay free. */
const newDatabaseMb = 48 + neededFreeMb;

/**
 * Given: the path of a data folder. Creates it if missing and proves that it can be written to.
 * Returned: its real path. Errors: `store-folder-unwritable`, `store-disk-full`.
 */
export function prepareFolder(folder: string): string {
  try {
    const created = mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (created !== undefined) syncPath(dirname(created));
    const probe = join(folder, `.hoshimori-probe-${process.pid}`);
    closeSync(openSync(probe, "w"));
    rmSync(probe);
    return realpathSync(folder);
  } catch (error) {
    throw folderError(error, folder);
  }
}

/** Where PostgreSQL's files lie, and whether they must be made first. */
export interface DatabaseFolder {
  readonly path: string;
  readonly isNew: boolean;
}

/**
 * Given: a locked data folder. Checks version and free space and clears what an interrupted first start left.
 * Returned: the database's folder; a new one is made under another name and becomes the store with {@link keepNewDatabase}.
 * Errors: `store-folder-newer`, `store-folder-unreadable`, `store-disk-full`.
 */
export function findDatabase(folder: string): DatabaseFolder {
  const store = join(folder, storeName);
  const making = join(folder, makingName);
  const isNew = !existsSync(store);
  if (!isNew) checkVersion(folder, join(store, versionFileName));
  const { bavail, bsize } = statfsSync(folder);
  const needMb = isNew ? newDatabaseMb : neededFreeMb;
  if (bavail * bsize < needMb * 1e6) throw new HoshimoriError("store-disk-full", { folder, needMb });
  rmSync(making, { recursive: true, force: true });
  if (isNew) mkdirSync(making, { mode: 0o700 });
  return { path: join(isNew ? making : store, databaseName), isNew };
}

/** Given: the data folder with a complete, closed database in the making. Makes it the store, for good. */
export function keepNewDatabase(folder: string): void {
  try {
    const making = join(folder, makingName);
    const version = { store: "hoshimori", layout, engine: "pglite" };
    writeFileSync(join(making, versionFileName), `${JSON.stringify(version)}\n`);
    syncTree(making);
    renameSync(making, join(folder, storeName));
    syncPath(folder);
  } catch (error) {
    throw folderError(error, folder);
  }
}

function checkVersion(folder: string, file: string): void {
  let found: unknown;
  try {
    found = (JSON.parse(readFileSync(file, "utf8")) as { layout?: unknown }).layout;
  } catch (error) {
    throw new HoshimoriError("store-folder-unreadable", { file, detail: messageOf(error) }, { cause: error });
  }
  if (found !== layout)
    throw new HoshimoriError("store-folder-newer", { folder, found: String(found), known: layout });
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) syncPath(path);
  }
  syncPath(folder);
}

const folderError = (error: unknown, folder: string) => {
  const full = fatalErrorOf(error, folder);
  return full?.code === "store-disk-full"
    ? full
    : new HoshimoriError("store-folder-unwritable", { folder, detail: messageOf(error) }, { cause: error });
};
