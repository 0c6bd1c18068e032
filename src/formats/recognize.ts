import { byteOrderMarkLength, endOfLine, textOf, trimmedEnd } from "./bytes.ts";
import { ommFieldNames } from "./omm-fields.ts";
import { tleLineKind } from "./tle-reader.ts";

/** How many OMM keywords a first line must hold to be taken for the header of an OMM CSV. */
const keywordsOfHeader = 3;

/**
 * Given: bytes. Returned: the family of formats that the content belongs to, or undefined.
 * XML and JSON by their first character, CSV by the keywords in its first line, TLE by a line that looks like one.
 */
export function recognizeElementSets(
  bytes: Uint8Array,
): "tle" | "omm-csv" | "omm-json" | "omm-xml" | undefined {
  let start = byteOrderMarkLength(bytes);
  while (start < bytes.length && bytes[start] <= 0x20) start++;
  if (start === bytes.length) return undefined;
  if (bytes[start] === 0x3c) return "omm-xml";
  if (bytes[start] === 0x7b || bytes[start] === 0x5b) return "omm-json";
  if (isOmmHeader(bytes, start)) return "omm-csv";
  for (let at = start; at < bytes.length; ) {
    const lineFeed = endOfLine(bytes, at);
    if (tleLineKind(bytes, at, trimmedEnd(bytes, at, lineFeed)) !== 0) return "tle";
    at = lineFeed + 1;
  }
  return undefined;
}

function isOmmHeader(bytes: Uint8Array, start: number): boolean {
  const end = Math.min(endOfLine(bytes, start), start + 4096);
  const names = textOf(bytes, start, end).split(",");
  const known = names.filter((name) => ommFieldNames.has(name.trim().replaceAll('"', "").toUpperCase()));
  return known.length >= keywordsOfHeader;
}
