/**
 * The WGS-72 constants of SGP4. Element sets are fitted with them; other gravity constants give wrong orbits.
 * Source: Hoots & Roehrich, Spacetrack Report #3 (1980); Vallado et al., AIAA 2006-6753, table 1.
 */

/** Gravitational parameter of the Earth, km³/s², WGS-72. */
export const muKm3PerS2 = 398_600.8;

/** Equatorial radius of the Earth, km, WGS-72. It is SGP4's unit of length. */
export const earthRadiusKm = 6378.135;

/** Square root of the gravitational parameter in SGP4's units, Earth radii^1.5 per minute, WGS-72. */
export const xke = 60 / Math.sqrt((earthRadiusKm * earthRadiusKm * earthRadiusKm) / muKm3PerS2);

/** One Earth radius per SGP4 unit of time (1/xke minutes), as km/s. */
export const speedUnitKmPerS = (earthRadiusKm * xke) / 60;

/** Zonal harmonics of the Earth's field, no unit, WGS-72. */
export const j2 = 0.001082616;
const j3 = -0.00000253881;
export const j4 = -0.00000165597;
export const j3OverJ2 = j3 / j2;

export const twoPi = 2 * Math.PI;
