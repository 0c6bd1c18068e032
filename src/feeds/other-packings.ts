import { HoshimoriError } from "../core/index.ts";

const tooLarge = (path: string, maxBytes: number): HoshimoriError =>
  new HoshimoriError("input-too-large", { path, limitMB: maxBytes / 1e6 });

const truncated = (path: string, format: string, byte: number): HoshimoriError =>
  new HoshimoriError("input-packed-truncated", { path, format, byte });

function corrupt(path: string, format: string, byte: number, cause: unknown): HoshimoriError {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new HoshimoriError("input-packed-corrupt", { path, format, byte, detail }, { cause });
}

const endOfBzip2 = 0x1772_4538_5090n;

/**
 * True where a stream ends with the bytes: its mark, 32 bits of checksum, up to 7 of padding. The decoder takes any end of its input
 * between two blocks for the end. Source: bzip2's format specification (J. Tsai), 2.2.4.
 */
function endsBzip2(bytes: Uint8Array): boolean {
  const tail = BigInt(`0x${Buffer.from(bytes.subarray(-11)).toString("hex")}`);
  for (let padding = 0n; padding < 8n; padding++)
    if (((tail >> (32n + padding)) & 0xffff_ffff_ffffn) === endOfBzip2) return true;
  return false;
}

/** All streams of a bzip2 file. Given, returned, errors: as `unpackInput`. */
export async function unpackBzip2(bytes: Uint8Array, path: string, maxBytes: number): Promise<Uint8Array> {
  const { default: bunzip } = await import("seek-bzip");
  let at = 0;
  const input = {
    readByte(): number {
      if (at >= bytes.length) throw truncated(path, "bzip2", bytes.length);
      return bytes[at++];
    },
    read(buffer: Uint8Array, offset: number, length: number): number {
      for (let k = 0; k < length; k++) buffer[offset + k] = input.readByte();
      return length;
    },
    eof: () => at >= bytes.length,
  };
  let unpacked = new Uint8Array(Math.min(maxBytes, 8 * bytes.length));
  let size = 0;
  const output = {
    writeByte(byte: number): void {
      if (size === maxBytes) throw tooLarge(path, maxBytes);
      if (size === unpacked.length) unpacked = grown(unpacked, Math.min(maxBytes, 2 * size));
      unpacked[size++] = byte;
    },
  };
  try {
    bunzip.decode(input, output, true);
  } catch (error) {
    throw error instanceof HoshimoriError ? error : corrupt(path, "bzip2", at, error);
  }
  if (!endsBzip2(bytes)) throw truncated(path, "bzip2", bytes.length);
  return unpacked.subarray(0, size);
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}

/** What the decoder of xz says when it waits for bytes that don't come. Source: `enum xz_ret` of XZ Embedded. */
const xzNeedsMore = /error code 8$/;

/** All streams and blocks of an xz file. Given, returned, errors: as `unpackInput`. Checks by SHA-256 are refused as damaged. */
export async function unpackXz(bytes: Uint8Array, path: string, maxBytes: number): Promise<Uint8Array> {
  const { default: xz } = await import("xz-decompress");
  let at = 0;
  const source = new ReadableStream<Uint8Array>(
    {
      pull(controller): void {
        if (at < bytes.length) controller.enqueue(bytes.subarray(at, at + 65_536));
        else controller.close();
        at = Math.min(bytes.length, at + 65_536);
      },
    },
    { highWaterMark: 0 },
  );
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of new xz.XzReadableStream(source)) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(path, maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof HoshimoriError) throw error;
    if (error instanceof Error && xzNeedsMore.test(error.message)) throw truncated(path, "xz", bytes.length);
    throw corrupt(path, "xz", at, error);
  }
  return Buffer.concat(chunks, size);
}

const sizeOffset = 5;
const unknownSize = 2n ** 64n - 1n;

/**
 * A file of LZMA "alone". Given, returned, errors: as `unpackInput`. It has no checksum: damage shows only where the decoder meets an
 * impossible reference or misses the announced size.
 */
export async function unpackLzma(bytes: Uint8Array, path: string, maxBytes: number): Promise<Uint8Array> {
  const { decompress } = await import("lzma1");
  const header = Uint8Array.from(bytes.subarray(0, sizeOffset + 8));
  const view = new DataView(header.buffer);
  const announced = view.getBigUint64(sizeOffset, true);
  if (announced !== unknownSize && announced > maxBytes) throw tooLarge(path, maxBytes);
  // Where the size is unknown the decoder stops one byte past the largest, or at the mark of the end.
  if (announced === unknownSize) view.setBigUint64(sizeOffset, BigInt(maxBytes + 1), true);
  let at = 0;
  // The decoder takes no stream and makes up bytes past the end of an array: this one refuses instead.
  const watched = new Proxy(bytes, {
    get(target, key): unknown {
      if (key === "length") return target.length + 1;
      at = Number(key);
      if (at >= target.length) throw truncated(path, "lzma", target.length);
      return at < header.length ? header[at] : target[at];
    },
  });
  let unpacked: Uint8Array;
  try {
    unpacked = decompress(watched);
  } catch (error) {
    throw error instanceof HoshimoriError ? error : corrupt(path, "lzma", at, error);
  }
  if (unpacked.length > maxBytes) throw tooLarge(path, maxBytes);
  if (announced !== unknownSize && unpacked.length !== Number(announced))
    throw corrupt(path, "lzma", at, `${unpacked.length} bytes, not ${announced}`);
  return unpacked;
}
