import { cross, dot, norm, subtract, type Vec3 } from "../../core/index.ts";
import type { EncounterCircle } from "./encounter-circle.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";
import { positionBlock, type UncertainEncounter } from "./uncertain-state.ts";

/** A short encounter seen along the relative velocity, in kilometres. */
export interface EncounterPlane extends EncounterCircle {
  /** Time of closest approach of straight paths, seconds after the states' instant. */
  readonly tcaOffsetS: number;
  /** Distance at that time, km. */
  readonly missDistanceKm: number;
  readonly relativeSpeedKmPerS: number;
  /** An eigenvalue in the plane was raised: by rounding or by a covariance that is none. */
  readonly remedied: boolean;
  /** The combined covariance of position has an eigenvalue of zero or less. */
  readonly notPositiveDefinite: boolean;
}

/** Share of the radius below which a standard deviation is raised. Source: CARA_Analysis_Tools, Fclip. */
export const clipShare = 1e-4;

/**
 * Given: two states with covariances. Returned: the encounter in its plane, along the principal axes (larger sigma first);
 * "no-relative-motion" where there is no plane, "no-covariance" where both eigenvalues in it are zero or less.
 * Both states are moved to their closest approach on straight lines, the covariances are not.
 * Source: Foster & Estes, NASA/JSC-25898 (1992); remedy: {@link clipShare}.
 */
export function encounterPlane(
  encounter: UncertainEncounter,
): EncounterPlane | "no-relative-motion" | "no-covariance" {
  const { first, second, radiusKm } = encounter;
  const d = subtract(second.positionKm, first.positionKm);
  const v = subtract(second.velocityKmPerS, first.velocityKmPerS);
  const speed = norm(v);
  if (!(speed > 0)) return "no-relative-motion";
  const [e, f] = planeAxes([v[0] / speed, v[1] / speed, v[2] / speed]);
  const combined = first.covariance.map((value, k) => value + second.covariance[k]);
  const position = positionBlock(combined);
  const c11 = quadraticForm(position, e, e);
  const c12 = quadraticForm(position, e, f);
  const c22 = quadraticForm(position, f, f);

  const mean = (c11 + c22) / 2;
  const delta = (c11 - c22) / 2;
  const spread = Math.hypot(delta, c12);
  const large = mean + spread;
  if (!(large > 0)) return "no-covariance";
  const small = (c11 * c22 - c12 * c12) / large;
  const turn = Math.atan2(c12, delta) / 2;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const m1 = dot(d, e);
  const m2 = dot(d, f);
  const least = Number.isFinite(radiusKm) ? (clipShare * radiusKm) ** 2 : 0;
  return {
    miss: [cos * m1 + sin * m2, cos * m2 - sin * m1],
    sigma: [Math.sqrt(Math.max(large, least)), Math.sqrt(Math.max(small, least, Number.MIN_VALUE))],
    radius: radiusKm,
    tcaOffsetS: -dot(d, v) / (speed * speed),
    missDistanceKm: Math.hypot(m1, m2),
    relativeSpeedKmPerS: speed,
    remedied: large < least || !(small >= least) || !(small > 0),
    notPositiveDefinite: symmetricEigen(position, 3).values.some((value) => !(value > 0)),
  };
}

/** Two unit vectors across w and each other. */
function planeAxes(w: Vec3): readonly [Vec3, Vec3] {
  const pick: Vec3 = Math.abs(w[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0];
  const raw = cross(w, pick);
  const length = norm(raw);
  const e: Vec3 = [raw[0] / length, raw[1] / length, raw[2] / length];
  return [e, cross(w, e)];
}

function quadraticForm(matrix: Float64Array, a: Vec3, b: Vec3): number {
  let sum = 0;
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 3; column++) sum += a[row] * matrix[3 * row + column] * b[column];
  return sum;
}
