import {
  type ElementTable,
  initializeSgp4Row,
  minutesSinceRowEpoch,
  propagateSgp4,
} from "../../orbit/index.ts";
import type { Instant } from "../../time/index.ts";
import type { OracleEvent } from "./conjunction-oracle.ts";

/**
 * The slow, obvious twin of the screening: every pair, every second, positions only. A second whose distance is below both
 * neighbors' brackets a minimum, which a golden section search on the distance finds. No bounds, no shells, no velocities.
 */
export function bruteForce(
  table: ElementTable,
  start: Instant,
  seconds: number,
  withinKm: number,
): OracleEvent[] {
  const rows = Array.from({ length: table.count }, (_, row) => row);
  const models = rows.map((row) => initializeSgp4Row(table, row));
  const minutes = rows.map((row) => minutesSinceRowEpoch(table, row, start));
  const positions = rows.map((row) => {
    const all = new Float64Array(6 * (seconds + 1));
    for (let t = 0; t <= seconds; t++)
      if (propagateSgp4(models[row], minutes[row] + t / 60, all, 6 * t) !== 0)
        all.fill(Number.NaN, 6 * t, 6 * t + 6);
    return all;
  });
  const events: OracleEvent[] = [];
  for (const a of rows)
    for (const b of rows)
      if (table.id[a] < table.id[b])
        for (let t = 1; t < seconds; t++) {
          const at = distanceAt(positions[a], positions[b], t);
          // A minimum within a second of this one: no relative speed is above 25 km/s.
          if (!(at <= withinKm + 25)) continue;
          const isLeast =
            at < distanceAt(positions[a], positions[b], t - 1) &&
            at <= distanceAt(positions[a], positions[b], t + 1);
          if (!isLeast) continue;
          const distance = (s: number) => trueDistance(models[a], models[b], minutes[a], minutes[b], s);
          const tcaSeconds = goldenSection(distance, t - 1, t + 1);
          const distanceKm = distance(tcaSeconds);
          if (distanceKm <= withinKm)
            events.push({
              id1: table.id[a],
              id2: table.id[b],
              tcaSeconds,
              distanceKm,
              speedKmPerS: Number.NaN,
            });
        }
  return events;
}

const distanceAt = (a: Float64Array, b: Float64Array, t: number): number =>
  Math.hypot(a[6 * t] - b[6 * t], a[6 * t + 1] - b[6 * t + 1], a[6 * t + 2] - b[6 * t + 2]);

type Model = ReturnType<typeof initializeSgp4Row>;
const states = new Float64Array(12);

function trueDistance(a: Model, b: Model, minutesA: number, minutesB: number, seconds: number): number {
  const isBad =
    propagateSgp4(a, minutesA + seconds / 60, states, 0) !== 0 ||
    propagateSgp4(b, minutesB + seconds / 60, states, 6) !== 0;
  return isBad ? Number.NaN : Math.hypot(states[6] - states[0], states[7] - states[1], states[8] - states[2]);
}

function goldenSection(f: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let a = from;
  let b = to;
  for (let step = 0; step < 60; step++) {
    const c = b - ratio * (b - a);
    const d = a + ratio * (b - a);
    if (f(c) < f(d)) b = d;
    else a = c;
  }
  return (a + b) / 2;
}
