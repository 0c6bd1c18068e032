import { elapsedSeconds, type Instant } from "../time/index.ts";

const secondsPerDay = 86_400;

/**
 * Given: the epoch of an element set and an instant. Returned: the age of the set in days of 86,400 SI seconds,
 * negative for an epoch still to come. Range-error: 1 ns within 100 days.
 */
export const ageDays = (epoch: Instant, instant: Instant): number =>
  elapsedSeconds(epoch, instant) / secondsPerDay;
