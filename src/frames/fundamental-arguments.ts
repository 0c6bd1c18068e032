import { arcsecToRad, polynomial } from "./angles.ts";

const arcsecPerTurn = 1_296_000;
const fromArcsec = (t: number, coefficients: readonly number[]): number =>
  (polynomial(t, coefficients) % arcsecPerTurn) * arcsecToRad;

/*
 * Fundamental arguments in radians; t in Julian centuries of TDB (TT serves) since J2000.0.
 * Source: IERS Conventions (2003/2010) eq. 5.43, 5.44 after Simon et al. (1994), Astron. Astrophys. 282, 663; Souchay et al. (1999).
 */

/** l, mean anomaly of the Moon. */
export const moonAnomaly = (t: number): number =>
  fromArcsec(t, [485868.249036, 1717915923.2178, 31.8792, 0.051635, -0.0002447]);
/** l′, mean anomaly of the Sun. */
export const sunAnomaly = (t: number): number =>
  fromArcsec(t, [1287104.793048, 129596581.0481, -0.5532, 0.000136, -0.00001149]);
/** F, mean longitude of the Moon minus that of its node. */
export const moonLatitudeArgument = (t: number): number =>
  fromArcsec(t, [335779.526232, 1739527262.8478, -12.7512, -0.001037, 0.00000417]);
/** D, mean elongation of the Moon from the Sun. */
export const moonElongation = (t: number): number =>
  fromArcsec(t, [1072260.703692, 1602961601.209, -6.3706, 0.006593, -0.00003169]);
/** Ω, mean longitude of the Moon's ascending node. */
export const moonNode = (t: number): number =>
  fromArcsec(t, [450160.398036, -6962890.5431, 7.4722, 0.007702, -0.00005939]);

export const mercuryLongitude = (t: number): number => 4.402608842 + 2608.7903141574 * t;
export const venusLongitude = (t: number): number => 3.176146697 + 1021.3285546211 * t;
export const earthLongitude = (t: number): number => 1.753470314 + 628.3075849991 * t;
export const marsLongitude = (t: number): number => 6.203480913 + 334.06124267 * t;
export const jupiterLongitude = (t: number): number => 0.599546497 + 52.9690962641 * t;
export const saturnLongitude = (t: number): number => 0.874016757 + 21.329910496 * t;
export const uranusLongitude = (t: number): number => 5.481293872 + 7.4781598567 * t;
export const neptuneLongitude = (t: number): number => 5.311886287 + 3.8133035638 * t;
/** General accumulated precession in longitude. */
export const generalPrecession = (t: number): number => (0.02438175 + 0.00000538691 * t) * t;
