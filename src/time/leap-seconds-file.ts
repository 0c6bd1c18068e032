import type { Problem } from "../core/index.ts";
import { daysFromCivil, daysInMonth, julianDateOfDayZero, mjdOfDayZero } from "./civil.ts";
import { type LeapSecondEntry, type LeapSeconds, leapSecondsFromEntries } from "./leap-seconds.ts";

export interface LeapSecondFile {
  /** Absent if there is any problem: a list with one bad line is wrong for every later date. */
  readonly leapSeconds?: LeapSeconds;
  readonly problems: readonly Problem[];
}

const monthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const firstLeapSecondDays = daysFromCivil(1972, 1, 1);

/** The fields of a line of tai-utc.dat in order, each where the one before ended. */
const fieldPatterns = [
  /\s*(\d{4})\s/y,
  /\s*([A-Z]{3})\s/y,
  /\s*(\d{1,2})\s/y,
  /\s*=JD\s*(\d{7}\.5)\s/y,
  /\s*TAI-UTC=\s*(\d{1,3}\.\d*)\s*S/y,
  /\s*\+ \(MJD - (\d{5}\.\d*)\)/y,
  /\s*X\s*(\d+\.\d*)\s*S\s*$/y,
];

/** No step of UTC before 1972 was larger than that of 1972-01-01 itself, 0.1077580 s. */
const largestEarlyStepS = 0.11;

/**
 * Given: the text of USNO's `tai-utc.dat`, the name to show as source, and the last UTC day that its list is known for
 * (days since 2000-01-01; the file does not say; absent: the day of the last entry).
 * Returned: the provider, or the problems. Lines without `=JD` or `TAI-UTC` are comments.
 * Errors (problems): `leap-line-unreadable`, `leap-date-mismatch` (calendar date against Julian Date), `leap-not-rising`,
 * `leap-step` (a step that UTC never had: not ±1 s since 1972, more than 0.11 s before), `leap-incomplete`.
 */
export function parseTaiUtcDat(text: string, source: string, validToDays?: number): LeapSecondFile {
  const problems: Problem[] = [];
  const entries: { readonly line: number; readonly entry: LeapSecondEntry }[] = [];
  for (const [index, lineText] of text.split(/\r?\n/).entries()) {
    if (!/=JD|TAI-UTC/.test(lineText)) continue;
    const entry = parseLine(lineText, index + 1);
    if ("code" in entry) problems.push(entry);
    else entries.push({ line: index + 1, entry });
  }
  for (let index = 1; index < entries.length; index++) {
    const problem = checkStep(entries[index - 1].entry, entries[index].entry, entries[index].line);
    if (problem) problems.push(problem);
  }
  const last = entries[entries.length - 1];
  if (!entries.some(({ entry }) => entry.fromDays === firstLeapSecondDays && entry.offsetS === 10))
    problems.push({ code: "leap-incomplete", line: last?.line ?? 1, column: 1, parts: { source } });
  if (problems.length > 0 || !last) return { problems: problems.sort((a, b) => a.line - b.line) };
  const list = entries.map(({ entry }) => entry);
  return {
    leapSeconds: leapSecondsFromEntries(list, source, validToDays ?? last.entry.fromDays),
    problems,
  };
}

function parseLine(lineText: string, line: number): LeapSecondEntry | Problem {
  const fields: string[] = [];
  let at = 0;
  for (const pattern of fieldPatterns) {
    pattern.lastIndex = at;
    const match = pattern.exec(lineText);
    if (!match) {
      const blanks = /\s*/y;
      blanks.lastIndex = at;
      const column = at + (blanks.exec(lineText)?.[0].length ?? 0) + 1;
      return {
        code: "leap-line-unreadable",
        line,
        column,
        parts: { text: lineText.slice(column - 1).trim() },
      };
    }
    fields.push(match[1]);
    at = pattern.lastIndex;
  }
  const [yearText, monthText, dayText, julianText, offsetText, referenceText, rateText] = fields;
  const month = monthNames.indexOf(monthText) + 1;
  const year = Number(yearText);
  const day = Number(dayText);
  if (month === 0 || day < 1 || day > daysInMonth(year, month))
    return {
      code: "leap-line-unreadable",
      line,
      column: lineText.indexOf(monthText) + 1,
      parts: { text: lineText.trim() },
    };
  const fromDays = daysFromCivil(year, month, day);
  if (Number(julianText) - julianDateOfDayZero !== fromDays)
    return {
      code: "leap-date-mismatch",
      line,
      column: lineText.indexOf(julianText) + 1,
      parts: {
        date: `${yearText}-${monthText}-${dayText}`,
        found: julianText,
        wanted: fromDays + julianDateOfDayZero,
      },
    };
  return {
    fromDays,
    offsetS: Number(offsetText),
    referenceMjd: Number(referenceText),
    rateSPerDay: Number(rateText),
  };
}

function checkStep(before: LeapSecondEntry, after: LeapSecondEntry, line: number): Problem | undefined {
  if (after.fromDays <= before.fromDays) return { code: "leap-not-rising", line, column: 1 };
  const offsetS = ({ offsetS, referenceMjd, rateSPerDay }: LeapSecondEntry): number =>
    offsetS + (after.fromDays + mjdOfDayZero - referenceMjd) * rateSPerDay;
  const stepS = offsetS(after) - offsetS(before);
  const possible =
    after.fromDays > firstLeapSecondDays
      ? Math.abs(stepS) === 1 && after.rateSPerDay === 0
      : Math.abs(stepS) <= largestEarlyStepS;
  return possible ? undefined : { code: "leap-step", line, column: 1, parts: { seconds: stepS.toFixed(6) } };
}
