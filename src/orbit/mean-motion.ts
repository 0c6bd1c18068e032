import { j2, xke } from "./wgs72.ts";

const twoThirds = 2 / 3;

/** Given: mean motion, rad/min. Returned: semi-major axis of the two-body orbit, Earth radii. Source: Kepler's third law. */
export const semiMajorAxisOf = (meanMotion: number): number => (xke / meanMotion) ** twoThirds;

/**
 * Brouwer's mean motion from Kozai's, which element sets print.
 * Given: Kozai mean motion, rad/min; eccentricity; cosine of the inclination. Returned: Brouwer's mean motion, rad/min.
 * Range-error: as the model defines it. Source: AIAA 2006-6753, appendix B, "recover original mean motion".
 */
export function brouwerMeanMotion(
  kozaiMeanMotion: number,
  eccentricity: number,
  cosInclination: number,
): number {
  const oneMinusE2 = 1 - eccentricity * eccentricity;
  const a1 = semiMajorAxisOf(kozaiMeanMotion);
  const d = (0.75 * j2 * (3 * cosInclination * cosInclination - 1)) / (Math.sqrt(oneMinusE2) * oneMinusE2);
  const d1 = d / (a1 * a1);
  const a0 = a1 * (1 - d1 * d1 - d1 * (1 / 3 + (134 * d1 * d1) / 81));
  const d0 = d / (a0 * a0);
  return kozaiMeanMotion / (1 + d0);
}
