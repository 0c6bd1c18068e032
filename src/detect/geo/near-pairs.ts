import { wrapFull } from "../angles.ts";
import type { NeighborParameters } from "../rules.ts";
import { type LongitudeTrack, longitudeOn, nearestEntry } from "./longitude-track.ts";

/** Tracks that could have stayed beside a track, by index into the list given. */
export type NearPairs = (index: number) => number[];

/**
 * Broad phase of the neighbor rule: which pairs are near each other on two days or more.
 * Given: tracks and limits. Returned: for each track the others worth a closer look; misses no stay of `dwellDays`, since
 * the days looked at are half of that apart and the window is wider by the drift that such a stay allows.
 */
export function nearPairs(tracks: readonly LongitudeTrack[], limits: NeighborParameters): NearPairs {
  const stepDays = limits.dwellDays / 2;
  const windowDeg = limits.outsideDeg + (2 * limits.outsideDeg * stepDays) / limits.dwellDays / 2;
  const size = tracks.length;
  const hits = new Uint8Array(size * size);
  // Steps with a set within reach; the long gaps between snapshots cost nothing.
  const reach = limits.carryDays + stepDays / 2;
  const steps = new Set<number>();
  for (const { days } of tracks)
    for (const day of days)
      for (let step = Math.ceil((day - reach) / stepDays); step * stepDays <= day + reach; step++)
        steps.add(step);
  for (const step of steps) {
    const present = presentOn(tracks, step * stepDays, reach);
    for (const [k, { index, longitude }] of present.entries())
      for (let next = k + 1; next < k + present.length; next++) {
        const other = present[next % present.length];
        const apart = other.longitude - longitude + (next >= present.length ? 360 : 0);
        if (apart > windowDeg) break;
        count(hits, index * size + other.index);
        count(hits, other.index * size + index);
      }
  }
  return (index) => {
    const others: number[] = [];
    for (let other = 0; other < size; other++) if (hits[index * size + other] >= 2) others.push(other);
    return others;
  };
}

const count = (hits: Uint8Array, at: number): void => {
  if (hits[at] < 2) hits[at]++;
};

/** Tracks with a set close to a day, by longitude 0 … 360. */
function presentOn(tracks: readonly LongitudeTrack[], day: number, carryDays: number) {
  const present: { readonly index: number; readonly longitude: number }[] = [];
  for (const [index, track] of tracks.entries()) {
    if (day < track.days[0] - carryDays || day > track.days.at(-1)! + carryDays) continue;
    const entry = nearestEntry(track.days, day);
    if (Math.abs(track.days[entry] - day) <= carryDays)
      present.push({ index, longitude: wrapFull(longitudeOn(track, entry, day)) });
  }
  return present.sort((left, right) => left.longitude - right.longitude);
}
