import type { CatalogNumber } from "../../core/index.ts";
import { wrapHalf } from "../angles.ts";
import type { Neighbor } from "../detection.ts";
import { round } from "../round.ts";
import { tiedRanks } from "../tied-ranks.ts";
import { type LongitudeTrack, longitudeOn } from "./longitude-track.ts";
import { beltKmPerDeg, separationErrorKm } from "./position-error.ts";
import { type CarriedSet, smallestDistanceKm } from "./sidereal-distance.ts";

/** An object near another, before ranks are given. */
export interface NearObject {
  readonly id: CatalogNumber;
  readonly separationDeg: number;
  readonly distanceKm: number;
  readonly uncertaintyKm: number;
  readonly uncertaintyDeg: number;
  readonly dwellDays?: number;
}

const carried = (track: LongitudeTrack, entry: number): CarriedSet => ({
  table: track.history.table,
  row: track.rows[entry],
  epochDays: track.days[entry],
});

/**
 * Given: two tracks, the entry of each that serves, the day. Returned: the second as seen from the first:
 * difference of mean longitude, smallest distance of the sidereal day before, both with errors by the sets' ages.
 */
export function nearObject(
  track: LongitudeTrack,
  entry: number,
  other: LongitudeTrack,
  otherEntry: number,
  day: number,
): NearObject {
  const difference = longitudeOn(other, otherEntry, day) - longitudeOn(track, entry, day);
  const age = day - track.days[entry];
  const otherAge = day - other.days[otherEntry];
  const uncertaintyKm = separationErrorKm(age, otherAge);
  return {
    id: other.id,
    separationDeg: Math.abs(wrapHalf(difference)),
    distanceKm: smallestDistanceKm(carried(track, entry), carried(other, otherEntry), day),
    uncertaintyKm,
    // The error of a mean longitude lies along the belt, where most of the position error is.
    uncertaintyDeg: uncertaintyKm / beltKmPerDeg,
  };
}

/**
 * Given: objects near one object. Returned: nearest first; neighbors closer together than `tieDeg` to the first
 * of their group share its rank, because the data don't tell them apart. Catalog numbers decide nothing but the order of twins.
 */
export function rankNeighbors(near: readonly NearObject[], tieDeg: number): Neighbor[] {
  const sorted = [...near].sort(
    (left, right) =>
      left.separationDeg - right.separationDeg || left.distanceKm - right.distanceKm || left.id - right.id,
  );
  const ranks = tiedRanks(
    sorted,
    ({ separationDeg }) => separationDeg,
    () => tieDeg,
  );
  return sorted.map((object, index) => ({ ...roundNear(object), rank: ranks[index] }));
}

/** Digits that the data carry: 0.001° is 0.7 km along the belt. */
const roundNear = (object: NearObject): Omit<Neighbor, "rank"> => ({
  id: object.id,
  separationDeg: round(object.separationDeg, 3),
  distanceKm: round(object.distanceKm, 1),
  uncertaintyKm: round(object.uncertaintyKm, 1),
  uncertaintyDeg: round(object.uncertaintyDeg, 4),
  ...(object.dwellDays === undefined ? {} : { dwellDays: round(object.dwellDays, 2) }),
});
