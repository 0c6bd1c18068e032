import { daysFromCivil } from "./civil.ts";
import type { Instant } from "./instant.ts";
import { nanosPerDay } from "./instants.ts";
import { convertScale, type ScaleSources } from "./scales.ts";

/** 1972-01-01, from when on a UTC second is an SI second. */
const firstDayOfSiSeconds = daysFromCivil(1972, 1, 1);

/**
 * Given: two instants of any scales. Returned: SI seconds from the first to the second; a leap second between
 * two UTC instants counts. Two UT1 instants give UT1 seconds.
 * Range-error: rounded once to a double: exact to 1 ns within 100 days, 1e-16 relative beyond.
 * Errors: `time-earth-orientation-needed` where one of them is UT1 and no orientation is given.
 */
export function elapsedSeconds(from: Instant, to: Instant, sources: ScaleSources = {}): number {
  const [a, b] = onOneScale(from, to, sources);
  const days = b.days - a.days;
  const nanos = b.nanos - a.nanos;
  return Math.abs(days) < 100 ? (days * nanosPerDay + nanos) / 1e9 : days * 86_400 + nanos / 1e9;
}

/**
 * Given: an instant and SI seconds of any sign. Returned: the instant so much later, in the same scale.
 * Range-error: the seconds are rounded to 1 ns; a UTC result may lie within a leap second.
 */
export function addSeconds(instant: Instant, seconds: number, sources: ScaleSources = {}): Instant {
  if (instant.scale === "UTC") {
    const later = addSeconds(convertScale(instant, "TAI", sources), seconds);
    return convertScale(later, "UTC", sources);
  }
  const days = Math.trunc(seconds / 86_400);
  const rest = seconds - days * 86_400;
  const nanos = instant.nanos + Math.round(rest * 1e9);
  const carry = Math.floor(nanos / nanosPerDay);
  return { scale: instant.scale, days: instant.days + days + carry, nanos: nanos - carry * nanosPerDay };
}

/** Given: two instants. Returned: −1, 0 or 1 as the first is before, at or after the second. Errors as elapsedSeconds. */
export function compareInstants(first: Instant, second: Instant, sources: ScaleSources = {}): -1 | 0 | 1 {
  const [a, b] = first.scale === second.scale ? [first, second] : onOneScale(first, second, sources);
  return Math.sign(a.days - b.days || a.nanos - b.nanos) as -1 | 0 | 1;
}

function onOneScale(a: Instant, b: Instant, sources: ScaleSources): readonly [Instant, Instant] {
  if (a.scale === b.scale && a.scale !== "UTC") return [a, b];
  // Within one UTC day since 1972 the seconds are SI seconds.
  if (a.scale === "UTC" && b.scale === "UTC" && a.days === b.days && a.days >= firstDayOfSiSeconds)
    return [a, b];
  return [convertScale(a, "TAI", sources), convertScale(b, "TAI", sources)];
}
