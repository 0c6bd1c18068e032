import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** Lower-case hexadecimal SHA-256, 64 characters. */
export type Sha256Hex = string;

export const sha256Hex = (bytes: Uint8Array): Sha256Hex => bytesToHex(sha256(bytes));

/** Canonical JSON (RFC 8785) of a plain value. Throws TypeError for what JSON can't hold (NaN, Infinity, functions). */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("a value that JSON can't hold");
  return text;
}

/** SHA-256 of the canonical JSON: the same content has the same hash on every machine. */
export const contentHash = (value: unknown): Sha256Hex => sha256Hex(utf8ToBytes(canonicalJson(value)));
