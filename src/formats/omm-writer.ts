import type { ElementTable } from "../orbit/index.ts";
import { formatIsoUtc, utcInstant } from "../time/index.ts";
import type { MessageSection, NavigationMessage } from "./ccsds/message.ts";
import { csvField } from "./csv.ts";
import { epochKeyword, ommNumbers, unknownDesignator } from "./omm-fields.ts";

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
    lines.push(columns.map((column) => csvField(String(values.get(column)))).join(","));
  }
  return `${lines.join("\n")}\n`;
}

/** Given: a table. Returned: OMM as JSON, one array, an object a line. */
export function writeOmmJson(table: ElementTable): string {
  const lines = Array.from({ length: table.count }, (_, row) => {
    const values = cells(table, row);
    return JSON.stringify(Object.fromEntries(columns.map((column) => [column, values.get(column)])));
  });
  return `[\n${lines.join(",\n")}\n]\n`;
}
