import type { LongitudeTrack } from "./longitude-track.ts";
import { naturalAccelerationDegPerDay2 } from "./natural-motion.ts";
import type { ParkingPosition } from "./stays.ts";

/** Least range of longitude that a free object could have over the span of a stay: the sag of its parabola, degrees. */
export function freeSagDeg(track: LongitudeTrack, { first, last, longitudeDeg }: ParkingPosition): number {
  const span = track.days[last] - track.days[first];
  return (Math.abs(naturalAccelerationDegPerDay2(longitudeDeg)) * span * span) / 8;
}

/** Range of longitude of the sets from a stay's first to its last, degrees. */
export function rangeDeg(track: LongitudeTrack, { first, last }: ParkingPosition): number {
  const longitudes = track.longitudeDeg.subarray(first, last + 1);
  return Math.max(...longitudes) - Math.min(...longitudes);
}

/** Whether thrust held a position: a free object would have ranged `marginDeg` farther on the best of free paths. */
export const isHeld = (track: LongitudeTrack, position: ParkingPosition, marginDeg: number): boolean =>
  position.samples >= 3 && freeSagDeg(track, position) > rangeDeg(track, position) + marginDeg;
