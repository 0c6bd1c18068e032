import type { ThirdBody } from "./sun-and-moon.ts";
import type { ThirdBodyTerms } from "./third-body.ts";

/** Below 3° (and above 177°) the node is not turned by Sun and Moon, for the term divides by the sine. Source: SDP4. */
const smallInclinationRad = 5.2359877e-2;

interface Orbit {
  readonly eccentricity: number;
  readonly inclinationRad: number;
  readonly sinInclination: number;
  readonly cosInclination: number;
}

/**
 * Secular rates by Sun and Moon.
 * Given: each body with its terms; the orbit at the epoch. Returned: per minute (rad/min; eccentricity 1/min).
 * Range-error: as the model defines it. Source: Hoots & Roehrich (1980) §7; AIAA 2006-6753, appendix B ("dsinit").
 */
export function lunarSolarRates(bodies: readonly (readonly [ThirdBody, ThirdBodyTerms])[], orbit: Orbit) {
  const { eccentricity, inclinationRad, sinInclination, cosInclination } = orbit;
  const e2 = eccentricity * eccentricity;
  const nodeTurns =
    inclinationRad >= smallInclinationRad &&
    inclinationRad <= Math.PI - smallInclinationRad &&
    sinInclination !== 0;
  const rates = {
    eccentricityRate: 0,
    inclinationRate: 0,
    argumentOfPerigeeRate: 0,
    raanRate: 0,
    meanAnomalyRate: 0,
  };
  for (const [{ meanMotion }, { s, z }] of bodies) {
    const node = nodeTurns ? (-meanMotion * s[2] * (z[2][1] + z[2][3])) / sinInclination : 0;
    rates.eccentricityRate += s[1] * meanMotion * s[5];
    rates.inclinationRate += s[2] * meanMotion * (z[1][1] + z[1][3]);
    rates.meanAnomalyRate -= meanMotion * s[3] * (z[1][0] + z[3][0] - 14 - 6 * e2);
    rates.argumentOfPerigeeRate += s[4] * meanMotion * (z[3][1] + z[3][3] - 6) - cosInclination * node;
    rates.raanRate += node;
  }
  return rates;
}
