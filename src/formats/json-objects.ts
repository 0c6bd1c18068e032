/** One top-level object of a JSON array, of JSON lines, or alone, with its place in the input. */
export interface JsonObject {
  /** 1-based place of its opening brace. */
  readonly line: number;
  readonly column: number;
  /** Its members, or undefined where the text between the braces is no JSON object. */
  readonly members: Readonly<Record<string, unknown>> | undefined;
}

const decoder = new TextDecoder();

/**
 * Splits an array of objects, objects one a line, or a single object at the outermost braces, so that one broken
 * object does not lose the others and every object has its line and column.
 *
 * Given: bytes, and a reader that may take an object by itself: it gets the offset of a brace and answers with the offset after the
 * object, or -1. Returned: the other objects in order; the last one is broken where its braces never close.
 */
export function* jsonObjects(
  bytes: Uint8Array,
  take: (start: number) => number = () => -1,
): Generator<JsonObject> {
  let line = 1;
  let lineStart = 0;
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === 0x0a) {
      line++;
      lineStart = at + 1;
    } else if (byte === 0x7b) {
      const taken = take(at);
      const end = taken < 0 ? endOfObject(bytes, at) : taken;
      if (taken < 0)
        yield { line, column: at - lineStart + 1, members: parseObject(bytes.subarray(at, end)) };
      for (let inside = at; inside < end; inside++)
        if (bytes[inside] === 0x0a) {
          line++;
          lineStart = inside + 1;
        }
      at = end;
      continue;
    }
    at++;
  }
}

/** Offset after the brace that closes the one at `start`, or the end of the input. */
function endOfObject(bytes: Uint8Array, start: number): number {
  let depth = 0;
  let inString = false;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inString) {
      if (byte === 0x5c) at++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b) depth++;
    else if (byte === 0x7d && --depth === 0) return at + 1;
  }
  return bytes.length;
}

function parseObject(bytes: Uint8Array): JsonObject["members"] {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** The text of a JSON string or number, undefined for anything else (null, a list, nothing there). */
export const memberText = (members: Readonly<Record<string, unknown>>, key: string): string | undefined => {
  const value = members[key];
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : undefined;
};
