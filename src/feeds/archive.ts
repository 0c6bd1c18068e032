import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Sha256Hex } from "../digest/index.ts";

/** Where a batch lies in a data folder. */
export const archivePath = (folder: string, sha256: Sha256Hex): string => join(folder, "archive", sha256);

/**
 * Keeps the bytes of a batch as they were received, under their hash. The file is whole and on the disk when this returns,
 * or it isn't there: written beside its place, synced, renamed, and the folder synced.
 *
 * Given: the data folder, and the bytes with their SHA-256. Returned: the path; bytes that are there already are not written again.
 * Errors: those of the system (ENOSPC, EACCES, EROFS), after the half-written file has been removed.
 */
export async function archiveBatch(
  folder: string,
  input: { readonly receivedBytes: Uint8Array; readonly sha256: Sha256Hex },
): Promise<string> {
  const path = archivePath(folder, input.sha256);
  const archive = dirname(path);
  const created = await mkdir(archive, { recursive: true });
  if (created !== undefined) await syncFolder(dirname(archive));
  if (await isThere(path, input.receivedBytes.length)) return path;
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(input.receivedBytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(archive);
  return path;
}

/** Given the data folder, removed: what a killed process left half-written. Call it at start, before anything is archived. */
export async function removeHalfWritten(folder: string): Promise<void> {
  const archive = join(folder, "archive");
  const names = await readdir(archive).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  for (const name of names) if (name.endsWith(".tmp")) await rm(join(archive, name), { force: true });
}

async function isThere(path: string, size: number): Promise<boolean> {
  try {
    return (await stat(path)).size === size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
