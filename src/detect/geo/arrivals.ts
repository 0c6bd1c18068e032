import { median } from "../../core/index.ts";
import { wrapHalf } from "../angles.ts";
import type { NeighborParameters } from "../rules.ts";
import { type LongitudeTrack, longitudeOn, nearestEntry } from "./longitude-track.ts";

/** One object beside another for a while. */
export interface Stay {
  readonly other: LongitudeTrack;
  /** First and last day on which both have sets and stand within the hysteresis; UTC days since 2000-01-01. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Whether the sets go on after the stay: then its end was seen. */
  readonly ended: boolean;
  /** Median difference of mean longitude over the stay, degrees, without sign. */
  readonly separationDeg: number;
  /** Days on which the pair was seen. */
  readonly samples: number;
}

/** Mean inclination and eccentricity within the rule's limits: else a mean longitude says little about the distance. */
export function isNearEquatorial(track: LongitudeTrack, limits: NeighborParameters): boolean {
  const { table } = track.history;
  const inclinations = Array.from(track.rows, (row) => table.inclinationDeg[row]);
  const eccentricities = Array.from(track.rows, (row) => table.eccentricity[row]);
  return median(inclinations) < limits.maxInclinationDeg && median(eccentricities) < limits.maxEccentricity;
}

/**
 * Whether an object had moved before a day: more than `arrivalMovedDeg` within `arrivalDays`, or since its last
 * set before where the sets are farther apart than that. Two sets in a row must say so: one alone may be bad.
 */
export function hadMoved(track: LongitudeTrack, day: number, limits: NeighborParameters): boolean {
  const { days, longitudeDeg } = track;
  const here = nearestEntry(days, day);
  const isAway = (k: number): boolean =>
    Math.abs(longitudeDeg[k] - longitudeDeg[here]) > limits.arrivalMovedDeg;
  for (let k = here; k >= 0; k--) {
    if (isAway(k) && (k === 0 || isAway(k - 1))) return true;
    if (day - days[k] > limits.arrivalDays) return false;
  }
  return false;
}

/**
 * Given: two tracks. Returned: the stays of one beside the other: begun within `insideDeg`, ended beyond `outsideDeg`,
 * at one place, at least `dwellDays` long and seen on two days or more, ascending. The sets of each are carried `carryDays` at most.
 */
export function staysBeside(
  track: LongitudeTrack,
  other: LongitudeTrack,
  limits: NeighborParameters,
): Stay[] {
  const stays: Stay[] = [];
  let days: number[] = [];
  let startDeg = 0;
  let separations: number[] = [];
  const close = (ended: boolean): void => {
    const inside = separations.length;
    if (inside >= 2 && days[inside - 1] - days[0] >= limits.dwellDays && distinct(track, other, days))
      stays.push({
        other,
        firstDay: days[0],
        lastDay: days[inside - 1],
        ended,
        separationDeg: median(separations),
        samples: inside,
      });
    days = [];
    separations = [];
  };
  let mine = 0;
  let theirs = 0;
  const dayAfter = (sets: LongitudeTrack, entry: number): number =>
    entry < sets.days.length ? sets.days[entry] : Number.POSITIVE_INFINITY;
  while (mine < track.days.length || theirs < other.days.length) {
    const day = Math.min(dayAfter(track, mine), dayAfter(other, theirs));
    if (dayAfter(track, mine) === day) mine++;
    if (dayAfter(other, theirs) === day) theirs++;
    const entry = nearer(track.days, mine, day);
    const otherEntry = nearer(other.days, theirs, day);
    const carry = Math.max(Math.abs(track.days[entry] - day), Math.abs(other.days[otherEntry] - day));
    if (carry > limits.carryDays) continue;
    const separation = Math.abs(
      wrapHalf(longitudeOn(track, entry, day) - longitudeOn(other, otherEntry, day)),
    );
    const longitude = longitudeOn(track, entry, day);
    // Who moves on ends the stay, even if both happen to be side by side elsewhere later.
    if (days.length > 0 && Math.abs(longitude - startDeg) > limits.arrivalMovedDeg) close(true);
    if (days.length === 0) startDeg = longitude;
    if (separation > limits.outsideDeg) close(true);
    else if (separation < limits.insideDeg || days.length > 0) {
      days.push(day);
      separations.push(separation);
    }
  }
  close(false);
  return stays;
}

/** Of the entries around `after` − 1 and `after`, the nearer to a day. */
function nearer(days: Float64Array, after: number, day: number): number {
  const before = Math.max(after - 1, 0);
  if (after >= days.length) return before;
  return Math.abs(days[before] - day) <= Math.abs(days[after] - day) ? before : after;
}

/** Whether each object has two sets or more in the stay: one snapshot never makes a dwell. */
function distinct(track: LongitudeTrack, other: LongitudeTrack, days: readonly number[]): boolean {
  const [first, last] = [days[0], days.at(-1)!];
  return [track, other].every((one) => nearestEntry(one.days, first) !== nearestEntry(one.days, last));
}
