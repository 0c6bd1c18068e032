import { median } from "../../core/index.ts";
import { medianSlope, robustScale } from "../robust.ts";
import type { RelocationParameters } from "../rules.ts";
import { type LongitudeTrack, slopeSets } from "./longitude-track.ts";

/** A change between standing and drifting, or a move within one gap, or a drift that the data never see begin or end. */
export interface DriftChange {
  readonly kind: "started" | "stopped" | "changed" | "moved" | "drifting";
  /** Last entry of the old motion and first of the new: the bracket. */
  readonly lastBefore: number;
  readonly firstAfter: number;
  readonly driftBeforeDegPerDay: number;
  readonly driftAfterDegPerDay: number;
  /** Unwrapped: the old place and the new. */
  readonly fromLongitudeDeg: number;
  readonly toLongitudeDeg: number;
  /** Sets that show the drift. */
  readonly driftingSets: number;
}

/** Entries `from` … `to` − 1 of a track, standing or drifting. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly drifting: boolean;
}

/** Days of a stretch next to its border that tell its motion there. */
const borderDays = 5;
/** Least tolerance about the line of a standing object, degrees: 3 σ of a keeper's day-old sets. */
const leastToleranceDeg = 0.03;

/**
 * Given: a track. Returned: its drift changes ascending by time.
 * A stretch drifts where the robust slope exceeds the limit for `heldDays`; natural libration, which turns no faster
 * than `naturalAccelerationDegPerDay2`, starts and stops nothing.
 */
export function driftChanges(track: LongitudeTrack, limits: RelocationParameters): DriftChange[] {
  const stretches = splitByDrift(track, limits);
  const changes: DriftChange[] = [];
  for (const [index, stretch] of stretches.entries()) {
    const next = stretches[index + 1];
    if (!stretch.drifting) changes.push(...movesWithinStay(track, stretch, limits));
    if (next && isAbrupt(track, stretch, next, limits)) {
      const before = stretches[index - 1];
      const origin = next.drifting ? stretch : (before ?? stretch);
      changes.push(changeBetween(track, stretch, next, origin));
    }
  }
  for (const stretch of stretches)
    if (stretch.drifting) changes.push(...changesWithinDrift(track, stretch, changes, limits));
  const only = stretches[0];
  if (changes.length === 0 && stretches.length === 1 && only.drifting && limits.reportOngoingDrift) {
    const drift = ongoing(track, only);
    const fastest = Math.max(Math.abs(drift.driftBeforeDegPerDay), Math.abs(drift.driftAfterDegPerDay));
    // Faster drifts are those of graveyard and transfer orbits, which never end.
    if (fastest <= limits.ongoingMaxDriftDegPerDay) changes.push(drift);
  }
  return changes.sort((left, right) => left.lastBefore - right.lastBefore);
}

/** Inclined synchronous satellites keep their ground track by drifts of ± 0.1 °/d over some degrees: that is station keeping. */
const isInclined = (track: LongitudeTrack, limits: RelocationParameters): boolean =>
  median(Array.from(track.rows, (row) => track.history.table.inclinationDeg[row])) > limits.inclinedFromDeg;

function splitByDrift(track: LongitudeTrack, limits: RelocationParameters): Stretch[] {
  const { days, slopeDegPerDay, ownDriftDegPerDay } = track;
  const count = days.length;
  const stretches: Stretch[] = [];
  // A bad set bends the slope around it or shows a drift of its own; a real drift shows in both.
  const least = isInclined(track, limits) ? limits.inclinedDriftDegPerDay : limits.driftDegPerDay;
  const isFast = (k: number): boolean =>
    Math.min(Math.abs(slopeDegPerDay[k]), Math.abs(ownDriftDegPerDay[k])) > least &&
    slopeDegPerDay[k] * ownDriftDegPerDay[k] > 0;
  const push = (from: number, to: number, drifting: boolean): void => {
    const last = stretches.at(-1);
    if (last && last.drifting === drifting) stretches[stretches.length - 1] = { ...last, to };
    else if (to > from) stretches.push({ from, to, drifting });
  };
  for (let from = 0; from < count; ) {
    const fast = isFast(from);
    let to = from + 1;
    while (to < count && isFast(to) === fast) to++;
    const span = days[to - 1] - days[from];
    const held = span >= limits.heldDays && (to - from >= slopeSets || span >= limits.slopeWindowDays);
    // A stay shorter than a day between two drifts is a drift that turns, or one bad set; at the end two sets suffice.
    const stands = held || stretches.length === 0 || (to === count && to - from >= 2);
    push(from, to, fast ? held : !stands && stretches.at(-1)?.drifting === true);
    from = to;
  }
  return stretches;
}

/** Entries of a stretch within {@link borderDays} of its last (`atEnd`) or first entry. */
function border(track: LongitudeTrack, stretch: Stretch, atEnd: boolean): readonly [number, number] {
  let { from, to } = stretch;
  if (atEnd) while (track.days[to - 1] - track.days[from] > borderDays) from++;
  else while (track.days[to - 1] - track.days[from] > borderDays) to--;
  return [from, to];
}

function driftAtBorder(track: LongitudeTrack, stretch: Stretch, atEnd: boolean): number {
  const slopes = track.slopeDegPerDay.subarray(...border(track, stretch, atEnd));
  if (!stretch.drifting) return median(slopes);
  // The window of the slope straddles the border, so a drift shows whole only where it is greatest.
  return slopes.reduce((most, slope) => (Math.abs(slope) > Math.abs(most) ? slope : most), 0);
}

function isAbrupt(
  track: LongitudeTrack,
  before: Stretch,
  after: Stretch,
  limits: RelocationParameters,
): boolean {
  const change = driftAtBorder(track, after, false) - driftAtBorder(track, before, true);
  const [from] = border(track, before, true);
  const [, to] = border(track, after, false);
  const natural = limits.naturalAccelerationDegPerDay2 * (track.days[to - 1] - track.days[from]);
  return Math.abs(change) > limits.driftDegPerDay + natural;
}

function changeBetween(track: LongitudeTrack, before: Stretch, after: Stretch, origin: Stretch): DriftChange {
  const { longitudeDeg } = track;
  const driftBeforeDegPerDay = driftAtBorder(track, before, true);
  const driftAfterDegPerDay = driftAtBorder(track, after, false);
  if (after.drifting) {
    const line = standingLine(track, before, true);
    let last = Math.min(after.from + 2, after.to - 1);
    while (last > before.from && !line(last)) last--;
    const first = Math.min(last + 1, after.to - 1);
    return {
      kind: "started",
      lastBefore: Math.min(last, first - 1),
      firstAfter: first,
      driftBeforeDegPerDay,
      driftAfterDegPerDay,
      fromLongitudeDeg: median(longitudeDeg.subarray(...border(track, before, true))),
      toLongitudeDeg: longitudeDeg[first],
      driftingSets: after.to - after.from,
    };
  }
  const line = standingLine(track, after, false);
  let first = Math.max(before.to - 3, before.from);
  while (first < after.to - 1 && !line(first)) first++;
  first = Math.max(first, before.from + 1);
  return {
    kind: "stopped",
    lastBefore: first - 1,
    firstAfter: first,
    driftBeforeDegPerDay,
    driftAfterDegPerDay,
    fromLongitudeDeg: origin.drifting
      ? longitudeDeg[origin.from]
      : median(longitudeDeg.subarray(...border(track, origin, true))),
    toLongitudeDeg: median(longitudeDeg.subarray(...border(track, after, false))),
    driftingSets: before.to - before.from,
  };
}

/** Whether an entry lies on the line on which the object stood next to the border of a stretch. */
function standingLine(track: LongitudeTrack, stretch: Stretch, atEnd: boolean): (entry: number) => boolean {
  const [from, to] = border(track, stretch, atEnd);
  const { days, longitudeDeg } = track;
  const middle = days[(from + to) >> 1];
  const slope = to - from >= 3 ? medianSlope(days, longitudeDeg, from, to) : 0;
  const level = median(
    longitudeDeg.subarray(from, to).map((longitude, k) => longitude - slope * (days[from + k] - middle)),
  );
  const residuals = longitudeDeg
    .subarray(from, to)
    .map((longitude, k) => longitude - level - slope * (days[from + k] - middle));
  const tolerance = Math.max(leastToleranceDeg, 4 * robustScale(residuals));
  return (entry) => Math.abs(longitudeDeg[entry] - level - slope * (days[entry] - middle)) <= tolerance;
}

/** Moves of more than `displacementDeg` from the stay's place and its course, in two consecutive sets. */
function movesWithinStay(track: LongitudeTrack, stay: Stretch, limits: RelocationParameters): DriftChange[] {
  const { days, longitudeDeg, slopeDegPerDay } = track;
  const moves: DriftChange[] = [];
  const limit = isInclined(track, limits) ? limits.inclinedDisplacementDeg : limits.displacementDeg;
  let from = stay.from;
  for (let k = from + 1; k + 1 < stay.to; k++) {
    const recent: Stretch = { from, to: k, drifting: false };
    const place = median(longitudeDeg.subarray(...border(track, recent, true)));
    const drift = slopeDegPerDay[k - 1];
    const away = [k, k + 1].map((entry) => {
      const gap = days[entry] - days[k - 1];
      const natural = 0.5 * limits.naturalAccelerationDegPerDay2 * gap * gap;
      const fromPlace = longitudeDeg[entry] - place;
      const fromCourse = longitudeDeg[entry] - longitudeDeg[k - 1] - drift * gap;
      if (Math.abs(fromPlace) <= limit || Math.abs(fromCourse) <= limit + natural) return 0;
      return Math.sign(fromPlace) === Math.sign(fromCourse) ? Math.sign(fromPlace) : 0;
    });
    if (away[0] === 0 || away[0] !== away[1]) continue;
    const after: Stretch = { from: k, to: stay.to, drifting: false };
    moves.push({
      kind: "moved",
      lastBefore: k - 1,
      firstAfter: k,
      driftBeforeDegPerDay: driftAtBorder(track, recent, true),
      driftAfterDegPerDay: driftAtBorder(track, after, false),
      fromLongitudeDeg: place,
      toLongitudeDeg: median(longitudeDeg.subarray(...border(track, after, false))),
      driftingSets: 0,
    });
    from = k;
  }
  return moves;
}

/** Steps of the drift itself: medians of the own drift of up to three sets on each side, greatest steps first. */
function changesWithinDrift(
  track: LongitudeTrack,
  drift: Stretch,
  known: readonly DriftChange[],
  limits: RelocationParameters,
): DriftChange[] {
  const { days, longitudeDeg, ownDriftDegPerDay } = track;
  const steps: DriftChange[] = [];
  for (let k = drift.from + 1; k + 1 < drift.to; k++) {
    const before = median(ownDriftDegPerDay.subarray(Math.max(drift.from, k - slopeSets + 1), k + 1));
    const last = Math.min(drift.to, k + 1 + slopeSets);
    const after = median(ownDriftDegPerDay.subarray(k + 1, last));
    const natural =
      limits.naturalAccelerationDegPerDay2 * (days[last - 1] - days[Math.max(drift.from, k - slopeSets + 1)]);
    const next = Math.abs(ownDriftDegPerDay[k + 1] - ownDriftDegPerDay[k]);
    if (Math.max(Math.abs(before), Math.abs(after)) < limits.changeDriftDegPerDay) continue;
    if (Math.min(Math.abs(after - before), next) <= limits.driftDegPerDay + natural) continue;
    steps.push({
      kind: "changed",
      lastBefore: k,
      firstAfter: k + 1,
      driftBeforeDegPerDay: before,
      driftAfterDegPerDay: after,
      fromLongitudeDeg: longitudeDeg[k],
      toLongitudeDeg: longitudeDeg[k + 1],
      driftingSets: drift.to - drift.from,
    });
  }
  const size = (step: DriftChange): number => Math.abs(step.driftAfterDegPerDay - step.driftBeforeDegPerDay);
  const kept: DriftChange[] = [];
  for (const step of steps.sort(
    (left, right) => size(right) - size(left) || left.lastBefore - right.lastBefore,
  ))
    if (
      [...known, ...kept].every(
        (other) =>
          days[step.lastBefore] - days[other.firstAfter] > borderDays ||
          days[other.lastBefore] - days[step.firstAfter] > borderDays,
      )
    )
      kept.push(step);
  return kept;
}

const ongoing = (track: LongitudeTrack, stretch: Stretch): DriftChange => ({
  kind: "drifting",
  lastBefore: stretch.from,
  firstAfter: stretch.to - 1,
  driftBeforeDegPerDay: median(track.slopeDegPerDay.subarray(...border(track, stretch, false))),
  driftAfterDegPerDay: median(track.slopeDegPerDay.subarray(...border(track, stretch, true))),
  fromLongitudeDeg: track.longitudeDeg[stretch.from],
  toLongitudeDeg: track.longitudeDeg[stretch.to - 1],
  driftingSets: stretch.to - stretch.from,
});
