import type { Problem, TemplateParts } from "../core/index.ts";
import { daysFromCivil, mjdOfDayZero } from "./civil.ts";
import type { EarthOrientationRow } from "./earth-orientation.ts";

/** What a file of Earth orientation holds; good rows stay beside problems. */
export interface EarthOrientationFile {
  /** Rows in rising order of days, for earthOrientationFromRows. */
  readonly rows: readonly EarthOrientationRow[];
  readonly problems: readonly Problem[];
}

/**
 * Given: text of an IERS file, C04 as CSV with semicolons or finals2000A in fixed columns, recognized by content.
 * Returned: its rows and problems. Errors (problems): those of both parsers, and `eop-unknown-format` for anything else
 * (Bulletin A, say).
 */
export function parseEarthOrientation(text: string): EarthOrientationFile {
  const first = text.split(/\r?\n/).find((line) => line.trim() !== "") ?? "";
  if (first.startsWith("MJD;")) return parseEarthOrientationC04(text);
  if (/^[ \d]{6} \d{5}\.\d\d /.test(first)) return parseFinals2000A(text);
  return {
    rows: [],
    problems: [
      { code: "eop-unknown-format", line: 1, column: 1, parts: { text: first.trim().slice(0, 60) } },
    ],
  };
}

const c04Columns = ["MJD", "Year", "Month", "Day", "x_pole", "y_pole", "UT1-UTC", "LOD", "dX", "dY"] as const;

/**
 * Given: text of an IERS C04 file in CSV form (`;`, first line the column names; arcseconds and seconds).
 * Returned: rows and problems. Errors (problems): `eop-missing-column`, `eop-value-unreadable`, `eop-date-mismatch`,
 * `eop-not-rising`, `eop-gap`, `eop-no-rows`.
 */
export function parseEarthOrientationC04(text: string): EarthOrientationFile {
  const lines = text.split(/\r?\n/);
  const names = lines[0].split(";");
  const missing = c04Columns.filter((name) => !names.includes(name));
  if (missing.length > 0)
    return {
      rows: [],
      problems: [{ code: "eop-missing-column", line: 1, column: 1, parts: { columns: missing.join(", ") } }],
    };
  const places = c04Columns.map((name) => names.indexOf(name));
  return collectRows(lines, 1, (lineText, problem) => {
    const fields = lineText.split(";");
    const values: number[] = [];
    for (const [order, place] of places.entries()) {
      const value = readNumber(fields[place]);
      if (value === undefined) {
        const column = fields.slice(0, place).join(";").length + (place > 0 ? 2 : 1);
        return problem("eop-value-unreadable", column, { name: c04Columns[order] });
      }
      values.push(value);
    }
    const [mjd, year, month, day, xpArcsec, ypArcsec, dut1S, lodS, dXArcsec, dYArcsec] = values;
    const days = mjd - mjdOfDayZero;
    if (daysFromCivil(year, month, day) !== days)
      return problem("eop-date-mismatch", 1, { mjd, date: `${year}-${month}-${day}` });
    return { days, dut1S, xpArcsec, ypArcsec, dXArcsec, dYArcsec, lodS, predicted: false };
  });
}

/**
 * Given: text of IERS `finals2000A` (fixed columns; Bulletin A values; dX, dY in mas and LOD in ms).
 * Returned: rows and problems; a day without pole or UT1 values (the far future) is left out, a day without dX, dY has zero.
 * Errors (problems): `eop-value-unreadable`, `eop-date-mismatch`, `eop-not-rising`, `eop-gap`, `eop-no-rows`.
 * Source: IERS readme.finals2000A (columns 8–15 MJD, 19–27 x, 38–46 y, 59–68 UT1 − UTC, 80–86 LOD, 98–106 dX, 117–125 dY).
 */
export function parseFinals2000A(text: string): EarthOrientationFile {
  return collectRows(text.split(/\r?\n/), 0, (lineText, problem) => {
    const read = (from: number, to: number): number | undefined => readNumber(lineText.slice(from - 1, to));
    const blank = (from: number, to: number): boolean => lineText.slice(from - 1, to).trim() === "";
    const mjd = read(8, 15);
    if (mjd === undefined) return problem("eop-value-unreadable", 8, { name: "MJD" });
    const days = mjd - mjdOfDayZero;
    const twoDigitYear = read(1, 2) ?? Number.NaN;
    const year = twoDigitYear + (days >= 0 ? 2000 : 1900);
    if (daysFromCivil(year, read(3, 4) ?? Number.NaN, read(5, 6) ?? Number.NaN) !== days)
      return problem("eop-date-mismatch", 1, { mjd, date: lineText.slice(0, 6) });
    if (blank(19, 27) || blank(59, 68)) return "nothing-yet";
    const fields = [
      ["x", 19, 27, 1],
      ["y", 38, 46, 1],
      ["UT1-UTC", 59, 68, 1],
      ["LOD", 80, 86, 1e-3],
      ["dX", 98, 106, 1e-3],
      ["dY", 117, 125, 1e-3],
    ] as const;
    const values: number[] = [];
    for (const [name, from, to, unit] of fields) {
      const optional = from >= 80 && blank(from, to);
      const value = optional ? 0 : read(from, to);
      if (value === undefined) return problem("eop-value-unreadable", from, { name });
      values.push(value * unit);
    }
    const [xpArcsec, ypArcsec, dut1S, lodS, dXArcsec, dYArcsec] = values;
    const predicted = lineText[16] === "P" || lineText[57] === "P";
    return { days, dut1S, xpArcsec, ypArcsec, dXArcsec, dYArcsec, lodS, predicted };
  });
}

const readNumber = (field: string | undefined): number | undefined => {
  const trimmed = (field ?? "").trim();
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(trimmed) ? Number(trimmed) : undefined;
};

type MakeProblem = (code: Problem["code"], column: number, parts: TemplateParts) => Problem;

function collectRows(
  lines: readonly string[],
  from: number,
  readRow: (lineText: string, problem: MakeProblem) => EarthOrientationRow | Problem | "nothing-yet",
): EarthOrientationFile {
  const rows: EarthOrientationRow[] = [];
  const problems: Problem[] = [];
  for (let index = from; index < lines.length; index++) {
    if (lines[index].trim() === "") continue;
    const line = index + 1;
    const row = readRow(lines[index], (code, column, parts) => ({ code, line, column, parts }));
    if (row === "nothing-yet") continue;
    if ("code" in row) {
      problems.push(row);
      continue;
    }
    const before = rows[rows.length - 1];
    if (before && row.days <= before.days) {
      problems.push({ code: "eop-not-rising", line, column: 1 });
      continue;
    }
    if (before && row.days !== before.days + 1)
      problems.push({ code: "eop-gap", line, column: 1, parts: { days: row.days - before.days - 1 } });
    rows.push(row);
  }
  if (rows.length === 0) problems.push({ code: "eop-no-rows", line: 1, column: 1 });
  return { rows, problems };
}
