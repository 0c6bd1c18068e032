import { median } from "../../core/index.ts";
import type { StayParameters } from "../rules.ts";
import type { LongitudeTrack } from "./longitude-track.ts";

/** A place where an object stood: entries `first` … `last` of its track. */
export interface ParkingPosition {
  readonly first: number;
  readonly last: number;
  /** Median of the sets there, degrees east, unwrapped. */
  readonly longitudeDeg: number;
  /** Sets there. */
  readonly samples: number;
}

/**
 * Given: a track. Returned: its parking positions ascending by time, those seen in one set only among them. An object
 * stands where its drift is under `driftDegPerDay` and no step between sets exceeds `stepDeg`. Among sets closer than
 * `denseDays` one set alone ends nothing: it may be bad; a lone snapshot of a sparse history counts as it is.
 */
export function parkingPositions(track: LongitudeTrack, limits: StayParameters): ParkingPosition[] {
  const { days, longitudeDeg, slopeDegPerDay } = track;
  const positions: ParkingPosition[] = [];
  let run: number[] = [];
  const close = (): void => {
    if (run.length > 0)
      positions.push({
        first: run[0],
        last: run.at(-1)!,
        longitudeDeg: median(run.map((entry) => longitudeDeg[entry])),
        samples: run.length,
      });
    run = [];
  };
  const stands = (entry: number): boolean => Math.abs(slopeDegPerDay[entry]) <= limits.driftDegPerDay;
  const fits = (entry: number): boolean =>
    stands(entry) &&
    (run.length === 0 || Math.abs(longitudeDeg[entry] - longitudeDeg[run.at(-1)!]) <= limits.stepDeg);
  for (let k = 0; k < days.length; k++) {
    if (fits(k)) run.push(k);
    else if (!(run.length > 0 && isDense(track, k, limits) && fits(k + 1))) {
      close();
      if (stands(k)) run.push(k);
    }
  }
  close();
  return positions;
}

/** Whether the sets before and after an entry are so near that one set between them may be a bad one. */
const isDense = ({ days }: LongitudeTrack, k: number, limits: StayParameters): boolean =>
  k > 0 &&
  k + 1 < days.length &&
  days[k] - days[k - 1] < limits.denseDays &&
  days[k + 1] - days[k] < limits.denseDays;

/** Whether a position was held: two sets or more, `dwellDays` apart. */
export const isDwell = (track: LongitudeTrack, position: ParkingPosition, limits: StayParameters): boolean =>
  position.samples >= 2 && track.days[position.last] - track.days[position.first] >= limits.denseDays;

/** Whether a set stands alone between gaps so long that a stay may hide in them. */
export const isLoneSnapshot = (
  track: LongitudeTrack,
  position: ParkingPosition,
  limits: StayParameters,
): boolean =>
  position.samples === 1 &&
  gapBefore(track, position, limits.denseDays) >= limits.denseDays &&
  gapAfter(track, position, limits.denseDays) >= limits.denseDays;

/** Days from the last set elsewhere to the first at the place; `atEdge` where the data begin there. */
export const gapBefore = ({ days }: LongitudeTrack, { first }: ParkingPosition, atEdge: number): number =>
  first > 0 ? days[first] - days[first - 1] : atEdge;
/** Days from the last set at the place to the first elsewhere; `atEdge` where the data end there. */
export const gapAfter = ({ days }: LongitudeTrack, { last }: ParkingPosition, atEdge: number): number =>
  last + 1 < days.length ? days[last + 1] - days[last] : atEdge;
