import { type ElementRow, elementRows, emptyElementRow } from "./element-rows.ts";
import type { ReadElementSets } from "./element-sets.ts";
import { type JsonObject, jsonObjects, memberText } from "./json-objects.ts";
import {
  ephemerisTypeXp,
  epochKeyword,
  epochReader,
  fitsField,
  ommNumbers,
  onlyAccepted,
} from "./omm-fields.ts";
import { problemList } from "./problem-list.ts";

const encoder = new TextEncoder();

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
  for (const { line, column, members } of jsonObjects(bytes)) {
    if (!members) {
      problems.add("json-not-understood", line, column);
      continue;
    }
    recognized ||= epochKeyword in members || "MEAN_MOTION" in members;
    const field = readMembers(members, row, (text) => {
      const epoch = encoder.encode(text);
      return readEpoch(epoch, 0, epoch.length, row);
    });
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

/** Fills the row; returned: the keyword that could not be read, or undefined. */
function readMembers(
  members: NonNullable<JsonObject["members"]>,
  row: ElementRow,
  readEpoch: (text: string) => boolean,
): string | undefined {
  for (const spec of ommNumbers) {
    const text = memberText(members, spec.keyword)?.trim();
    const value = text === undefined || text === "" ? Number.NaN : Number(text);
    if (fitsField(value, spec)) row[spec.field] = value;
    else if (!spec.needed && (members[spec.keyword] ?? "") === "") row[spec.field] = 0;
    else return spec.keyword;
  }
  if (!readEpoch(memberText(members, epochKeyword)?.trim() ?? "")) return epochKeyword;
  if (Number(memberText(members, "EPHEMERIS_TYPE") ?? 0) === ephemerisTypeXp) return "EPHEMERIS_TYPE";
  for (const [keyword, accepted] of Object.entries(onlyAccepted)) {
    const named = memberText(members, keyword);
    if (named !== undefined && !accepted.includes(named.trim().toUpperCase())) return keyword;
  }
  row.name = memberText(members, "OBJECT_NAME")?.trim() ?? "";
  row.internationalDesignator = memberText(members, "OBJECT_ID")?.trim() ?? "";
  return undefined;
}
