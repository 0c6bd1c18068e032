import { earthRotationRateRadPerS, gmst82Rad } from "../../frames/index.ts";
import {
  type ElementTable,
  initializeSgp4Row,
  minutesSinceEpoch,
  propagateSgp4,
  type Sgp4Model,
} from "../../orbit/index.ts";
import { type Instant, utcInstant } from "../../time/index.ts";

/** What the globe asks of its worker, and what comes back. */
export interface KeyRequest {
  readonly kind: "key";
  readonly timeMs: number;
}
export interface OrbitRequest {
  readonly kind: "orbit";
  readonly row: number;
  readonly timeMs: number;
}
export type WorkerRequest =
  | { readonly kind: "load"; readonly table: ElementTable }
  | KeyRequest
  | OrbitRequest;

export interface KeyCounts {
  readonly drawn: number;
  /** Newest set more than {@link oldestDays} days from the time of the picture. */
  readonly stale: number;
  /** SGP4 gives no state, or one below the surface. */
  readonly failed: number;
}
export type Reply =
  | ({
      readonly kind: "key";
      readonly timeMs: number;
      readonly states: Float32Array<ArrayBuffer>;
    } & KeyCounts)
  | {
      readonly kind: "orbit";
      readonly row: number;
      readonly timeMs: number;
      readonly points: Float32Array<ArrayBuffer>;
    };

/** Beyond this distance in time SGP4's position is thousands of kilometers off and would only mislead; own choice. */
export const oldestDays = 30;
/** Points of an orbit line. */
const orbitPoints = 361;
const msPerDay = 86_400_000;
/** 2000-01-01T00:00:00Z in milliseconds since 1970. */
const epoch2000Ms = 946_684_800_000;

/** Given milliseconds since 1970 as computers count them (no leap seconds), returned the UTC instant. */
export function instantOfMs(ms: number): Instant {
  const days = Math.floor((ms - epoch2000Ms) / msPerDay);
  return utcInstant(days, Math.round((ms - epoch2000Ms - days * msPerDay) * 1e6));
}

/** Every row of a table made ready for propagation. */
export const prepareObjects = (table: ElementTable): readonly Sgp4Model[] =>
  Array.from({ length: table.count }, (_, row) => initializeSgp4Row(table, row));

/**
 * Given: models, and a time. Returned: six numbers a model, Earth-fixed position (km) and velocity in that turning frame (km/s), zeros
 * where nothing may be drawn, with counts. Range-error: as SGP4 plus 30 m at LEO for UT1 and polar motion left out.
 */
export function statesAt(
  models: readonly Sgp4Model[],
  timeMs: number,
): { states: Float32Array<ArrayBuffer> } & KeyCounts {
  const instant = instantOfMs(timeMs);
  const angle = gmst82Rad(instant);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const states = new Float32Array(models.length * 6);
  const teme = new Float64Array(6);
  let stale = 0;
  let failed = 0;
  for (let row = 0; row < models.length; row++) {
    const minutes = minutesSinceEpoch(models[row], instant);
    if (Math.abs(minutes) > oldestDays * 1440) {
      stale++;
      continue;
    }
    if (propagateSgp4(models[row], minutes, teme) !== 0) {
      failed++;
      continue;
    }
    toEarthFixed(teme, cos, sin, states, row * 6);
  }
  return { states, drawn: models.length - stale - failed, stale, failed };
}

function toEarthFixed(teme: Float64Array, cos: number, sin: number, out: Float32Array, at: number): void {
  const x = cos * teme[0] + sin * teme[1];
  const y = cos * teme[1] - sin * teme[0];
  out[at] = x;
  out[at + 1] = y;
  out[at + 2] = teme[2];
  out[at + 3] = cos * teme[3] + sin * teme[4] + earthRotationRateRadPerS * y;
  out[at + 4] = cos * teme[4] - sin * teme[3] - earthRotationRateRadPerS * x;
  out[at + 5] = teme[5];
}

/**
 * One turn of an object's path around a time, in TEME, km: three numbers a point.
 * An empty array where SGP4 gives none.
 */
export function orbitStates(
  models: readonly Sgp4Model[],
  row: number,
  timeMs: number,
): Float32Array<ArrayBuffer> {
  const model = models[row];
  if (!model) return new Float32Array(0);
  const center = minutesSinceEpoch(model, instantOfMs(timeMs));
  const period = (2 * Math.PI) / model.meanMotion;
  const points = new Float32Array(orbitPoints * 3);
  const state = new Float64Array(6);
  for (let i = 0; i < orbitPoints; i++) {
    const status = propagateSgp4(model, center + (i / (orbitPoints - 1) - 0.5) * period, state);
    if (status !== 0) return new Float32Array(0);
    points.set([state[0], state[1], state[2]], i * 3);
  }
  return points;
}
