import { initializeSgp4Row, propagateSgp4, type Sgp4Model, sgp4Statuses } from "../../orbit/index.ts";
import type { PhaseTrack } from "./phase-track.ts";

/** Two objects over two revolutions around a day, unforced, from one set of each. */
export interface PairMotion {
  /** Nearest and farthest, km; NaN where a state is none. */
  readonly nearestKm: number;
  readonly farthestKm: number;
  /** Relative speed at the nearest, m/s. */
  readonly speedMPerS: number;
}

/** Instants looked at: two revolutions, 10° apart. */
const instants = 72;
const revolutions = 2;
const minutesPerDay = 1440;

/** Given: two tracks, an entry of each, a day. Returned: their motion by SGP4 over the two revolutions around that day. */
export function pairMotion(
  first: PhaseTrack,
  entry: number,
  second: PhaseTrack,
  other: number,
  day: number,
): PairMotion {
  const one = initializeSgp4Row(first.history.table, first.rows[entry]);
  const two = initializeSgp4Row(second.history.table, second.rows[other]);
  const spanMinutes = (revolutions * minutesPerDay) / first.meanMotionRevPerDay[entry];
  const [a, b] = [new Float64Array(6), new Float64Array(6)];
  let nearestKm = Number.POSITIVE_INFINITY;
  let farthestKm = 0;
  let speedMPerS = Number.NaN;
  for (let k = 0; k <= instants; k++) {
    const offset = (k / instants - 0.5) * spanMinutes;
    const isKnown =
      stateAt(one, day - first.days[entry], offset, a) && stateAt(two, day - second.days[other], offset, b);
    if (!isKnown) return { nearestKm: Number.NaN, farthestKm: Number.NaN, speedMPerS: Number.NaN };
    const distance = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    farthestKm = Math.max(farthestKm, distance);
    if (distance >= nearestKm) continue;
    nearestKm = distance;
    speedMPerS = 1000 * Math.hypot(a[3] - b[3], a[4] - b[4], a[5] - b[5]);
  }
  return { nearestKm, farthestKm, speedMPerS };
}

const stateAt = (model: Sgp4Model, sinceDays: number, offsetMinutes: number, out: Float64Array): boolean =>
  propagateSgp4(model, sinceDays * minutesPerDay + offsetMinutes, out) === sgp4Statuses.ok;
