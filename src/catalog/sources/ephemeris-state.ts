import type { Vec3 } from "../../core/index.ts";
import type { StateEphemeris } from "../../formats/index.ts";
import {
  celestialRotationAt,
  earthRotationAt,
  gcrfToEme2000,
  gcrfToTemeState,
  iau2006aSeries,
  itrfToTemeState,
  rotateBack,
  type State,
} from "../../frames/index.ts";
import { elapsedSeconds, type Instant, zeroEarthOrientation } from "../../time/index.ts";
import type { SourceState } from "./source-state.ts";

/** States that one position is interpolated from: degree 7 with their velocities, as operators' OEM ask for (INTERPOLATION_DEGREE). */
const nodes = 4;

/**
 * Given: the segments of one object's ephemeris as one source gave them, its name, and an instant (UTC). Returned: the state at that instant by the
 * segment that may be used then, the last of them where several may; without a state, with the reason, where none covers it.
 * Range-error: Hermite interpolation of degree 7; in low orbit below 5 m for steps of 300 s. ITRF is turned with UT1 taken as UTC
 * and no polar motion: up to 0.4 km off in low orbit. Source: CCSDS 502.0-B-3, 5.2.3 (USEABLE_START_TIME, INTERPOLATION).
 */
export function ephemerisState(
  source: string,
  segments: readonly StateEphemeris[],
  instant: Instant,
): SourceState | undefined {
  const newest = segments.at(-1);
  if (!newest) return undefined;
  const covering = segments.findLast((segment) => {
    const at = elapsedSeconds(segment.start, instant);
    return at >= segment.usableFromSeconds && at <= segment.usableToSeconds;
  });
  const known = { source, kind: "ephemeris", epoch: (covering ?? newest).madeAt } as const;
  if (!covering) return { ...known, problem: "sources-outside-ephemeris" };
  return { ...known, state: temeOf(covering, interpolated(covering, instant), instant) };
}

function temeOf({ frame }: StateEphemeris, state: State, instant: Instant): State {
  switch (frame) {
    case "teme":
      return state;
    case "itrf":
      return itrfToTemeState(earthRotationAt(instant, zeroEarthOrientation), state);
    case "gcrf":
      return gcrfToTemeState(celestialRotationAt(instant, iau2006aSeries()), state);
    case "eme2000":
      return gcrfToTemeState(celestialRotationAt(instant, iau2006aSeries()), {
        positionKm: rotateBack(gcrfToEme2000, state.positionKm),
        velocityKmPerS: rotateBack(gcrfToEme2000, state.velocityKmPerS),
      });
  }
}

function interpolated({ start, seconds, states }: StateEphemeris, instant: Instant): State {
  const at = elapsedSeconds(start, instant);
  const after = seconds.findIndex((second) => second >= at);
  const first = Math.max(0, Math.min(seconds.length - nodes, after - nodes / 2));
  const last = Math.min(seconds.length, first + nodes);
  const times = seconds.subarray(first, last);
  const position: number[] = [];
  const velocity: number[] = [];
  for (let axis = 0; axis < 3; axis++) {
    const values = Array.from(times, (_, k) => states[6 * (first + k) + axis]);
    const rates = Array.from(times, (_, k) => states[6 * (first + k) + 3 + axis]);
    const [value, rate] = hermite(times, values, rates, at);
    position.push(value);
    velocity.push(rate);
  }
  return { positionKm: position as unknown as Vec3, velocityKmPerS: velocity as unknown as Vec3 };
}

/** Value and rate at the time of the polynomial through values and rates. Source: Burden and Faires, Numerical Analysis, 3.4. */
function hermite(
  times: ArrayLike<number>,
  values: readonly number[],
  rates: readonly number[],
  at: number,
): readonly [number, number] {
  const doubled = values.flatMap((_, k) => [times[k], times[k]]);
  let differences = values.flatMap((value) => [value, value]);
  const coefficients = [differences[0]];
  for (let order = 1; order < doubled.length; order++) {
    differences = differences.slice(1).map((value, k) => {
      const span = doubled[k + order] - doubled[k];
      return span === 0 ? rates[k / 2] : (value - differences[k]) / span;
    });
    coefficients.push(differences[0]);
  }
  let value = 0;
  let rate = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) {
    rate = rate * (at - doubled[k]) + value;
    value = value * (at - doubled[k]) + coefficients[k];
  }
  return [value, rate];
}
