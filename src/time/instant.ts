/** Time scales of the house. UTC days may have 86,401 seconds; all others have 86,400. */
export type TimeScale = "UTC" | "TAI" | "TT" | "UT1" | "GPS";

/**
 * An instant: a scale, whole days since 2000-01-01 in that scale, and nanoseconds of the day
 * (integer, 0 … 86,400e9, in UTC to 86,401e9 on the day of a leap second).
 * Range: ± 5.8 million years; resolution 1 ns, exact.
 */
export interface Instant {
  readonly scale: TimeScale;
  readonly days: number;
  readonly nanos: number;
}
