import type { Vec3 } from "../core/index.ts";
import { wgs72MuKm3PerS2 } from "../orbit/index.ts";
import { axesOf, toAxes } from "./encounter.ts";
import type { RelativePath } from "./volume-shape.ts";

/** A path, and what tells for how long it holds. */
export interface PathFromStates extends RelativePath {
  readonly distanceKm: number;
  /** Negative while the two come nearer, km²/s. */
  readonly rangeRateProduct: number;
  /** Bound of the third derivative of the relative position, km/s³: what the path leaves out. */
  readonly jerkKmPerS3: number;
  /** The larger of the rate at which the center's axes turn and of its mean rate at this height, rad/s: what steps are measured by. */
  readonly paceRadPerS: number;
}

const axes = new Float64Array(9);
const turned = new Float64Array(9);

/**
 * The motion of one object in the turning radial, in-track, cross-track axes of another, to the second order in time.
 * Given: six numbers of the center's state and six of the other's in `states` (TEME, km, km/s) at their places.
 * Returned: the path. Range-error: two-body accelerations (the oblateness pulls on both alike: 1e-6 km/s² of difference at 150 km); then
 * jerk·t³/6. Errors: none. Source: kinematics of a rotating frame: ρ̇ = v − ω×r, ρ̈ = a − 2 ω×ρ̇ − ω̇×r − ω×(ω×r), ω along r×v.
 */
export function relativePath(states: Float64Array, center: number, other: number): PathFromStates {
  const [x, y, z, vx, vy, vz] = states.subarray(center, center + 6);
  const [ox, oy, oz, ovx, ovy, ovz] = states.subarray(other, other + 6);
  const r2 = x * x + y * y + z * z;
  const pull = wgs72MuKm3PerS2 / (r2 * Math.sqrt(r2));
  const o2 = ox * ox + oy * oy + oz * oz;
  const otherPull = wgs72MuKm3PerS2 / (o2 * Math.sqrt(o2));
  axesOf(states, center, axes);
  toAxes(axes, ox - x, oy - y, oz - z, turned, 0);
  toAxes(axes, ovx - vx, ovy - vy, ovz - vz, turned, 3);
  toAxes(axes, x * pull - ox * otherPull, y * pull - oy * otherPull, z * pull - oz * otherPull, turned, 6);
  const [pr, pi, pc, vr, vi, vc, ar, ai, ac] = turned;
  const turn = Math.hypot(y * vz - z * vy, z * vx - x * vz, x * vy - y * vx) / r2;
  // r²ω is constant.
  const turnRate = (-2 * turn * (x * vx + y * vy + z * vz)) / r2;
  const rate: Vec3 = [vr + turn * pi, vi - turn * pr, vc];
  const distanceKm = Math.hypot(pr, pi, pc);
  const pace = Math.max(turn, Math.sqrt(pull));
  const speed = Math.hypot(vr, vi, vc);
  return {
    positionKm: [pr, pi, pc],
    velocityKmPerS: rate,
    accelerationKmPerS2: [
      ar + 2 * turn * rate[1] + turnRate * pi + turn * turn * pr,
      ai - 2 * turn * rate[0] - turnRate * pr + turn * turn * pi,
      ac,
    ],
    distanceKm,
    rangeRateProduct: pr * vr + pi * vi + pc * vc,
    // Gravity's gradient (2 pace²) along v and its change, and the turning terms 3 ω×ρ̈, 3 ω×(ω×ρ̇), ω̇ and ω̈ times ρ.
    jerkKmPerS3: pace * pace * (8 * speed + 12 * pace * distanceKm),
    paceRadPerS: pace,
  };
}
