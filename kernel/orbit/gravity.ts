import { j2, xke } from "./constants";

/** Semi-major axis, Earth radii, of a mean motion, rad/min. */
export function axisOf(motion: f64): f64 {
  const root = Math.cbrt(xke / motion);
  return root * root;
}

/** Brouwer's mean motion from Kozai's, rad/min, as src/orbit/mean-motion.ts. */
export function brouwerMotion(kozai: f64, e: f64, cosI: f64): f64 {
  const left = 1 - e * e;
  const a1 = axisOf(kozai);
  const d = (0.75 * j2 * (3 * cosI * cosI - 1)) / (Math.sqrt(left) * left);
  const d1 = d / (a1 * a1);
  const a0 = a1 * (1 - d1 * d1 - d1 * (1.0 / 3.0 + (134 * d1 * d1) / 81));
  return kozai / (1 + d / (a0 * a0));
}
