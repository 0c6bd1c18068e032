import { j2, j4 } from "./wgs72.ts";

export interface GravityRates {
  readonly meanAnomalyRate: number;
  readonly argumentOfPerigeeRate: number;
  readonly raanRate: number;
  /** The node's rate to first order in J2, which the drag on the node needs (xhdot1). */
  readonly firstOrderRaanRate: number;
}

/**
 * Secular rates by J2, J2² and J4.
 * Given: Brouwer's mean motion, rad/min; semi-major axis, Earth radii; eccentricity; cosine of the inclination.
 * Returned: rad/min. Range-error: as the model defines it. Source: AIAA 2006-6753, appendix B; Hoots & Roehrich (1980) §6.
 */
export function gravityRates(
  meanMotion: number,
  semiMajorAxis: number,
  eccentricity: number,
  cosInclination: number,
): GravityRates {
  const oneMinusE2 = 1 - eccentricity * eccentricity;
  const semiLatusRectum = semiMajorAxis * oneMinusE2;
  const perP2 = 1 / (semiLatusRectum * semiLatusRectum);
  const cos2 = cosInclination * cosInclination;
  const cos4 = cos2 * cos2;
  const root = Math.sqrt(oneMinusE2);

  const firstJ2 = 1.5 * j2 * perP2 * meanMotion;
  const secondJ2 = 0.5 * firstJ2 * j2 * perP2;
  const firstJ4 = -0.46875 * j4 * perP2 * perP2 * meanMotion;
  const firstOrderRaanRate = -firstJ2 * cosInclination;
  return {
    meanAnomalyRate:
      meanMotion +
      0.5 * firstJ2 * root * (3 * cos2 - 1) +
      0.0625 * secondJ2 * root * (13 - 78 * cos2 + 137 * cos4),
    argumentOfPerigeeRate:
      -0.5 * firstJ2 * (1 - 5 * cos2) +
      0.0625 * secondJ2 * (7 - 114 * cos2 + 395 * cos4) +
      firstJ4 * (3 - 36 * cos2 + 49 * cos4),
    raanRate:
      firstOrderRaanRate + (0.5 * secondJ2 * (4 - 19 * cos2) + 2 * firstJ4 * (3 - 7 * cos2)) * cosInclination,
    firstOrderRaanRate,
  };
}
