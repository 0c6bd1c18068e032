import { HoshimoriError } from "../core/index.ts";
import { civilFromDays, daysFromCivil, daysFromDayOfYear, daysInMonth, isLeapYear } from "./civil.ts";
import type { Instant } from "./instant.ts";
import { nanosPerDay, utcDayNanos, utcDaysOfInstant } from "./instants.ts";
import { defaultLeapSeconds, type LeapSeconds } from "./leap-seconds.ts";

const isoPattern = /^(\d{4})-(?:(\d{2})-(\d{2})|(\d{3}))(?:T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?)?Z?$/;

/**
 * Given: `YYYY-MM-DD` or `YYYY-DDD` (day of the year), alone or with `Thh:mm:ss[.fraction]`, UTC; `Z` may follow.
 * Returned: the UTC instant. Range-error: exact; the fraction has up to nine digits. Second 60 exists on leap-second days only.
 * Errors: `time-not-iso`, `time-no-such-day`, `time-no-such-time-of-day`, `time-no-leap-second`, `time-too-many-decimals`.
 * Source: ISO 8601; CCSDS 502.0-B-3 §7.5.10 (both date forms).
 */
export function parseIsoUtc(text: string, leapSeconds: LeapSeconds = defaultLeapSeconds): Instant {
  const match = isoPattern.exec(text);
  if (!match) throw new HoshimoriError("time-not-iso", { text });
  const [, yearText, monthText, dayText, dayOfYearText, hourText, minuteText, secondText, fraction = ""] =
    match;
  if (fraction.length > 9) throw new HoshimoriError("time-too-many-decimals", { text });
  const year = Number(yearText);
  const days = dayOfYearText
    ? daysOfOrdinal(text, year, Number(dayOfYearText))
    : daysOfCalendar(text, year, Number(monthText), Number(dayText));
  if (hourText === undefined) return { scale: "UTC", days, nanos: 0 };
  const hour = Number(hourText);
  const minute = Number(minuteText);
  const second = Number(secondText);
  if (hour > 23 || minute > 59 || second > 60) throw new HoshimoriError("time-no-such-time-of-day", { text });
  const nanos = (hour * 3600 + minute * 60 + second) * 1e9 + Number(fraction.padEnd(9, "0"));
  if (second === 60 && (hour !== 23 || minute !== 59 || nanos >= utcDayNanos(days, leapSeconds)))
    throw new HoshimoriError("time-no-leap-second", { text });
  return { scale: "UTC", days, nanos };
}

/** Given: any text. Returned: the instant as {@link parseIsoUtc}; undefined where it would refuse. */
export function readIsoUtc(text: string): Instant | undefined {
  try {
    return parseIsoUtc(text);
  } catch (error) {
    if (error instanceof HoshimoriError) return undefined;
    throw error;
  }
}

/** Given: any text. Returned: UTC days since 2000-01-01 of that instant, to 0.2 µs; undefined as of {@link readIsoUtc}. */
export function utcDaysOfIso(text: string): number | undefined {
  const instant = readIsoUtc(text);
  return instant && utcDaysOfInstant(instant);
}

function daysOfCalendar(text: string, year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    throw new HoshimoriError("time-no-such-day", { text });
  return daysFromCivil(year, month, day);
}

function daysOfOrdinal(text: string, year: number, dayOfYear: number): number {
  if (dayOfYear < 1 || dayOfYear > (isLeapYear(year) ? 366 : 365))
    throw new HoshimoriError("time-no-such-day", { text });
  return daysFromDayOfYear(year, dayOfYear);
}

/**
 * Given: a UTC instant and the decimals of the second, 0 … 9.
 * Returned: `YYYY-MM-DDThh:mm:ss.ffffffZ`. Range-error: rounded half up to the last decimal, carrying into minute, day and year;
 * on a leap-second day into second 60, and from there into the next day.
 * Errors: `time-not-utc` for another scale, `time-year-out-of-range` outside the years 0000 … 9999.
 */
export function formatIsoUtc(instant: Instant, decimals = 6, leapSeconds?: LeapSeconds): string {
  if (instant.scale !== "UTC") throw new HoshimoriError("time-not-utc", { scale: instant.scale });
  const step = 10 ** (9 - decimals);
  let days = instant.days;
  let nanos = Math.floor((instant.nanos + step / 2) / step) * step;
  if (nanos >= nanosPerDay) {
    const length = utcDayNanos(days, leapSeconds);
    if (nanos >= length) {
      days += 1;
      nanos = 0;
    }
  }
  const { year, month, day } = civilFromDays(days);
  if (year < 0 || year > 9999) throw new HoshimoriError("time-year-out-of-range", { year });
  const wholeSeconds = Math.floor(nanos / 1e9);
  const minutes = Math.min(Math.floor(wholeSeconds / 60), 1439);
  const second = wholeSeconds - minutes * 60;
  const two = (value: number): string => String(value).padStart(2, "0");
  const fraction = String(nanos - wholeSeconds * 1e9)
    .padStart(9, "0")
    .slice(0, decimals);
  const clock = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(second)}`;
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${clock}${decimals > 0 ? `.${fraction}` : ""}Z`;
}
