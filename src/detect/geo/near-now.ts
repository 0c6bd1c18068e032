import type { NeighborParameters } from "../rules.ts";
import { wrapHalf } from "./belt-angles.ts";
import { type LongitudeTrack, longitudeOn, nearestEntry } from "./longitude-track.ts";
import { type NearObject, nearObject } from "./rank-neighbors.ts";

/**
 * Given: a track, a day, the tracks of everybody (the object itself among them). Returned: every other object within
 * `outsideDeg` of it on that day, in the order of the tracks; sets are carried `carryDays` at most.
 */
export function nearNow(
  track: LongitudeTrack,
  day: number,
  everybody: readonly LongitudeTrack[],
  limits: NeighborParameters,
): NearObject[] {
  const entry = nearestEntry(track.days, day);
  const longitude = longitudeOn(track, entry, day);
  const near: NearObject[] = [];
  for (const other of everybody) {
    if (other.id === track.id) continue;
    const otherEntry = nearestEntry(other.days, day);
    if (Math.abs(other.days[otherEntry] - day) > limits.carryDays) continue;
    if (Math.abs(wrapHalf(longitudeOn(other, otherEntry, day) - longitude)) <= limits.outsideDeg)
      near.push(nearObject(track, entry, other, otherEntry, day));
  }
  return near;
}
