import type { CatalogNumber } from "../../core/index.ts";
import { utcDaysOf } from "../epochs.ts";
import type { ObjectHistory } from "../history.ts";
import { medianSlope } from "../robust.ts";
import type { RelocationParameters } from "../rules.ts";
import { driftDegPerDay, meanLongitudeDeg } from "./belt-angles.ts";

/** Where an object of the belt was: one entry an element set, ascending by time. */
export interface LongitudeTrack {
  readonly id: CatalogNumber;
  readonly history: ObjectHistory;
  /** Row of the history's table of each entry (sets outside the belt are left out). */
  readonly rows: Int32Array;
  /** UTC days since 2000-01-01. */
  readonly days: Float64Array;
  /** Mean longitude, degrees east, unwrapped. */
  readonly longitudeDeg: Float64Array;
  /** Drift by the element set alone, degrees a day. */
  readonly ownDriftDegPerDay: Float64Array;
  /** Robust slope of the sets around, degrees a day; the set's own drift where too few are near. */
  readonly slopeDegPerDay: Float64Array;
}

/** Sets and days that a robust slope needs; fewer say no more than the set's own drift. */
export const slopeSets = 3;
const slopeSpanDays = 1;

/**
 * Given: a history and the belt's limits. Returned: its tracks, cut where no set is for `maxGapDays`; none of fewer
 * than two sets in the belt. The longitude is unwrapped by the mean of both sets' own drifts: right while
 * |error of drift| · gap < 180°.
 */
export function longitudeTracks(history: ObjectHistory, limits: RelocationParameters): LongitudeTrack[] {
  const { table } = history;
  const allDays = utcDaysOf(table);
  const rows = Int32Array.from(
    Array.from({ length: table.count }, (_, row) => row).filter(
      (row) =>
        table.meanMotionRevPerDay[row] > limits.minMeanMotionRevPerDay &&
        table.meanMotionRevPerDay[row] < limits.maxMeanMotionRevPerDay &&
        table.eccentricity[row] < limits.maxEccentricity,
    ),
  );
  const tracks: LongitudeTrack[] = [];
  for (let from = 0; from < rows.length; ) {
    let to = from + 1;
    while (to < rows.length && allDays[rows[to]] - allDays[rows[to - 1]] <= limits.maxGapDays) to++;
    if (to - from >= 2) tracks.push(trackOf(history, rows.subarray(from, to), allDays, limits));
    from = to;
  }
  return tracks;
}

function trackOf(
  history: ObjectHistory,
  rows: Int32Array,
  allDays: Float64Array,
  limits: RelocationParameters,
): LongitudeTrack {
  const { table } = history;
  const days = Float64Array.from(rows, (row) => allDays[row]);
  const ownDriftDegPerDay = Float64Array.from(rows, (row) => driftDegPerDay(table, row));
  const longitudeDeg = Float64Array.from(rows, (row) => meanLongitudeDeg(table, row));
  for (let k = 1; k < rows.length; k++) {
    const drift = (ownDriftDegPerDay[k] + ownDriftDegPerDay[k - 1]) / 2;
    const expected = longitudeDeg[k - 1] + drift * (days[k] - days[k - 1]);
    longitudeDeg[k] += 360 * Math.round((expected - longitudeDeg[k]) / 360);
  }
  const slopeDegPerDay = slopes(days, longitudeDeg, ownDriftDegPerDay, limits.slopeWindowDays / 2);
  return { id: history.id, history, rows, days, longitudeDeg, ownDriftDegPerDay, slopeDegPerDay };
}

function slopes(
  days: Float64Array,
  longitudeDeg: Float64Array,
  ownDrift: Float64Array,
  halfWindowDays: number,
): Float64Array {
  let from = 0;
  let to = 0;
  return days.map((day, k) => {
    while (days[from] < day - halfWindowDays) from++;
    while (to < days.length && days[to] <= day + halfWindowDays) to++;
    const enough = to - from >= slopeSets && days[to - 1] - days[from] >= slopeSpanDays;
    return enough ? medianSlope(days, longitudeDeg, from, to) : ownDrift[k];
  });
}

/** Index of the entry nearest to a day; the earlier of two equally near. Tracks are never empty. */
export function nearestEntry(days: Float64Array, day: number): number {
  let low = 0;
  let high = days.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low > 0 && day - days[low - 1] <= days[low] - day ? low - 1 : low;
}

/** Longitude on a day, degrees east unwrapped: the nearest set carried on by its own drift. */
export const longitudeOn = (track: LongitudeTrack, entry: number, day: number): number =>
  track.longitudeDeg[entry] + track.ownDriftDegPerDay[entry] * (day - track.days[entry]);
