import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Sha256Hex } from "../digest/index.ts";
import type { Receipt } from "./receipt.ts";

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
  await makeFolder(dirname(path));
  if (!(await isThere(path, input.receivedBytes.length))) await writeWhole(path, input.receivedBytes);
  return path;
}

/**
 * Keeps what came with a batch: address, time, headers. One file each time that a source answered, named by time and source.
 * Given: the data folder, and the receipt of bytes that are archived already. Returned: the path. Errors: as {@link archiveBatch}.
 */
export async function archiveReceipt(folder: string, receipt: Receipt): Promise<string> {
  const name = `${receipt.receivedAt.replaceAll(":", "")}-${receipt.source}.json`;
  const path = join(folder, "archive", "receipts", name);
  await makeFolder(dirname(path));
  await writeWhole(path, Buffer.from(`${JSON.stringify(receipt, undefined, 2)}\n`));
  return path;
}

/** Given the data folder, removed: what a killed process left half-written. Call it at start, before anything is archived. */
export async function removeHalfWritten(folder: string): Promise<void> {
  for (const place of ["archive", "archive/receipts"]) await sweep(join(folder, place));
}

async function sweep(archive: string): Promise<void> {
  const names = await readdir(archive).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  for (const name of names) if (name.endsWith(".tmp")) await rm(join(archive, name), { force: true });
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
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
