import { cross, dot, norm, scale, subtract, type Vec3 } from "../../core/index.ts";
import type { TimeSpan } from "./encounter-segment.ts";
import { positionBlock, type UncertainEncounter } from "./uncertain-state.ts";

/**
 * Begin and end of an encounter on straight paths: outside, at most 1e-16 of the probability is missed.
 * Given: the encounter. Returned: the span, s after the states' instant; undefined without relative motion.
 * Source: Coppola, "Evaluating the Short Encounter Assumption of the Probability of Collision Formula", AAS 12-248 (2012),
 * equations 12–16.
 */
export function encounterBounds({ first, second, radiusKm }: UncertainEncounter): TimeSpan | undefined {
  const r = subtract(second.positionKm, first.positionKm);
  const v = subtract(second.velocityKmPerS, first.velocityKmPerS);
  const speed = norm(v);
  if (!(speed > 0)) return undefined;
  const x = scale(v, 1 / speed);
  const across = subtract(r, scale(x, dot(x, r)));
  const y = norm(across) > 0 ? scale(across, 1 / norm(across)) : perpendicular(x);
  const z = cross(x, y);
  const covariance = positionBlock(first.covariance.map((value, k) => value + second.covariance[k]));
  const form = (a: Vec3, b: Vec3): number =>
    a.reduce((sum, ai, i) => sum + b.reduce((row, bj, j) => row + ai * covariance[3 * i + j] * bj, 0), 0);
  // Regression of the position along the motion on the one across it.
  const [yy, yz, zz, xy, xz] = [form(y, y), form(y, z), form(z, z), form(x, y), form(x, z)];
  const determinant = yy * zz - yz * yz;
  const by = (zz * xy - yz * xz) / determinant;
  const bz = (yy * xz - yz * xy) / determinant;
  const left = Math.max(0, form(x, x) - by * xy - bz * xz);
  const shift = by * dot(y, r) + bz * dot(z, r);
  const slope = Math.hypot(by, bz);
  const half = erfcInverse * Math.sqrt(2 * left);
  return {
    fromS: (shift - half - radiusKm * Math.sqrt(1 + slope * slope)) / speed,
    toS: (shift + half + radiusKm * slope) / speed,
  };
}

/** erfc⁻¹(1e-16). */
const erfcInverse = 5.8723700904539635;

function perpendicular(x: Vec3): Vec3 {
  const pick: Vec3 = Math.abs(x[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0];
  const raw = cross(x, pick);
  return scale(raw, 1 / norm(raw));
}
