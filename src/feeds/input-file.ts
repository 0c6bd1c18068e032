import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import type { Readable } from "node:stream";
import { HoshimoriError, type IsoUtc } from "../core/index.ts";
import { type Sha256Hex, sha256Hex } from "../digest/index.ts";
import { type Clock, formatIsoUtc, systemClock } from "../time/index.ts";
import { unpackInput } from "./unpack-input.ts";

/** A file as it came in: what was received, and the same without its packing. */
export interface InputFile {
  /** File name without its folders; "-" for standard input. */
  readonly name: string;
  /** Decompressed. */
  readonly bytes: Uint8Array;
  /** As received, compressed or not; this is what is archived. */
  readonly receivedBytes: Uint8Array;
  /** Of `receivedBytes`. */
  readonly sha256: Sha256Hex;
  readonly receivedAt: IsoUtc;
}

export interface ReadInputOptions {
  /** Largest size accepted, received and decompressed each; unless given, `HOSHIMORI_MAX_INPUT_MB` or {@link defaultMaxBytes}. */
  readonly maxBytes?: number;
  readonly clock?: Clock;
  /** What "-" reads; the process's standard input unless given. */
  readonly standardInput?: Readable;
}

/** 2 GiB minus a little: the history of a year of the whole catalog is about 1 GB as text. */
export const defaultMaxBytes = 2_000_000_000;

/**
 * Reads a file whole: plain or packed by gzip, bzip2, xz or lzma (told by its first bytes, not by its name), or standard input for "-".
 *
 * Given: a path or "-". Returned: the bytes as received and decompressed, with hash and time.
 * Errors, all with exit code 3 and the place: `input-not-found`, `input-is-folder`, `input-not-permitted`, `input-unreadable`,
 * `input-empty`, `input-too-large`, `input-gzip-truncated`, `input-gzip-corrupt`, `input-packed-truncated`, `input-packed-corrupt`.
 */
export async function readInputFile(path: string, options: ReadInputOptions = {}): Promise<InputFile> {
  const { maxBytes = maxBytesOfEnvironment(), clock = systemClock } = options;
  const shown = path === "-" ? "standard input" : path;
  const receivedBytes = await received(path, shown, maxBytes, options.standardInput);
  if (receivedBytes.length === 0) throw new HoshimoriError("input-empty", { path: shown });
  return {
    name: path === "-" ? "-" : basename(path),
    bytes: await unpackInput(receivedBytes, shown, maxBytes),
    receivedBytes,
    sha256: sha256Hex(receivedBytes),
    receivedAt: formatIsoUtc(clock.now()),
  };
}

function maxBytesOfEnvironment(): number {
  const megabytes = Number(process.env.HOSHIMORI_MAX_INPUT_MB);
  return megabytes > 0 ? megabytes * 1e6 : defaultMaxBytes;
}

async function received(
  path: string,
  shown: string,
  maxBytes: number,
  standardInput: Readable = process.stdin,
): Promise<Uint8Array> {
  try {
    if (path === "-") return await collect(standardInput, shown, maxBytes);
    const status = await stat(path);
    if (status.isDirectory()) throw new HoshimoriError("input-is-folder", { path: shown });
    if (status.size > maxBytes) throw tooLarge(shown, maxBytes);
    return await collect(createReadStream(path), shown, maxBytes);
  } catch (error) {
    throw error instanceof HoshimoriError ? error : systemError(error, shown);
  }
}

async function collect(stream: Readable, shown: string, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes: Uint8Array = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > maxBytes) throw tooLarge(shown, maxBytes);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

const tooLarge = (path: string, maxBytes: number): HoshimoriError =>
  new HoshimoriError("input-too-large", { path, limitMB: maxBytes / 1e6 });

function systemError(error: unknown, path: string): HoshimoriError {
  const { code, message } = error as NodeJS.ErrnoException;
  const cause = { cause: error };
  if (code === "ENOENT" || code === "ENOTDIR") return new HoshimoriError("input-not-found", { path }, cause);
  if (code === "EISDIR") return new HoshimoriError("input-is-folder", { path }, cause);
  if (code === "EACCES" || code === "EPERM")
    return new HoshimoriError("input-not-permitted", { path }, cause);
  return new HoshimoriError("input-unreadable", { path, detail: code ?? message }, cause);
}
