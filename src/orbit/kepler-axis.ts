import { muKm3PerS2 } from "./wgs72.ts";

/**
 * Given: a mean motion as catalogs print it, rev/day. Returned: semi-major axis by Kepler's third law, km.
 * Range-error: up to 10 km beside SGP4's own in a low orbit (J2 in the mean motion left out), alike for like orbits.
 */
export const keplerAxisKm = (meanMotionRevPerDay: number): number =>
  Math.cbrt(muKm3PerS2 / ((meanMotionRevPerDay * 2 * Math.PI) / 86_400) ** 2);
