/** Earth's gravitational parameter, km³/s²; WGS-72 as in SGP4 (AIAA 2006-6753, getgravconst). */
export const muKm3PerS2 = 398600.8;
/** Equatorial radius, km; WGS-72 as in SGP4. */
export const earthRadiusKm = 6378.135;
/** Second zonal harmonic, WGS-72 as in SGP4. */
export const j2 = 0.001082616;
