import table from "../../data/time/leap-seconds.json" with { type: "json" };
import { mjdOfDayZero } from "./civil.ts";

/**
 * From `fromDays` on, TAI − UTC = offsetS + (MJD − referenceMjd) · rateSPerDay.
 * The rate is 0 since 1972; before, UTC ran at an offset rate and stepped by fractions of a second.
 */
export interface LeapSecondEntry {
  /** UTC days since 2000-01-01. */
  readonly fromDays: number;
  readonly offsetS: number;
  readonly referenceMjd: number;
  readonly rateSPerDay: number;
}

/** Provider of TAI − UTC. */
export interface LeapSeconds {
  readonly source: string;
  /** Last UTC day (since 2000-01-01) for which the source knows all leap seconds; later days are taken to have none. */
  readonly validToDays: number;
  readonly entries: readonly LeapSecondEntry[];
  /** TAI − UTC at a UTC instant, integer ns. Before the first entry: the first entry's value at its start. */
  taiMinusUtcNanos(utcDays: number, utcNanos: number): number;
  /** What the UTC day has beyond 86,400 s, ns: 1e9 on the day of a leap second. */
  stepAfterDayNanos(utcDays: number): number;
}

/**
 * Given: entries with rising `fromDays`, at least one. Returned: the provider.
 * Range-error: exact since 1972; rounded to 1 ns from 1961 to 1971. Before 1961 UTC has no TAI offset by definition.
 */
export function leapSecondsFromEntries(
  entries: readonly LeapSecondEntry[],
  source: string,
  validToDays: number,
): LeapSeconds {
  const offsetNanos = (entry: LeapSecondEntry, utcDays: number, utcNanos: number): number => {
    const fromStart = Math.max(utcDays - entry.fromDays, 0);
    const nanos = utcDays < entry.fromDays ? 0 : utcNanos;
    const daysFromReference =
      entry.fromDays + fromStart + mjdOfDayZero - entry.referenceMjd + nanos / 86_400e9;
    return Math.round((entry.offsetS + daysFromReference * entry.rateSPerDay) * 1e9);
  };
  const entryAt = (utcDays: number): LeapSecondEntry => {
    let index = entries.length - 1;
    while (index > 0 && entries[index].fromDays > utcDays) index--;
    return entries[index];
  };
  return {
    source,
    validToDays,
    entries,
    taiMinusUtcNanos: (utcDays, utcNanos) => offsetNanos(entryAt(utcDays), utcDays, utcNanos),
    stepAfterDayNanos(utcDays) {
      const next = entryAt(utcDays + 1);
      if (next.fromDays !== utcDays + 1 || next === entries[0]) return 0;
      return offsetNanos(next, utcDays + 1, 0) - offsetNanos(entryAt(utcDays), utcDays, 86_400e9);
    },
  };
}

/** The leap seconds of data/time/leap-seconds.json, which names its sources and how long it is valid. */
export const defaultLeapSeconds: LeapSeconds = leapSecondsFromEntries(
  table.entries,
  table.source,
  table.validToDays,
);
