import type { Problem } from "../core/index.ts";
import { looksLikeXml, readMessages } from "./ccsds/read-messages.ts";
import { schemas } from "./ccsds/schema.ts";
import { valueInUnit } from "./ccsds/units.ts";
import { messageNumber } from "./ccsds/values.ts";
import { elementRows, emptyElementRow } from "./element-rows.ts";
import type { ReadElementSets } from "./element-sets.ts";
import { epochReader } from "./omm-fields.ts";
import { fillOmmRow, type OmmFields } from "./omm-row.ts";
import { problemList } from "./problem-list.ts";

/** The unit of each keyword, as the schema of OMM has it. */
const standardUnits: ReadonlyMap<string, string | undefined> = new Map(
  schemas.omm.sections.flatMap(({ keywords }) =>
    [...keywords.values()].map(({ keyword, unit }) => [keyword, unit] as const),
  ),
);

/**
 * Reads OMM in KVN or XML as element sets for SGP4; messages of other kinds beside them are passed over.
 * Given: bytes. Returned: the sets, and a problem for each message that its standard or SGP4 does not allow.
 */
export function readOmmMessages(bytes: Uint8Array): ReadElementSets {
  const { messages, problems: found } = readMessages(bytes);
  const problems = problemList();
  const rows = elementRows(Math.max(16, messages.length));
  const row = emptyElementRow();
  const readEpoch = epochReader();
  for (const message of messages) {
    if (message.kind !== "omm") continue;
    const fields = new Map(message.sections.flatMap((section) => section.fields).map((f) => [f.keyword, f]));
    const textOf = (keyword: string) => fields.get(keyword)?.value;
    const source: OmmFields = {
      text: textOf,
      number(keyword) {
        const field = fields.get(keyword);
        return field
          ? messageNumber(valueInUnit(field.value, field.unit, standardUnits.get(keyword)))
          : Number.NaN;
      },
      isAbsent: (keyword) => (textOf(keyword) ?? "") === "",
    };
    const refused = fillOmmRow(row, source, readEpoch);
    if (refused === undefined) rows.add(row);
    else {
      const field = fields.get(refused);
      problems.add(
        field ? "omm-field-not-understood" : "omm-field-missing",
        field?.line ?? message.line,
        field?.column ?? 1,
        { field: refused, found: (field?.value ?? "").slice(0, 40) },
      );
    }
  }
  const all: Problem[] = [...found, ...problems.done()].sort((a, b) => a.line - b.line);
  return { format: looksLikeXml(bytes) ? "omm-xml" : "omm-kvn", table: rows.done(), problems: all };
}
