import { byteOrderMarkLength, endOfLine, isDigit, textOf, trimmedEnd } from "./bytes.ts";
import { elementRows, emptyElementRow } from "./element-rows.ts";
import type { ReadElementSets } from "./element-sets.ts";
import { type ProblemList, problemList } from "./problem-list.ts";
import { checksummedLength, tleChecksumOfBytes } from "./tle-checksum.ts";
import { readDesignator, readTleFields } from "./tle-fields.ts";

/** Length of a TLE line with its checksum; what follows a blank after it (test cases carry step sizes there) is ignored. */
const lineLength = checksummedLength + 1;
/** Titles are shorter: 24 characters, with "0 " before them 26. */
const longestTitle = 26;
const none = -1;

/** 1 or 2 where the range looks like that line of a set, else 0 (a title). */
export function tleLineKind(bytes: Uint8Array, start: number, end: number): 0 | 1 | 2 {
  if (end - start <= longestTitle || bytes[start + 1] !== 0x20) return 0;
  return bytes[start] === 0x31 ? 1 : bytes[start] === 0x32 ? 2 : 0;
}

/**
 * Reads TLE and 3LE: two lines a set, with or without a title line ("0 NAME" or the bare name) before them.
 * Lines that begin with "#" and empty lines are skipped.
 *
 * Given: bytes. Returned: the good sets, and problems with line and column for the others (wrong checksum, wrong length,
 * a line without its partner, a field that cannot be read).
 */
export function readTle(bytes: Uint8Array): ReadElementSets {
  const rows = elementRows(Math.ceil(bytes.length / (2 * lineLength)));
  const problems = problemList();
  const row = emptyElementRow();
  const designators = designatorReader(bytes);
  let titlesSeen = false;
  let title = none;
  let titleEnd = none;
  let titleLine = 0;
  let first = none;
  let firstEnd = none;
  let firstLine = 0;

  const dropTitle = () => {
    if (title !== none)
      problems.add("tle-title-without-set", titleLine, 1, {
        title: textOf(bytes, title, titleEnd).slice(0, 40),
      });
    title = none;
  };
  const dropFirst = () => {
    if (first !== none) problems.add("tle-line-2-missing", firstLine, 1);
    first = none;
  };

  let line = 0;
  for (let start = byteOrderMarkLength(bytes); start < bytes.length; ) {
    const lineFeed = endOfLine(bytes, start);
    const end = trimmedEnd(bytes, start, lineFeed);
    line++;
    const kind = tleLineKind(bytes, start, end);
    if (kind === 1) {
      if (first !== none) title = none;
      dropFirst();
      first = start;
      firstEnd = end;
      firstLine = line;
    } else if (kind === 2) {
      if (first === none) problems.add("tle-line-1-missing", line, 1);
      else if (readSet(bytes, first, firstEnd, firstLine, start, end, line, row, problems)) {
        row.name = title === none ? "" : titleText(bytes, title, titleEnd);
        row.internationalDesignator = designators(first);
        rows.add(row);
      }
      first = none;
      title = none;
    } else if (end > start && bytes[start] !== 0x23) {
      if (first !== none) title = none;
      dropFirst();
      dropTitle();
      titlesSeen = true;
      title = start;
      titleEnd = end;
      titleLine = line;
    }
    start = lineFeed + 1;
  }
  if (first === none) dropTitle();
  dropFirst();
  return { format: titlesSeen ? "3le" : "tle", table: rows.done(), problems: problems.done() };
}

function readSet(
  bytes: Uint8Array,
  first: number,
  firstEnd: number,
  firstLine: number,
  second: number,
  secondEnd: number,
  secondLine: number,
  row: Parameters<typeof readTleFields>[3],
  problems: ProblemList,
): boolean {
  const firstGood = checkLine(bytes, first, firstEnd, firstLine, problems);
  if (!checkLine(bytes, second, secondEnd, secondLine, problems) || !firstGood) return false;
  const error = readTleFields(bytes, first, second, row);
  if (!error) return true;
  const inFirst = error.tleLine === 1;
  const at = (inFirst ? first : second) + error.column - 1;
  problems.add("tle-field-not-understood", inFirst ? firstLine : secondLine, error.column, {
    field: error.field,
    found: textOf(bytes, at, Math.min(at + 14, inFirst ? firstEnd : secondEnd)),
  });
  return false;
}

function checkLine(
  bytes: Uint8Array,
  start: number,
  end: number,
  line: number,
  problems: ProblemList,
): boolean {
  const length = end - start;
  if (
    length < lineLength ||
    (length > lineLength && bytes[start + lineLength] !== 0x20 && bytes[start + lineLength] !== 0x09)
  ) {
    problems.add("tle-line-length", line, Math.min(length, lineLength) + 1, { length });
    return false;
  }
  const found = bytes[start + checksummedLength];
  const expected = tleChecksumOfBytes(bytes, start);
  if (isDigit(found) && found - 0x30 === expected) return true;
  problems.add("tle-checksum", line, lineLength, { expected, found: String.fromCharCode(found) });
  return false;
}

/** A title without its "0 " and without the blanks around it. */
function titleText(bytes: Uint8Array, start: number, end: number): string {
  return textOf(bytes, bytes[start] === 0x30 && bytes[start + 1] === 0x20 ? start + 2 : start, end).trim();
}

/** Designators of neighboring sets are mostly the same object's: one string for equal bytes in a row. */
function designatorReader(bytes: Uint8Array): (line1: number) => string {
  let lastAt = none;
  let last = "";
  return (line1) => {
    let same = lastAt !== none;
    for (let column = 9; same && column < 17; column++)
      same = bytes[line1 + column] === bytes[lastAt + column];
    if (!same) last = readDesignator(bytes, line1);
    lastAt = line1;
    return last;
  };
}
