import type { IsoUtc } from "../core/index.ts";
import type { ElementTable } from "../orbit/index.ts";
import { defaultLeapSeconds, formatIsoUtc, type Instant, utcInstant } from "../time/index.ts";

const nanosPerDay = 86_400e9;

/** Given: a table. Returned: UTC days since 2000-01-01 of each epoch, to 0.2 µs; for brackets and drawing, not for rates. */
export const utcDaysOf = (table: ElementTable): Float64Array =>
  Float64Array.from(
    { length: table.count },
    (_, k) => table.epochDays[k] + table.epochNanos[k] / nanosPerDay,
  );

/**
 * Given: a table. Returned: TAI days since 2000-01-01 of each epoch, to 0.2 µs (2 mm of a low orbit).
 * A leap second in UTC would be a step of 7.5 km along every low orbit.
 */
export const taiDaysOf = (table: ElementTable): Float64Array =>
  Float64Array.from({ length: table.count }, (_, k) => {
    const ahead = defaultLeapSeconds.taiMinusUtcNanos(table.epochDays[k], table.epochNanos[k]);
    return table.epochDays[k] + (table.epochNanos[k] + ahead) / nanosPerDay;
  });

/** Given: UTC days since 2000-01-01. Returned: the instant, rounded to a microsecond. */
export function instantOfUtcDays(days: number): Instant {
  const whole = Math.floor(days);
  return utcInstant(whole, Math.min(Math.round((days - whole) * 86_400e6) * 1000, nanosPerDay - 1000));
}

export const isoOfUtcDays = (days: number): IsoUtc => formatIsoUtc(instantOfUtcDays(days));
