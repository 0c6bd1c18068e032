import { isoDate, lastDateOfMonth } from "./iso-date.ts";

/** A date as GCAT has it: as exact as it is known. Source: planet4589.org/space/gcat, "Vague dates". */
export interface VagueDate {
  /** As printed, with single blanks: "1957 Oct 4 1928:34", "2024 Mar?". */
  readonly text: string;
  /** First and last UTC calendar date that the text names: "2024-03-01" and "2024-03-31". */
  readonly first: string;
  readonly last: string;
  /** UTC time of day where the text has one: "19:28" or "19:28:34". */
  readonly time?: string;
  /** The text ends with "?": the true date may lie outside, too. */
  readonly isUncertain: boolean;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const pattern =
  /^(\d{3,4})(?:(s)| Q([1-4])| ([A-Za-z]{3})(?: (\d{1,2})(?: ([01]\d|2[0-3])([0-5]\d)(?::([0-5]\d|60))?)?)?)?(\?)?$/;

/**
 * Given: a vague date: a decade ("1950s"), year, quarter ("2024 Q2"), month, day, minute or second, with or without "?".
 * Returned: the span that it names; undefined where the text is none of these.
 */
export function parseVagueDate(printed: string): VagueDate | undefined {
  const text = printed.trim().replaceAll(/ +/g, " ");
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, yearText, decade, quarter, monthName, dayText, hour, minute, second, doubt] = match;
  const year = Number(yearText);
  const month = monthName === undefined ? undefined : months.indexOf(monthName.toLowerCase()) + 1;
  if (month === 0) return undefined;
  const firstMonth = month ?? (quarter === undefined ? 1 : Number(quarter) * 3 - 2);
  const length = month === undefined ? (quarter === undefined ? (decade === undefined ? 12 : 120) : 3) : 1;
  const first = isoDate(year, firstMonth, Number(dayText ?? 1));
  if (first === undefined) return undefined;
  const last = dayText === undefined ? lastDateOfMonth(year, firstMonth + length - 1) : first;
  const time = hour === undefined ? {} : { time: [hour, minute, second].filter(Boolean).join(":") };
  return { text, first, last, ...time, isUncertain: doubt !== undefined };
}
