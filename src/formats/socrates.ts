import type { CatalogNumber, Problem } from "../core/index.ts";
import { formatIsoUtc, type Instant, readIsoUtc } from "../time/index.ts";
import { csvField } from "./csv.ts";
import { type ProblemList, problemList } from "./problem-list.ts";
import { hasColumns, type TableShape, tableRows } from "./table-rows.ts";

/** One close approach as CelesTrak's SOCRATES lists it; named as a conjunction of our own screening is. */
export interface SocratesRecord {
  readonly id1: CatalogNumber;
  readonly id2: CatalogNumber;
  /** With the operational status behind it as printed: "STARLINK-30488 [P]". */
  readonly name1: string;
  readonly name2: string;
  /** Time of closest approach, UTC. */
  readonly tca: Instant;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmPerS: number;
  /** Age of each element set at the time of closest approach, days; negative before its epoch. */
  readonly ageDays1?: number;
  readonly ageDays2?: number;
  /** 0 … 1. */
  readonly maxProbability?: number;
  /** Size of the errors at which the probability is largest. */
  readonly dilutionKm?: number;
}

export interface ReadSocrates {
  /** In the order of the file. */
  readonly records: readonly SocratesRecord[];
  readonly problems: readonly Problem[];
}

const needed = {
  id1: "NORAD_CAT_ID_1",
  id2: "NORAD_CAT_ID_2",
  tca: "TCA",
  missDistanceKm: "TCA_RANGE",
  relativeSpeedKmPerS: "TCA_RELATIVE_SPEED",
} as const;
const optional = {
  name1: "OBJECT_NAME_1",
  name2: "OBJECT_NAME_2",
  ageDays1: "DSE_1",
  ageDays2: "DSE_2",
  maxProbability: "MAX_PROB",
  dilutionKm: "DILUTION",
} as const;
const titles = { ...needed, ...optional };
type Column = keyof typeof titles;
type Row = Readonly<Record<Column, string>>;
const shape: TableShape<Column> = {
  separator: ",",
  expected: "SOCRATES as CSV, whose first line begins with NORAD_CAT_ID_1",
  needed,
  optional,
};

export const looksLikeSocrates = (text: string): boolean => hasColumns(text, shape);

/**
 * Reads CelesTrak's SOCRATES as CSV (sort-minRange.csv and its like).
 *
 * Given: decompressed bytes, and the name of the input for messages. Returned: the records, and a problem for each row
 * left out (numbers, time, range, speed) and each other field that can't be read.
 * Errors: `table-not-recognized`, `table-column-missing`. Source: celestrak.org/SOCRATES; the order of the objects is kept.
 */
export function readSocrates(bytes: Uint8Array, options: { readonly source?: string } = {}): ReadSocrates {
  const problems = problemList();
  const records: SocratesRecord[] = [];
  const rows = tableRows(new TextDecoder().decode(bytes), shape, options.source ?? "input", problems);
  for (const { line, text } of rows) {
    const record = recordOf(text, line, problems);
    if (record) records.push(record);
  }
  return { records, problems: problems.done() };
}

function recordOf(text: Row, line: number, problems: ProblemList): SocratesRecord | undefined {
  const tca = instantOf(text.tca);
  const missDistanceKm = numberOf(text.missDistanceKm, 0);
  const relativeSpeedKmPerS = numberOf(text.relativeSpeedKmPerS, 0);
  const isNumber = (name: "id1" | "id2") => /^\d{1,9}$/.test(text[name]);
  const refuse = (code: "table-row-value" | "table-field-value", name: Column) =>
    problems.add(code, line, 1, { field: titles[name], value: text[name].slice(0, 40) });
  if (!isNumber("id1")) refuse("table-row-value", "id1");
  else if (!isNumber("id2")) refuse("table-row-value", "id2");
  else if (tca === undefined) refuse("table-row-value", "tca");
  else if (missDistanceKm === undefined) refuse("table-row-value", "missDistanceKm");
  else if (relativeSpeedKmPerS === undefined) refuse("table-row-value", "relativeSpeedKmPerS");
  else {
    const figure = <K extends Column>(name: K, least: number, most?: number): { [P in K]?: number } => {
      if (text[name] === "") return {};
      const value = numberOf(text[name], least, most);
      if (value === undefined) refuse("table-field-value", name);
      return value === undefined ? {} : ({ [name]: value } as { [P in K]: number });
    };
    return {
      id1: Number(text.id1),
      id2: Number(text.id2),
      name1: text.name1,
      name2: text.name2,
      tca,
      missDistanceKm,
      relativeSpeedKmPerS,
      ...figure("ageDays1", Number.NEGATIVE_INFINITY),
      ...figure("ageDays2", Number.NEGATIVE_INFINITY),
      ...figure("maxProbability", 0, 1),
      ...figure("dilutionKm", 0),
    };
  }
  return undefined;
}

/** "2026-07-23 23:02:48.579". */
const instantOf = (text: string): Instant | undefined =>
  /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/.test(text) ? readIsoUtc(text.replace(" ", "T")) : undefined;

function numberOf(text: string, least: number, most = Number.POSITIVE_INFINITY): number | undefined {
  const value = text === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= least && value <= most ? value : undefined;
}

const columns: readonly Column[] = [
  "id1",
  "name1",
  "ageDays1",
  "id2",
  "name2",
  "ageDays2",
  "tca",
  "missDistanceKm",
  "relativeSpeedKmPerS",
  "maxProbability",
  "dilutionKm",
];

/**
 * Given: records, or conjunctions of the screening. Returned: CSV with the columns, decimals and order of SOCRATES.
 * Range-error: 1 ms, 1 m, 1 m/s, 0.001 day, four digits of the probability. What is absent is an empty field.
 */
export function writeSocrates(records: Iterable<SocratesRecord>): string {
  const lines = [columns.map((name) => titles[name]).join(",")];
  for (const record of records) lines.push(columns.map((name) => csvField(printed(record, name))).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

function printed(record: SocratesRecord, name: Column): string {
  if (name === "tca") return formatIsoUtc(record.tca, 3).replace("T", " ").replace("Z", "");
  if (name === "name1" || name === "name2") return record[name].replaceAll(/\s+/g, " ");
  const value = record[name];
  if (value === undefined) return "";
  if (name === "id1" || name === "id2") return String(value);
  if (name === "maxProbability")
    return value
      .toExponential(3)
      .replace(/e([+-])(\d)$/, "e$10$2")
      .toUpperCase();
  return value.toFixed(3);
}
