/** The WGS-72 constants of SGP4, as src/orbit/wgs72.ts derives them. Source: AIAA 2006-6753, table 1. */

/** Equatorial radius, km. */
export const earthRadiusKm: f64 = 6378.135;
/** sqrt(398600.8 km³/s²) in Earth radii^1.5 per minute. */
export const xke: f64 = 0.07436691613317342;
/** One Earth radius per unit of time (1/xke min), km/s. */
export const speedUnitKmPerS: f64 = 7.905370510517634;
export const j2: f64 = 0.001082616;
export const j4: f64 = -0.00000165597;
export const j3OverJ2: f64 = -0.00000253881 / 0.001082616;
export const pi: f64 = 3.141592653589793;
export const twoPi: f64 = 6.283185307179586;

/** Step of the resonance's integration, min, and half its square. Source: Hoots & Roehrich (1980) §7. */
export const resonanceStep: f64 = 720;
export const halfStepSquared: f64 = 259200;
/** Rotation of the Earth, rad/min, as SDP4 has it (rptim). */
export const earthRotationPerMin: f64 = 4.3752690880113e-3;

/** 190 years, minutes: as in src/orbit/propagate.ts. */
export const furthestMinutes: f64 = 1e8;
