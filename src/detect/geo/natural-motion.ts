/** Stable longitude of the Earth's equatorial ellipse, degrees east; the other lies opposite. */
const stableLongitudeDeg = 75.1;
/** Greatest acceleration of a free geostationary object, degrees a day², by the ellipticity of the equator (C22, S22). */
const greatestDegPerDay2 = 0.00168;

/**
 * Given: longitude, degrees east. Returned: acceleration of a free object there, degrees a day², east positive.
 * Range-error: a fifth of itself, by the Earth's higher terms; the Moon and Sun left out.
 * Source: E. M. Soop, Handbook of Geostationary Orbits (1994), § 2.3.
 */
export const naturalAccelerationDegPerDay2 = (longitudeDeg: number): number =>
  -greatestDegPerDay2 * Math.sin(((longitudeDeg - stableLongitudeDeg) * Math.PI) / 90);
