import type { Problem } from "../core/index.ts";
import type { ElementTable } from "../orbit/index.ts";
import { formatIsoUtc, utcInstant } from "../time/index.ts";
import type { MessageField, MessageSection, NavigationMessage } from "./ccsds/message.ts";
import { looksLikeXml, readMessages } from "./ccsds/read-messages.ts";
import { schemas } from "./ccsds/schema.ts";
import { valueInUnit } from "./ccsds/units.ts";
import { messageNumber } from "./ccsds/values.ts";
import { type ElementRow, elementRows, emptyElementRow } from "./element-rows.ts";
import type { ReadElementSets } from "./element-sets.ts";
import {
  ephemerisTypeXp,
  epochKeyword,
  epochReader,
  fitsField,
  knownDesignator,
  ommNumbers,
  onlyAccepted,
  unknownDesignator,
} from "./omm-fields.ts";
import { problemList } from "./problem-list.ts";

const encoder = new TextEncoder();
/** The unit of each keyword, as the schema of OMM has it. */
const standardUnits: ReadonlyMap<string, string | undefined> = new Map(
  schemas.omm.sections.flatMap(({ keywords }) =>
    [...keywords.values()].map(({ keyword, unit }) => [keyword, unit] as const),
  ),
);

/**
 * Reads OMM in KVN or XML as element sets for SGP4; messages of other kinds beside them are passed over.
 * Given: bytes. Returned: the sets, and a problem for each message that its standard or SGP4 does not allow; undefined where there is no OMM.
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
    const refused = fillRow(row, fields, (text) => {
      const epoch = encoder.encode(text);
      return readEpoch(epoch, 0, epoch.length, row);
    });
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

/** Fills the row; returned: the keyword that SGP4's elements can't have so, or undefined. */
function fillRow(
  row: ElementRow,
  fields: ReadonlyMap<string, MessageField>,
  readEpoch: (text: string) => boolean,
): string | undefined {
  for (const spec of ommNumbers) {
    const field = fields.get(spec.keyword);
    const text =
      field === undefined ? "" : valueInUnit(field.value, field.unit, standardUnits.get(spec.keyword));
    const value = messageNumber(text);
    if (fitsField(value, spec)) row[spec.field] = value;
    else if (!spec.needed && text === "") row[spec.field] = 0;
    else return spec.keyword;
  }
  if (!readEpoch(fields.get(epochKeyword)?.value ?? "")) return epochKeyword;
  if (Number(fields.get("EPHEMERIS_TYPE")?.value ?? 0) === ephemerisTypeXp) return "EPHEMERIS_TYPE";
  for (const [keyword, accepted] of Object.entries(onlyAccepted))
    if (!accepted.includes(fields.get(keyword)?.value.toUpperCase() ?? "")) return keyword;
  row.name = fields.get("OBJECT_NAME")?.value ?? "";
  row.internationalDesignator = knownDesignator(fields.get("OBJECT_ID")?.value ?? "");
  return undefined;
}

/** Who made a message and when: what a table of elements doesn't know. */
export interface MessageOrigin {
  readonly creationDate: string;
  readonly originator: string;
}

/** Given: a table and who writes it. Returned: a message for each row, OMM 2.0; numbers in as many digits as they need. */
export function ommMessages(table: ElementTable, origin: MessageOrigin): NavigationMessage[] {
  return Array.from({ length: table.count }, (_, row) => ({
    kind: "omm" as const,
    version: "2.0",
    line: 1,
    sections: [
      section("header", [
        ["CREATION_DATE", origin.creationDate],
        ["ORIGINATOR", origin.originator],
      ]),
      section("metadata", [
        ["OBJECT_NAME", table.name[row] || unknownDesignator],
        ["OBJECT_ID", table.internationalDesignator[row] || unknownDesignator],
        ["CENTER_NAME", "EARTH"],
        ["REF_FRAME", "TEME"],
        ["TIME_SYSTEM", "UTC"],
        ["MEAN_ELEMENT_THEORY", "SGP4"],
      ]),
      section("meanElements", [
        [epochKeyword, epochText(table, row)],
        ...valuesOf(table, row, (keyword) => !inTleParameters.has(keyword)),
      ]),
      section("tleParameters", [
        ["EPHEMERIS_TYPE", "0"],
        ["CLASSIFICATION_TYPE", "U"],
        ...valuesOf(table, row, (keyword) => inTleParameters.has(keyword)),
      ]),
    ],
  }));
}

const inTleParameters: ReadonlySet<string> = new Set([
  "NORAD_CAT_ID",
  "BSTAR",
  "MEAN_MOTION_DOT",
  "MEAN_MOTION_DDOT",
]);

const valuesOf = (
  table: ElementTable,
  row: number,
  isWanted: (keyword: string) => boolean,
): [string, string][] =>
  ommNumbers
    .filter(({ keyword }) => isWanted(keyword))
    .map(({ keyword, field }) => [keyword, String(table[field][row])]);

/** Microseconds, as the field writes them, or more digits where the epoch has them. */
const epochText = (table: ElementTable, row: number): string => {
  const epoch = utcInstant(table.epochDays[row], table.epochNanos[row]);
  return formatIsoUtc(epoch, epoch.nanos % 1000 === 0 ? 6 : 9).slice(0, -1);
};

const section = (name: string, fields: readonly (readonly [string, string])[]): MessageSection => ({
  name,
  line: 1,
  comments: [],
  rows: [],
  fields: fields.map(([keyword, value]) => ({ keyword, value, line: 1, column: 1 })),
});

/** Columns of OMM as CSV and members as JSON, in CelesTrak's order. */
const columns = [
  "OBJECT_NAME",
  "OBJECT_ID",
  epochKeyword,
  "MEAN_MOTION",
  "ECCENTRICITY",
  "INCLINATION",
  "RA_OF_ASC_NODE",
  "ARG_OF_PERICENTER",
  "MEAN_ANOMALY",
  "NORAD_CAT_ID",
  "BSTAR",
  "MEAN_MOTION_DOT",
  "MEAN_MOTION_DDOT",
] as const;

const cells = (table: ElementTable, row: number): ReadonlyMap<string, string | number> =>
  new Map<string, string | number>([
    ["OBJECT_NAME", table.name[row]],
    ["OBJECT_ID", table.internationalDesignator[row]],
    [epochKeyword, epochText(table, row)],
    ...ommNumbers.map(({ keyword, field }): [string, number] => [keyword, table[field][row]]),
  ]);

/** Given: a table. Returned: OMM as CSV, a line each, quoted where a name needs it. */
export function writeOmmCsv(table: ElementTable): string {
  const lines = [columns.join(",")];
  for (let row = 0; row < table.count; row++) {
    const values = cells(table, row);
    lines.push(columns.map((column) => quoted(String(values.get(column)))).join(","));
  }
  return `${lines.join("\n")}\n`;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Given: a table. Returned: OMM as JSON, one array, an object a line. */
export function writeOmmJson(table: ElementTable): string {
  const lines = Array.from({ length: table.count }, (_, row) => {
    const values = cells(table, row);
    return JSON.stringify(Object.fromEntries(columns.map((column) => [column, values.get(column)])));
  });
  return `[\n${lines.join(",\n")}\n]\n`;
}
