const decoder = new TextDecoder();

/** Given a range of UTF-8 bytes, returned their text; ASCII, which nearly all of it is, takes the short way. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  for (let at = start; at < end; at++)
    if (bytes[at] >= 0x80 || end - start > 256) return decoder.decode(bytes.subarray(start, end));
  let text = "";
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]);
  return text;
}

/** Given bytes that are ASCII throughout, returned their text, so that a slice of it is a field; undefined for others. */
export function asciiText(bytes: Uint8Array): string | undefined {
  const text = decoder.decode(bytes);
  // A byte-order mark is dropped and a character of several bytes shrinks: either shows in the length.
  return text.length === bytes.length ? text : undefined;
}

/** End of the range without blanks and tabs and a carriage return behind it. */
export function trimmedEnd(bytes: Uint8Array, start: number, end: number): number {
  while (end > start && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0x0d || bytes[end - 1] === 0x09))
    end--;
  return end;
}

/** Offset of the next line feed at or after `start`, or the length of the input. */
export function endOfLine(bytes: Uint8Array, start: number): number {
  const found = bytes.indexOf(0x0a, start);
  return found < 0 ? bytes.length : found;
}

/** Offset of the first byte at or after `start` that is no blank, tab or line break: white space of JSON and XML alike. */
export function skipBlanks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at++;
  return at;
}

/** Three bytes of a UTF-8 byte-order mark, or none. */
export const byteOrderMarkLength = (bytes: Uint8Array): number =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

export const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Given: bytes. Returned: what gives the text of a range of them; from one string where all are ASCII, which is faster. */
export function textReader(bytes: Uint8Array): (start: number, end: number) => string {
  const ascii = asciiText(bytes);
  return ascii === undefined
    ? (start, end) => textOf(bytes, start, end)
    : (start, end) => ascii.slice(start, end);
}
