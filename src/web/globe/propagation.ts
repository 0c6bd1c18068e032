import { earthRotationRateRadPerS, gmst82Rad } from "../../frames/index.ts";
import { type ElementTable, Propagator, sliceTable } from "../../orbit/index.ts";
import { addSeconds } from "../../time/index.ts";
import { instantOfMs, msOfDays } from "./instant-of-ms.ts";
import { type KeyState, oldestDays } from "./propagation-messages.ts";

/** Steps of an orbit line. */
const orbitSteps = 360;
const oldestMs = oldestDays * 86_400_000;

/** A table ready to be asked for its states at any time. */
export interface GlobeObjects {
  readonly table: ElementTable;
  readonly propagator: Propagator;
  /** Epoch of each row, milliseconds since 1970. */
  readonly epochsMs: Float64Array;
}

export const prepareObjects = (table: ElementTable): GlobeObjects => ({
  table,
  propagator: new Propagator(table),
  epochsMs: Float64Array.from(table.epochDays, (days, row) => msOfDays(days, table.epochNanos[row])),
});

/**
 * Given: objects, and a time. Returned: their Earth-fixed states.
 * Range-error: as SGP4 plus 30 m at LEO for UT1 and polar motion left out, plus half a meter for single precision.
 */
export function statesAt({ propagator, epochsMs }: GlobeObjects, timeMs: number): KeyState {
  const instant = instantOfMs(timeMs);
  const { states: teme, statuses } = propagator.statesAt([instant]);
  const angle = gmst82Rad(instant);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const count = statuses.length;
  const states = new Float32Array(count * 6);
  const rows = new Uint32Array(count);
  let drawn = 0;
  let stale = 0;
  for (let row = 0; row < count; row++) {
    if (Math.abs(timeMs - epochsMs[row]) > oldestMs) {
      stale++;
      continue;
    }
    if (statuses[row] !== 0) continue;
    rows[drawn++] = row;
    toEarthFixed(teme, cos, sin, states, row * 6);
  }
  return { timeMs, states, rows: rows.slice(0, drawn), drawn, stale, failed: count - drawn - stale };
}

function toEarthFixed(teme: Float64Array, cos: number, sin: number, out: Float32Array, at: number): void {
  const x = cos * teme[at] + sin * teme[at + 1];
  const y = cos * teme[at + 1] - sin * teme[at];
  out[at] = x;
  out[at + 1] = y;
  out[at + 2] = teme[at + 2];
  out[at + 3] = cos * teme[at + 3] + sin * teme[at + 4] + earthRotationRateRadPerS * y;
  out[at + 4] = cos * teme[at + 4] - sin * teme[at + 3] - earthRotationRateRadPerS * x;
  out[at + 5] = teme[at + 5];
}

/** One turn of a row's path around a time, in TEME, km: three numbers a point. An empty array where SGP4 gives none. */
export function orbitStates({ table }: GlobeObjects, row: number, timeMs: number): Float32Array<ArrayBuffer> {
  const none = new Float32Array(0);
  const periodS = 86_400 / table.meanMotionRevPerDay[row];
  if (!(periodS > 0 && periodS < Number.POSITIVE_INFINITY)) return none;
  const { states, statuses } = new Propagator(sliceTable(table, row, row + 1)).statesOnGrid({
    start: addSeconds(instantOfMs(timeMs), -periodS / 2),
    stepSeconds: periodS / orbitSteps,
    count: orbitSteps + 1,
  });
  if (statuses.some((status) => status !== 0)) return none;
  const points = new Float32Array(statuses.length * 3);
  for (let point = 0; point < statuses.length; point++)
    for (let axis = 0; axis < 3; axis++) points[point * 3 + axis] = states[point * 6 + axis];
  return points;
}
