import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./hash.ts";

/**
 * An id that tells nothing to those without the key: the same parts under another key have another id, and no sequence is shared.
 * Given: the key of a party and realm (at least 16 bytes), and the parts that make the thing one and the same.
 * Returned: 32 lower-case hexadecimal characters, the first 128 bits of HMAC-SHA256(key, canonical JSON of the parts).
 * Errors: RangeError for a shorter key. Source: RFC 2104; RFC 8785.
 */
export function keyedId(key: Uint8Array, parts: readonly unknown[]): string {
  if (key.length < 16) throw new RangeError(`a key of ${key.length} bytes; at least 16 are needed`);
  return bytesToHex(hmac(sha256, key, utf8ToBytes(canonicalJson(parts)))).slice(0, 32);
}
