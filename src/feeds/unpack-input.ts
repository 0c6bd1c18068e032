import { decompressed } from "./gzip.ts";

/** First bytes that tell the packing. */
const isBzip2 = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0x42, 0x5a, 0x68]) &&
  (startsWith(bytes, [0x31, 0x41, 0x59], 4) || startsWith(bytes, [0x17, 0x72], 4));
/** Source: The .xz File Format 1.2.1, 2.1.1.1. */
const isXz = (bytes: Uint8Array): boolean => startsWith(bytes, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0): boolean =>
  start.every((byte, k) => bytes[at + k] === byte);

const headerLength = 13;

/**
 * LZMA "alone" has no first bytes of its own; what its header may hold is narrow enough that no text looks like it: parameters of
 * which lc + lp ≤ 4, a dictionary of 2ⁿ or 2ⁿ + 2ⁿ⁻¹ bytes, a size that is unknown or below 256 GiB, and then a zero byte.
 * Source: the same rule in liblzma's `alone_decoder.c`.
 */
function isLzmaAlone(bytes: Uint8Array): boolean {
  if (bytes.length <= headerLength || bytes[headerLength] !== 0) return false;
  const parameters = bytes[0];
  const [lc, lp] = [parameters % 9, Math.floor(parameters / 9) % 5];
  if (parameters >= 9 * 5 * 5 || lc + lp > 4) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerLength);
  const dictionary = view.getUint32(1, true);
  const top = 2 ** Math.floor(Math.log2(dictionary));
  if (dictionary === 0 || (dictionary !== top && dictionary !== 1.5 * top)) return false;
  const high = view.getUint32(9, true);
  return high < 64 || (high === 0xffff_ffff && view.getUint32(5, true) === 0xffff_ffff);
}

/**
 * Given: bytes as received, packed by gzip, bzip2, xz or lzma (told by content) or not at all, the name for messages, and the largest
 * size to unpack to. Returned: the unpacked bytes (the same ones where they are not packed).
 * Errors: `input-too-large`; `input-gzip-truncated`, `input-gzip-corrupt`, and `input-packed-truncated`, `input-packed-corrupt` with
 * the packing's name, each with the byte reached.
 */
export async function unpackInput(bytes: Uint8Array, path: string, maxBytes: number): Promise<Uint8Array> {
  if (!isBzip2(bytes) && !isXz(bytes) && !isLzmaAlone(bytes)) return decompressed(bytes, path, maxBytes);
  // What unpacks them is loaded only now: most files are plain or gzip, which Node reads itself.
  const packings = await import("./other-packings.ts");
  if (isBzip2(bytes)) return packings.unpackBzip2(bytes, path, maxBytes);
  return isXz(bytes) ? packings.unpackXz(bytes, path, maxBytes) : packings.unpackLzma(bytes, path, maxBytes);
}
