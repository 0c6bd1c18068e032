import { cross, dot, norm, type Vec3 } from "../../core/index.ts";
import {
  type ElementTable,
  initializeSgp4Row,
  keplerAxisKm,
  secularRates,
  wgs72EarthRadiusKm,
} from "../../orbit/index.ts";

/** An orbit's plane at an instant, and how high the orbit is. */
export interface OrbitPlane {
  readonly inclinationDeg: number;
  readonly raanDeg: number;
  /** Unit vector along the orbit's momentum, TEME. */
  readonly normal: Vec3;
  readonly perigeeKm: number;
  readonly apogeeKm: number;
}

const radians = Math.PI / 180;

/**
 * Given: a row, its epoch and an instant, UTC days. Returned: its plane at the instant, turned by the secular rate of the node.
 * Altitudes are above the equatorial radius. Range-error: good to 0.1° over a month for orbits that aren't maneuvered.
 */
export function planeAt(table: ElementTable, row: number, epochDays: number, atDays: number): OrbitPlane {
  const rate = secularRates(initializeSgp4Row(table, row)).raanRateRadPerMin;
  const raan = table.raanDeg[row] * radians + rate * (atDays - epochDays) * 1440;
  const inclination = table.inclinationDeg[row] * radians;
  const sine = Math.sin(inclination);
  const turned = raan / radians / 360;
  const a = keplerAxisKm(table.meanMotionRevPerDay[row]);
  return {
    inclinationDeg: table.inclinationDeg[row],
    raanDeg: 360 * (turned - Math.floor(turned)),
    normal: [sine * Math.sin(raan), -sine * Math.cos(raan), Math.cos(inclination)],
    perigeeKm: a * (1 - table.eccentricity[row]) - wgs72EarthRadiusKm,
    apogeeKm: a * (1 + table.eccentricity[row]) - wgs72EarthRadiusKm,
  };
}

/** Angle between two planes, degrees, 0 … 180: opposite senses of motion are far apart. */
export const planeAngleDeg = (a: Vec3, b: Vec3): number => Math.atan2(norm(cross(a, b)), dot(a, b)) / radians;

/** Given: planes. Returned: groups in which each lies within `withinDeg` of the first, largest first. */
export function groupPlanes<P extends OrbitPlane>(planes: readonly P[], withinDeg: number): P[][] {
  const groups: P[][] = [];
  for (const plane of planes) {
    const group = groups.find(([first]) => planeAngleDeg(first.normal, plane.normal) <= withinDeg);
    if (group) group.push(plane);
    else groups.push([plane]);
  }
  return groups.sort((a, b) => b.length - a.length);
}
