import { median } from "../../core/index.ts";
import { wrapHalf } from "../angles.ts";
import type { NeighborParameters } from "../rules.ts";
import { type LongitudeTrack, longitudeOn, nearestEntry } from "./longitude-track.ts";
import { type NearObject, nearObject } from "./rank-neighbors.ts";

/**
 * Given: a track, a span of days, the tracks of everybody (the object itself among them). Returned: every other object
 * whose mean longitude differs by `outsideDeg` at most on the median of the object's own sets in the span (on its last
 * day where there is none), in the order of the tracks; sets are carried `carryDays` at most. An object that only passes
 * by within the span is none of them. The distance is that of the last sidereal day on which both have sets.
 */
export function nearDuring(
  track: LongitudeTrack,
  fromDay: number,
  toDay: number,
  everybody: readonly LongitudeTrack[],
  limits: NeighborParameters,
): NearObject[] {
  const samples = [...track.days].filter((day) => day >= fromDay && day <= toDay);
  if (samples.length === 0) samples.push(toDay);
  const near: NearObject[] = [];
  for (const other of everybody) {
    if (other.id === track.id) continue;
    const seen = samples.flatMap((day) => separationOn(track, other, day, limits));
    if (seen.length === 0) continue;
    const separationDeg = median(seen.map((one) => one.separationDeg));
    if (separationDeg > limits.outsideDeg) continue;
    const { day, entry, otherEntry } = seen.at(-1)!;
    near.push({ ...nearObject(track, entry, other, otherEntry, day), separationDeg });
  }
  return near;
}

/** Everybody near on one day. */
export const nearNow = (
  track: LongitudeTrack,
  day: number,
  everybody: readonly LongitudeTrack[],
  limits: NeighborParameters,
): NearObject[] => nearDuring(track, day, day, everybody, limits);

function separationOn(track: LongitudeTrack, other: LongitudeTrack, day: number, limits: NeighborParameters) {
  if (day < other.days[0] - limits.carryDays || day > other.days.at(-1)! + limits.carryDays) return [];
  const entry = nearestEntry(track.days, day);
  const otherEntry = nearestEntry(other.days, day);
  if (Math.abs(other.days[otherEntry] - day) > limits.carryDays) return [];
  const difference = longitudeOn(track, entry, day) - longitudeOn(other, otherEntry, day);
  return [{ day, entry, otherEntry, separationDeg: Math.abs(wrapHalf(difference)) }];
}
