import { elapsedSeconds, type Instant, instantFromTable } from "../time/index.ts";
import type { ElementTable } from "./element-table.ts";
import type { Sgp4Model } from "./sgp4-model.ts";

/**
 * Given: a model and an instant of any scale but UT1. Returned: SI minutes from the model's epoch to the instant; leap seconds count.
 * Range-error: one rounding of exact nanoseconds (1e-16 relative, 1e-12 min in a week).
 * Errors: `time-earth-orientation-needed` for a UT1 instant.
 */
export const minutesSinceEpoch = (model: Sgp4Model, instant: Instant): number =>
  elapsedSeconds({ scale: "UTC", days: model.epochDays, nanos: model.epochNanos }, instant) / 60;

/** The same for a row of an element table. */
export const minutesSinceRowEpoch = (table: ElementTable, row: number, instant: Instant): number =>
  elapsedSeconds(instantFromTable(table, row), instant) / 60;
