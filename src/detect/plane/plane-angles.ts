import { type ElementTable, keplerAxisKm, wgs72EarthRadiusKm } from "../../orbit/index.ts";

const degree = Math.PI / 180;
/** Of WGS-72, as SGP4 has it. */
const j2 = 0.001_082_616;

/** Secular rates of a mean orbit, degrees a day. */
export interface TurnRates {
  readonly raanDegPerDay: number;
  /** Of argument of perigee + mean anomaly. */
  readonly latitudeArgumentDegPerDay: number;
  readonly perigeeDegPerDay: number;
}

/**
 * Given: a row. Returned: how its orbit turns by J2 to first order. Range-error: 1e-3 of the rate; two like orbits share
 * the error, so that differences of neighbors are good to 1e-3 of the difference.
 */
export function turnRates(table: ElementTable, row: number): TurnRates {
  const meanMotion = table.meanMotionRevPerDay[row];
  const cosine = Math.cos(table.inclinationDeg[row] * degree);
  const roundness = 1 - table.eccentricity[row] ** 2;
  const parameterKm = keplerAxisKm(meanMotion) * roundness;
  const factor = 1.5 * j2 * (wgs72EarthRadiusKm / parameterKm) ** 2 * meanMotion * 360;
  const perigeeDegPerDay = (factor * (5 * cosine * cosine - 1)) / 2;
  // The mean motion of an element set (Kozai's) has J2's share of the mean anomaly in it already.
  return {
    raanDegPerDay: -factor * cosine,
    perigeeDegPerDay,
    latitudeArgumentDegPerDay: meanMotion * 360 + perigeeDegPerDay,
  };
}

/** Given: two orbits' inclinations and the difference of their nodes, degrees. Returned: angle between the planes, degrees. */
export function planeAngleDeg(inclination1Deg: number, inclination2Deg: number, raanDifferenceDeg: number) {
  const halfTilt = Math.sin(((inclination1Deg - inclination2Deg) * degree) / 2) ** 2;
  const halfTurn = Math.sin((raanDifferenceDeg * degree) / 2) ** 2;
  const sines = Math.sin(inclination1Deg * degree) * Math.sin(inclination2Deg * degree);
  return (2 * Math.asin(Math.sqrt(Math.min(halfTilt + sines * halfTurn, 1)))) / degree;
}
