import { julianDateOfDayZero } from "./civil.ts";
import type { Instant } from "./instant.ts";
import { nanosPerDay, utcDayNanos } from "./instants.ts";
import type { LeapSeconds } from "./leap-seconds.ts";

/** Nanoseconds of the day of an instant: 86,401e9 for UTC on the day of a leap second. */
const dayNanos = (instant: Instant, leapSeconds?: LeapSeconds): number =>
  instant.scale === "UTC" ? utcDayNanos(instant.days, leapSeconds) : nanosPerDay;

/**
 * Given: an instant. Returned: its Julian Date in the same scale as whole part (midnight, so it ends in .5) and fraction 0 … < 1.
 * Range-error: 1e-16 days (10 ps). In UTC the fraction is of the day's own length, SOFA's quasi-JD.
 */
export const julianDate = (
  instant: Instant,
  leapSeconds?: LeapSeconds,
): readonly [whole: number, fraction: number] => [
  julianDateOfDayZero + instant.days,
  instant.nanos / dayNanos(instant, leapSeconds),
];

/**
 * Given: a Julian Date in two parts (any split) and its scale. Returned: the instant, rounded to 1 ns.
 * Range-error: as good as the split; a single double gives 40 µs.
 */
export function instantFromJulianDate(
  whole: number,
  fraction: number,
  scale: Instant["scale"],
  leapSeconds?: LeapSeconds,
): Instant {
  const [large, small] = Math.abs(whole) >= Math.abs(fraction) ? [whole, fraction] : [fraction, whole];
  const largeDays = Math.floor(large - julianDateOfDayZero);
  const parts = large - julianDateOfDayZero - largeDays + (small - Math.floor(small));
  const carry = Math.floor(parts);
  const days = largeDays + Math.floor(small) + carry;
  const length = scale === "UTC" ? utcDayNanos(days, leapSeconds) : nanosPerDay;
  const nanos = Math.round((parts - carry) * length);
  return nanos < length ? { scale, days, nanos } : { scale, days: days + 1, nanos: 0 };
}
