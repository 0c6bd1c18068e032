import { skipBlanks, textReader } from "./bytes.ts";
import { elementRows, emptyElementRow } from "./element-rows.ts";
import type { ReadElementSets } from "./element-sets.ts";
import { type JsonObject, jsonObjects, memberText } from "./json-objects.ts";
import { epochKeyword, epochReader } from "./omm-fields.ts";
import { fillOmmRow, type OmmFields } from "./omm-row.ts";
import { isText, type OmmSlots, ommSlots } from "./omm-slots.ts";
import { problemList } from "./problem-list.ts";

const nothing = new TextEncoder().encode("null");

/**
 * Reads OMM as JSON: an array of objects, objects one a line, or one object; values as numbers or strings.
 *
 * Given: bytes. Returned: the good sets and problems with line and column, or undefined where no object
 * has an OMM's keywords.
 */
export function readOmmJson(bytes: Uint8Array): ReadElementSets | undefined {
  const rows = elementRows(1024);
  const problems = problemList();
  const row = emptyElementRow();
  const readEpoch = epochReader();
  let recognized = false;
  const slots = ommSlots(bytes);
  const text = textReader(bytes);
  const readQuickly = (start: number): number => {
    const end = plainObject(bytes, start, slots);
    if (end < 0 || !slots.fill(row, readEpoch, text)) return -1;
    rows.add(row);
    recognized = true;
    return end;
  };
  for (const { line, column, members } of jsonObjects(bytes, readQuickly)) {
    if (!members) {
      problems.add("json-not-understood", line, column);
      continue;
    }
    recognized ||= epochKeyword in members || "MEAN_MOTION" in members;
    const field = fillOmmRow(row, fieldsOf(members), readEpoch);
    if (field === undefined) rows.add(row);
    else {
      const found = (JSON.stringify(members[field]) ?? "").slice(0, 40);
      problems.add(field in members ? "omm-field-not-understood" : "omm-field-missing", line, column, {
        field,
        found,
      });
    }
  }
  if (!recognized) return undefined;
  return { format: "omm-json", table: rows.done(), problems: problems.done() };
}

/**
 * Finds the values of an object without nesting and escapes. Returned: the offset after its closing brace, or -1 for any other.
 */
function plainObject(bytes: Uint8Array, start: number, slots: OmmSlots): number {
  slots.clear();
  let at = skipBlanks(bytes, start + 1);
  while (bytes[at] === 0x22) {
    const keyEnd = endOfString(bytes, at + 1);
    const slot = slots.slotOf(at + 1, keyEnd);
    at = skipBlanks(bytes, keyEnd + 1);
    if (keyEnd < 0 || bytes[at] !== 0x3a) return -1;
    at = skipBlanks(bytes, at + 1);
    let valueStart = at;
    let valueEnd: number;
    if (bytes[at] === 0x22) {
      valueStart = at + 1;
      valueEnd = endOfString(bytes, valueStart);
      if (valueEnd < 0) return -1;
      at = valueEnd + 1;
    } else {
      while (at < bytes.length && isScalar(bytes[at])) at++;
      valueEnd = at;
      if (valueEnd === valueStart) return -1;
      // null: a value that is not there.
      if (valueEnd - valueStart === 4 && isText(bytes, valueStart, nothing)) valueEnd = valueStart;
    }
    if (slot >= 0 && !slots.put(slot, valueStart, valueEnd)) return -1;
    at = skipBlanks(bytes, at);
    if (bytes[at] === 0x7d) return at + 1;
    if (bytes[at] !== 0x2c) return -1;
    at = skipBlanks(bytes, at + 1);
  }
  return -1;
}

/** Offset of the closing quote, or -1 where an escape or a control character comes before it. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] !== 0x22) if (at >= bytes.length || bytes[at] === 0x5c || bytes[at++] < 0x20) return -1;
  return at;
}

/** Letters, digits and signs of a number, null, true or false. */
const isScalar = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) ||
  ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ||
  byte === 0x2e ||
  byte === 0x2d ||
  byte === 0x2b;

/** The members of an object as fields of an OMM. */
function fieldsOf(members: NonNullable<JsonObject["members"]>): OmmFields {
  const text = (keyword: string) => memberText(members, keyword)?.trim();
  return {
    text,
    number(keyword) {
      const written = text(keyword);
      return written === undefined || written === "" ? Number.NaN : Number(written);
    },
    isAbsent: (keyword) => (members[keyword] ?? "") === "",
  };
}
