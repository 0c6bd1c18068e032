import { HoshimoriError } from "../core/index.ts";
import type { Instant } from "./instant.ts";
import { defaultLeapSeconds, type LeapSeconds } from "./leap-seconds.ts";

/** Nanoseconds of a day without a leap second. Exact. */
export const nanosPerDay = 86_400e9;

/**
 * Given: whole UTC days since 2000-01-01 and integer nanoseconds of that day.
 * Returned: the instant. Errors: `time-instant-out-of-range` where days or nanos are no integers, or the day
 * is shorter than the nanos (86,400e9; 86,401e9 on the day of a leap second). Range-error: exact.
 */
export function utcInstant(days: number, nanos: number, leapSeconds?: LeapSeconds): Instant {
  const inDay = nanos >= 0 && (nanos < nanosPerDay || nanos < utcDayNanos(days, leapSeconds));
  if (!Number.isSafeInteger(days) || !Number.isSafeInteger(nanos) || !inDay)
    throw new HoshimoriError("time-instant-out-of-range", { days, nanos });
  return { scale: "UTC", days, nanos };
}

/** Given: a UTC instant. Returned: UTC days since 2000-01-01, to 0.2 µs; for windows and drawing, not for rates. */
export const utcDaysOfInstant = ({ days, nanos }: Pick<Instant, "days" | "nanos">): number =>
  days + nanos / nanosPerDay;

/** Length of a UTC day in SI nanoseconds (steps before 1972 were fractions of a second). */
export function utcDayNanos(days: number, leapSeconds: LeapSeconds = defaultLeapSeconds): number {
  return nanosPerDay + leapSeconds.stepAfterDayNanos(days);
}

/**
 * The epoch of one row of an element table (structure of arrays).
 * Given: the columns `epochDays` and `epochNanos`, and the row. Returned: the UTC instant, not checked.
 */
export const instantFromTable = (
  table: { readonly epochDays: ArrayLike<number>; readonly epochNanos: ArrayLike<number> },
  row: number,
): Instant => ({ scale: "UTC", days: table.epochDays[row], nanos: table.epochNanos[row] });
