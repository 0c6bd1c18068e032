import { type CatalogNumber, HoshimoriError } from "../core/index.ts";

/** Letters of Alpha-5 in order, I and O left out: A = 10 … Z = 33. Source: Space-Track, "Alpha-5 catalog numbers" (2020). */
const alpha5Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

/** The largest number that five Alpha-5 characters hold ("Z9999"). */
export const largestAlpha5Number = 339_999;

/**
 * Given: a catalog number. Returned: the five characters of a TLE's columns 3–7 ("25544", "00005", "T0001").
 * Errors: `tle-number-too-large` above 339,999 (such objects exist in OMM only).
 */
export function encodeAlpha5(id: CatalogNumber): string {
  if (!Number.isInteger(id) || id < 0 || id > largestAlpha5Number)
    throw new HoshimoriError("tle-number-too-large", { id, largest: largestAlpha5Number });
  if (id < 100_000) return String(id).padStart(5, "0");
  return alpha5Letters[Math.floor(id / 10_000) - 10] + String(id % 10_000).padStart(4, "0");
}

/**
 * Given: bytes and the offset of the first of five characters (digits padded by zeros or blanks, or Alpha-5).
 * Returned: the catalog number, or -1 where the five characters are none.
 */
export function decodeAlpha5(bytes: Uint8Array, start: number): CatalogNumber {
  const end = start + 5;
  let at = start;
  while (at < end && bytes[at] === 0x20) at++;
  if (at === end) return -1;
  let id = 0;
  const letter = at === start ? alpha5Letters.indexOf(String.fromCharCode(bytes[at])) : -1;
  if (letter >= 0) {
    id = letter + 10;
    at++;
  }
  for (; at < end; at++) {
    const digit = bytes[at] - 0x30;
    if (digit < 0 || digit > 9) return -1;
    id = id * 10 + digit;
  }
  return id;
}
