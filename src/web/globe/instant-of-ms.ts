import { type Instant, utcInstant } from "../../time/index.ts";

const msPerDay = 86_400_000;
/** 2000-01-01T00:00:00Z in milliseconds since 1970. */
const epoch2000Ms = 946_684_800_000;

/** Given milliseconds since 1970 as computers count them (no leap seconds), returned the UTC instant. */
export function instantOfMs(ms: number): Instant {
  const days = Math.floor((ms - epoch2000Ms) / msPerDay);
  return utcInstant(days, Math.round((ms - epoch2000Ms - days * msPerDay) * 1e6));
}

/** The way back, for columns of days since 2000 and nanoseconds of the day. */
export const msOfDays = (days: number, nanos: number): number => epoch2000Ms + days * msPerDay + nanos / 1e6;
