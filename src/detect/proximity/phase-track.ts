import { keplerAxisKm } from "../../orbit/index.ts";
import { wrapHalf } from "../angles.ts";
import type { ObjectHistory } from "../history.ts";
import { turnRates } from "../plane/plane-angles.ts";
import { type PlaneTrack, planeTrack, raanOn } from "../plane/plane-track.ts";

/** A plane with the place along it. */
export interface PhaseTrack extends PlaneTrack {
  /** Argument of perigee + mean anomaly at each entry, degrees. */
  readonly latitudeDeg: Float64Array;
  readonly latitudeRateDegPerDay: Float64Array;
  /** Change of that rate by the set's own drag term, degrees a day², halved. */
  readonly dragDegPerDay2: Float64Array;
}

const degree = Math.PI / 180;

/** Given: a history. Returned: its plane and the place along it, one entry a UTC day. */
export function phaseTrack(history: ObjectHistory): PhaseTrack {
  const plane = planeTrack(history);
  const { table } = history;
  return {
    ...plane,
    latitudeDeg: Float64Array.from(
      plane.rows,
      (row) => table.argumentOfPerigeeDeg[row] + table.meanAnomalyDeg[row],
    ),
    latitudeRateDegPerDay: Float64Array.from(
      plane.rows,
      (row) => turnRates(table, row).latitudeArgumentDegPerDay,
    ),
    dragDegPerDay2: Float64Array.from(plane.rows, (row) => 360 * table.meanMotionDot[row]),
  };
}

/** Given: histories in any order, the least mean motion. Returned: tracks of those that begin with a faster one, ascending by number. */
export const phaseTracks = (
  histories: readonly ObjectHistory[],
  { minMeanMotionRevPerDay }: { readonly minMeanMotionRevPerDay: number },
): PhaseTrack[] =>
  [...histories]
    .sort((left, right) => left.id - right.id)
    .map(phaseTrack)
    .filter((track) => track.meanMotionRevPerDay[0] > minMeanMotionRevPerDay);

/** Given: a track, an entry, a day. Returned: argument of latitude of that set carried to the day, degrees, not wrapped. */
export function latitudeOn(track: PhaseTrack, entry: number, day: number): number {
  const since = day - track.days[entry];
  return (
    track.latitudeDeg[entry] +
    track.latitudeRateDegPerDay[entry] * since +
    track.dragDegPerDay2[entry] * since * since
  );
}

/** Given: two tracks, an entry of each, a day. Returned: the first less the second along the track, km; mean elements. */
export function alongTrackKm(
  first: PhaseTrack,
  entry: number,
  second: PhaseTrack,
  other: number,
  day: number,
): number {
  const node = wrapHalf(raanOn(first, entry, day) - raanOn(second, other, day));
  const latitude = wrapHalf(latitudeOn(first, entry, day) - latitudeOn(second, other, day));
  const along = wrapHalf(latitude + Math.cos(first.inclinationDeg[entry] * degree) * node);
  return along * degree * keplerAxisKm(first.meanMotionRevPerDay[entry]);
}
