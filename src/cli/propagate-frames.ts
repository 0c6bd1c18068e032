import type { Vec3 } from "../core/index.ts";
import {
  celestialRotationAt,
  earthRotationAt,
  iau2006aSeries,
  type State,
  temeToGcrfState,
  temeToItrfState,
} from "../frames/index.ts";
import { compareInstants, type EarthOrientation, type Instant } from "../time/index.ts";

export const frameNames = ["teme", "gcrf", "itrf"] as const;
export type FrameName = (typeof frameNames)[number];

/** Turns a TEME state into the frame asked for. */
export type FrameTurner = (teme: Float64Array, time: Instant) => State;

const stateOf = (six: Float64Array): State => ({
  positionKm: Array.from(six.subarray(0, 3)) as unknown as Vec3,
  velocityKmPerS: Array.from(six.subarray(3, 6)) as unknown as Vec3,
});

/** Given: the frame and the orientation of the Earth. Returned: the turner; it keeps the rotations of instants in sequence. */
export function frameTurner(frame: FrameName, orientation: EarthOrientation): FrameTurner {
  if (frame === "teme") return stateOf;
  if (frame === "itrf") {
    const rotationAt = keptByTime((time) => earthRotationAt(time, orientation));
    return (teme, time) => temeToItrfState(rotationAt(time), stateOf(teme));
  }
  const series = iau2006aSeries();
  const rotationAt = keptByTime((time) => celestialRotationAt(time, series, orientation));
  return (teme, time) => temeToGcrfState(rotationAt(time), stateOf(teme));
}

/** Rotations kept at a time; a grid of a day by minutes fits, and more is computed anew. */
const mostKept = 2000;

function keptByTime<Rotation>(compute: (time: Instant) => Rotation): (time: Instant) => Rotation {
  const kept = new Map<Instant, Rotation>();
  let last: { time: Instant; rotation: Rotation } | undefined;
  return (time) => {
    if (last && compareInstants(last.time, time) === 0) return last.rotation;
    const rotation = kept.get(time) ?? compute(time);
    if (kept.size < mostKept) kept.set(time, rotation);
    last = { time, rotation };
    return rotation;
  };
}
