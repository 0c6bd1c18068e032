import type { IsoUtc } from "../../core/index.ts";
import { type ElementTable, minutesToReference } from "../../orbit/index.ts";
import { elapsedSeconds, type Instant, instantFromTable, parseIsoUtc } from "../../time/index.ts";
import type { CovarianceParameters } from "./parameters.ts";

/** A stretch of time that no pair may bridge: a maneuver lies in it. A detection has these two fields. */
export interface BrokenSpan {
  readonly from: IsoUtc;
  readonly to: IsoUtc;
}

/** Rows of one object's table: an earlier set, a later one, and the time from one to the other. */
export interface SetPair {
  readonly earlier: number;
  readonly later: number;
  /** Epoch of the later set, days from the first set of the table. */
  readonly epochDays: number;
  readonly ageDays: number;
}

const minutesPerDay = 1440;
/** A detection rounds its bracket to a microsecond. */
const bracketDays = 1e-9;

/** Given: one object's sets by epoch. Returned: SI days of each epoch from the first one, exact to a nanosecond within 100 days. */
function epochDaysFromFirst(table: ElementTable): Float64Array {
  if (table.count === 0) return new Float64Array(0);
  return minutesToReference(table, instantFromTable(table, 0)).map((minutes) => -minutes / minutesPerDay);
}

/**
 * Every set with the one that follows it.
 * Given: one object's sets by epoch, one an epoch; spans not to be bridged. Returned: pairs of at least `leastAgeDays`.
 */
export function nextEpochPairs(
  table: ElementTable,
  broken: readonly BrokenSpan[],
  { leastAgeDays }: CovarianceParameters,
): SetPair[] {
  const days = epochDaysFromFirst(table);
  const isBroken = brokenTest(table, broken);
  const pairs: SetPair[] = [];
  for (let later = 1; later < days.length; later++) {
    const ageDays = days[later] - days[later - 1];
    if (ageDays >= leastAgeDays && !isBroken(days[later - 1], days[later]))
      pairs.push({ earlier: later - 1, later, epochDays: days[later], ageDays });
  }
  return pairs;
}

/**
 * Given: as above. Returned: for each bin of age, its pairs: every set with the earlier one whose age is nearest to the
 * middle of the bin, where one lies in the bin at all.
 */
export function pairsByAge(
  table: ElementTable,
  broken: readonly BrokenSpan[],
  { leastAgeDays, ageBins }: CovarianceParameters,
): SetPair[][] {
  const days = epochDaysFromFirst(table);
  const isBroken = brokenTest(table, broken);
  return Array.from({ length: ageBins }, (_, bin) => {
    const youngest = leastAgeDays * 2 ** bin;
    const middle = youngest * Math.SQRT2;
    const pairs: SetPair[] = [];
    let near = 0;
    for (let later = 1; later < days.length; later++) {
      if (days[later] - days[later - 1] < leastAgeDays) continue;
      while (
        near + 1 < later &&
        Math.abs(days[later] - days[near + 1] - middle) <= Math.abs(days[later] - days[near] - middle)
      )
        near++;
      const ageDays = days[later] - days[near];
      if (ageDays >= youngest && ageDays < 2 * youngest && !isBroken(days[near], days[later]))
        pairs.push({ earlier: near, later, epochDays: days[later], ageDays });
    }
    return pairs;
  });
}

/** Days are counted from the first epoch of the table. */
function brokenTest(
  table: ElementTable,
  broken: readonly BrokenSpan[],
): (fromDays: number, toDays: number) => boolean {
  if (broken.length === 0) return () => false;
  const first = instantFromTable(table, 0);
  const spans = broken.map(({ from, to }) => [daysFrom(first, from), daysFrom(first, to)]);
  return (fromDays, toDays) =>
    spans.some(([from, to]) => from < toDays - bracketDays && to > fromDays + bracketDays);
}

const daysFrom = (first: Instant, time: IsoUtc): number =>
  elapsedSeconds(first, parseIsoUtc(time)) / 60 / minutesPerDay;
