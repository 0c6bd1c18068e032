import { type Fleet, stateAt } from "./fleet.ts";
import { muKm3PerS2 as mu } from "./gravity.ts";

/** Relative motion of two rows at one instant, from two true SGP4 states. Used again pair after pair. */
export interface PairMotion {
  /** Both states, km and km/s: row 1 at 0…5, row 2 at 6…11. */
  readonly states: Float64Array;
  /** 0 where both propagate. */
  status: number;
  distance2: number;
  speed2: number;
  /** Δr · Δv, half the rate of the squared distance, km²/s: zero at a minimum. */
  closing: number;
  /** Its rate, with two-body accelerations, km²/s². */
  closingRate: number;
}

export const pairMotion = (): PairMotion => ({
  states: new Float64Array(12),
  status: 0,
  distance2: 0,
  speed2: 0,
  closing: 0,
  closingRate: 0,
});

/** Evaluates the relative motion of two rows `seconds` after the start. Returned: whether both propagate. */
export function evaluatePair(
  fleet: Fleet,
  row1: number,
  row2: number,
  seconds: number,
  motion: PairMotion,
): boolean {
  const s = motion.states;
  motion.status = stateAt(fleet, row1, seconds, s, 0) || stateAt(fleet, row2, seconds, s, 6);
  if (motion.status !== 0) return false;
  const g1 = -mu / (s[0] * s[0] + s[1] * s[1] + s[2] * s[2]) ** 1.5;
  const g2 = -mu / (s[6] * s[6] + s[7] * s[7] + s[8] * s[8]) ** 1.5;
  const dx = s[6] - s[0];
  const dy = s[7] - s[1];
  const dz = s[8] - s[2];
  const dvx = s[9] - s[3];
  const dvy = s[10] - s[4];
  const dvz = s[11] - s[5];
  motion.distance2 = dx * dx + dy * dy + dz * dz;
  motion.speed2 = dvx * dvx + dvy * dvy + dvz * dvz;
  motion.closing = dx * dvx + dy * dvy + dz * dvz;
  motion.closingRate =
    motion.speed2 +
    dx * (g2 * s[6] - g1 * s[0]) +
    dy * (g2 * s[7] - g1 * s[1]) +
    dz * (g2 * s[8] - g1 * s[2]);
  return true;
}
