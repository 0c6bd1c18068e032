import { convertScale, defaultLeapSeconds, type Instant } from "../time/index.ts";
import type { ElementTable } from "./element-table.ts";
import { minutesSinceRowEpoch } from "./minutes-since-epoch.ts";

const nanosPerDay = 86_400e9;
/** 1972-01-01: since then a UTC day has one offset from TAI. */
const firstDayOfSteadyUtc = -10_227;

/**
 * SI minutes from each row's epoch to an instant: what {@link minutesSinceRowEpoch} gives, bit for bit, without an object a row.
 * Given: a table; an instant of any scale but UT1. Returned: one number a row. Errors: `time-earth-orientation-needed` for UT1.
 */
export function minutesToReference(table: ElementTable, reference: Instant): Float64Array {
  const { count, epochDays, epochNanos } = table;
  const minutes = new Float64Array(count);
  const utc = convertScale(reference, "UTC");
  const tai = convertScale(reference, "TAI");
  let lastDay = Number.NaN;
  let ahead = 0;
  for (let row = 0; row < count; row++) {
    const day = epochDays[row];
    if (!(day >= firstDayOfSteadyUtc) || (reference.scale === "UTC" && day === utc.days)) {
      minutes[row] = minutesSinceRowEpoch(table, row, reference);
      continue;
    }
    if (day !== lastDay) {
      lastDay = day;
      ahead = defaultLeapSeconds.taiMinusUtcNanos(day, 0);
    }
    let nanos = epochNanos[row] + ahead;
    const carry = Math.floor(nanos / nanosPerDay);
    nanos = tai.nanos - (nanos - carry * nanosPerDay);
    const days = tai.days - day - carry;
    minutes[row] =
      (Math.abs(days) < 100 ? (days * nanosPerDay + nanos) / 1e9 : days * 86_400 + nanos / 1e9) / 60;
  }
  return minutes;
}
