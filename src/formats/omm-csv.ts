import { HoshimoriError } from "../core/index.ts";
import { asciiText, byteOrderMarkLength, endOfLine, textOf, trimmedEnd } from "./bytes.ts";
import { readCsv } from "./csv.ts";
import { parseDecimal } from "./decimal.ts";
import { type ElementRow, elementRows, emptyElementRow } from "./element-rows.ts";
import type { ReadElementSets } from "./element-sets.ts";
import {
  type EpochReader,
  ephemerisTypeXp,
  epochKeyword,
  epochReader,
  fitsField,
  ommNumbers,
  setOmmNumbers,
} from "./omm-fields.ts";
import { type ProblemList, problemList } from "./problem-list.ts";

/** Which column of the file holds what; -1 where an optional one is absent. */
interface Columns {
  readonly count: number;
  readonly epoch: number;
  readonly name: number;
  readonly designator: number;
  readonly ephemerisType: number;
  /** In the order of ommNumbers. */
  readonly numbers: readonly number[];
}

/** Bounds of the fields of one record, filled again and again. */
interface Bounds {
  readonly start: Int32Array;
  readonly end: Int32Array;
  count: number;
  /** Offset of the line feed after the record, or the length of the input. */
  next: number;
  /** Line feeds inside quoted fields. */
  innerLines: number;
  /** The numbers read from them, in the order of {@link ommNumbers}. */
  readonly numbers: Float64Array;
}

/**
 * Reads OMM as CSV with CCSDS keywords in its header (CelesTrak's FORMAT=csv). Columns in any order, others ignored.
 *
 * Given: bytes and the name of the input. Returned: the good rows, and problems with line and column for the others.
 * Errors: `omm-csv-column-missing` where the header lacks a needed column.
 */
export function readOmmCsv(bytes: Uint8Array, source: string): ReadElementSets {
  let start = byteOrderMarkLength(bytes);
  let line = 1;
  while (bytes[start] <= 0x20) if (bytes[start++] === 0x0a) line++;
  const headerEnd = endOfLine(bytes, start);
  const columns = columnsOf(textOf(bytes, start, headerEnd), source);
  const rows = elementRows(Math.ceil(bytes.length / 120));
  const problems = problemList();
  const row = emptyElementRow();
  const readEpoch = epochReader();
  const text = asciiText(bytes);
  const bounds: Bounds = {
    start: new Int32Array(columns.count + 1),
    end: new Int32Array(columns.count + 1),
    count: 0,
    next: 0,
    innerLines: 0,
    numbers: new Float64Array(ommNumbers.length),
  };
  start = headerEnd + 1;
  line++;
  while (start < bytes.length) {
    splitRecord(bytes, start, bounds);
    const empty = bounds.count === 1 && trimmedEnd(bytes, start, bounds.next) === start;
    if (!empty && readRow(bytes, text, start, line, columns, bounds, readEpoch, row, problems)) rows.add(row);
    line += 1 + bounds.innerLines;
    start = bounds.next + 1;
  }
  return { format: "omm-csv", table: rows.done(), problems: problems.done() };
}

function columnsOf(header: string, source: string): Columns {
  const names = (readCsv(header)[0]?.fields ?? []).map((name) => name.trim().toUpperCase());
  const needed = [epochKeyword, ...ommNumbers.filter(({ needed }) => needed).map(({ keyword }) => keyword)];
  const missing = needed.filter((keyword) => !names.includes(keyword));
  if (missing.length > 0)
    throw new HoshimoriError("omm-csv-column-missing", { source, columns: missing.join(", ") });
  return {
    count: names.length,
    epoch: names.indexOf(epochKeyword),
    name: names.indexOf("OBJECT_NAME"),
    designator: names.indexOf("OBJECT_ID"),
    ephemerisType: names.indexOf("EPHEMERIS_TYPE"),
    numbers: ommNumbers.map(({ keyword }) => names.indexOf(keyword)),
  };
}

/** Finds the fields of the record at `start`; quotes as RFC 4180 has them. Fields past the room are counted only. */
function splitRecord(bytes: Uint8Array, start: number, bounds: Bounds): void {
  const room = bounds.start.length;
  let count = 0;
  let at = start;
  bounds.innerLines = 0;
  for (;;) {
    let fieldStart = at;
    let fieldEnd = -1;
    if (bytes[at] === 0x22) {
      fieldStart = ++at;
      while (at < bytes.length && (bytes[at] !== 0x22 || bytes[at + 1] === 0x22)) {
        if (bytes[at] === 0x0a) bounds.innerLines++;
        at += bytes[at] === 0x22 ? 2 : 1;
      }
      fieldEnd = Math.min(at, bytes.length);
    }
    while (at < bytes.length && bytes[at] !== 0x2c && bytes[at] !== 0x0a) at++;
    if (fieldEnd < 0)
      fieldEnd = at < bytes.length && bytes[at] === 0x2c ? at : trimmedEnd(bytes, fieldStart, at);
    if (count < room) {
      bounds.start[count] = fieldStart;
      bounds.end[count] = fieldEnd;
    }
    count++;
    if (at >= bytes.length || bytes[at] === 0x0a) break;
    at++;
  }
  bounds.count = count;
  bounds.next = at;
}

function readRow(
  bytes: Uint8Array,
  text: string | undefined,
  recordStart: number,
  line: number,
  columns: Columns,
  bounds: Bounds,
  readEpoch: EpochReader,
  row: ElementRow,
  problems: ProblemList,
): boolean {
  const { start, end, count, numbers } = bounds;
  const place = { bytes, recordStart, line, bounds, problems };
  if (count !== columns.count) {
    problems.add("csv-field-count", line, 1, { found: count, expected: columns.count });
    return false;
  }
  for (let index = 0; index < ommNumbers.length; index++) {
    const column = columns.numbers[index];
    const spec = ommNumbers[index];
    if (column < 0 || (!spec.needed && end[column] === start[column])) {
      numbers[index] = 0;
      continue;
    }
    const value = parseDecimal(bytes, start[column], end[column]);
    if (!fitsField(value, spec)) return refuse(column, spec.keyword, place);
    numbers[index] = value;
  }
  setOmmNumbers(row, numbers);
  if (!readEpoch(bytes, start[columns.epoch], end[columns.epoch], row))
    return refuse(columns.epoch, epochKeyword, place);
  const type = columns.ephemerisType;
  if (type >= 0 && parseDecimal(bytes, start[type], end[type]) === ephemerisTypeXp)
    return refuse(type, "EPHEMERIS_TYPE", place);
  row.name = columns.name < 0 ? "" : textField(bytes, text, start[columns.name], end[columns.name]);
  row.internationalDesignator =
    columns.designator < 0 ? "" : textField(bytes, text, start[columns.designator], end[columns.designator]);
  return true;
}

interface Place {
  readonly bytes: Uint8Array;
  readonly recordStart: number;
  readonly line: number;
  readonly bounds: Bounds;
  readonly problems: ProblemList;
}

function refuse(column: number, field: string, { bytes, recordStart, line, bounds, problems }: Place): false {
  const start = bounds.start[column];
  const found = textOf(bytes, start, Math.min(bounds.end[column], start + 40));
  problems.add("omm-field-not-understood", line, start - recordStart + 1, { field, found });
  return false;
}

function textField(bytes: Uint8Array, text: string | undefined, start: number, end: number): string {
  const field = text === undefined ? textOf(bytes, start, end) : text.slice(start, end);
  return (bytes[start - 1] === 0x22 ? field.replaceAll('""', '"') : field).trim();
}
