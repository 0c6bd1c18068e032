import { norm, subtract, type Vec3 } from "../../core/index.ts";
import { type ElementTable, keplerAxisKm } from "../../orbit/index.ts";

const degree = Math.PI / 180;
/** One turn of the Earth to the stars, days. */
const siderealDayDays = 0.997_269_566;
/** Instants tried in a sidereal day: 15 minutes apart, so that the smallest distance is missed by under 2 % of itself. */
const steps = 96;

/** A set to be carried to other days. */
export interface CarriedSet {
  readonly table: ElementTable;
  readonly row: number;
  /** UTC days since 2000-01-01. */
  readonly epochDays: number;
}

/**
 * Given: two element sets of the belt and the day to which both are carried.
 * Returned: smallest distance of the two over the sidereal day that ends then, km.
 * Range-error: mean elements on Kepler orbits; the Moon's and Sun's pull, alike on both, is left out (1–2 km).
 */
export function smallestDistanceKm(first: CarriedSet, second: CarriedSet, endDays: number): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let step = 0; step < steps; step++) {
    const day = endDays - (step / steps) * siderealDayDays;
    smallest = Math.min(smallest, norm(subtract(positionKm(first, day), positionKm(second, day))));
  }
  return smallest;
}

function positionKm({ table, row, epochDays }: CarriedSet, day: number): Vec3 {
  const meanMotion = table.meanMotionRevPerDay[row];
  const radPerS = (meanMotion * 2 * Math.PI) / 86_400;
  const semiMajorAxisKm = keplerAxisKm(meanMotion);
  const e = table.eccentricity[row];
  const meanAnomaly = table.meanAnomalyDeg[row] * degree + radPerS * 86_400 * (day - epochDays);
  let anomaly = meanAnomaly;
  for (let round = 0; round < 8; round++) anomaly = meanAnomaly + e * Math.sin(anomaly);
  const x = semiMajorAxisKm * (Math.cos(anomaly) - e);
  const y = semiMajorAxisKm * Math.sqrt(1 - e * e) * Math.sin(anomaly);
  const perigee = table.argumentOfPerigeeDeg[row] * degree;
  const node = table.raanDeg[row] * degree;
  const inclination = table.inclinationDeg[row] * degree;
  const inPlaneX = x * Math.cos(perigee) - y * Math.sin(perigee);
  const inPlaneY = x * Math.sin(perigee) + y * Math.cos(perigee);
  return [
    inPlaneX * Math.cos(node) - inPlaneY * Math.cos(inclination) * Math.sin(node),
    inPlaneX * Math.sin(node) + inPlaneY * Math.cos(inclination) * Math.cos(node),
    inPlaneY * Math.sin(inclination),
  ];
}
