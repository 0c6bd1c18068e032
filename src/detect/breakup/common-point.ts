import type { MeanOrbits } from "./mean-orbits.ts";
import { type OrbitThen, orbitThen } from "./orbit-then.ts";

/** The place that all orbits of a cloud pass, at a time. */
export interface CommonPoint {
  /** Unit vector from the Earth's center, TEME. */
  readonly direction: readonly [number, number, number];
  /** Argument of latitude on the plane of the first orbit's node, degrees. */
  readonly angleDeg: number;
  readonly radiusKm: number;
  /** Median distance from the common radius and from the common plane, km. */
  readonly radiusSpreadKm: number;
  readonly crossTrackSpreadKm: number;
  /** How well radius and plane agree there. */
  readonly logLikelihood: number;
}

/** Errors of radius and plane: a floor and a share of what drag added; `background` as for the phases. */
export interface PointErrors {
  readonly floorKm: number;
  readonly shareOfDrag: number;
  readonly background: number;
}

const degree = Math.PI / 180;
/** Widths over which radius and cross-track would lie by chance, km: the scale of the likelihood only. */
const radiusWidthKm = 200;
const crossTrackWidthKm = 100;

/** The orbits of a cloud at one time, and room for what stands at one direction. */
export interface CloudThen {
  readonly orbits: readonly OrbitThen[];
  readonly normals: readonly (readonly [number, number, number])[];
  readonly radius: Float64Array;
  readonly crossTrack: Float64Array;
  readonly radiusSigma: Float64Array;
  readonly crossTrackSigma: Float64Array;
  /** Mean plane by medians: inclination and node, radians. */
  readonly inclination: number;
  readonly node: number;
  /** Its unit normal, TEME. */
  readonly normal: readonly [number, number, number];
}

/** Given: orbits, drag factor, day. Returned: the cloud then. */
export function cloudThen(
  orbits: MeanOrbits,
  dragFactor: number,
  day: number,
  errors: PointErrors,
): CloudThen {
  const then = Array.from({ length: orbits.count }, (_, k) => orbitThen(orbits, k, dragFactor, day));
  const normals = then.map(normalOf);
  const middle = [0, 1, 2].map((axis) => middleOf(Float64Array.from(normals, (normal) => normal[axis])));
  const length = Math.hypot(middle[0], middle[1], middle[2]);
  return {
    orbits: then,
    normal: [middle[0] / length, middle[1] / length, middle[2] / length],
    normals,
    radius: new Float64Array(orbits.count),
    crossTrack: new Float64Array(orbits.count),
    radiusSigma: Float64Array.from(then, ({ riseKm }) =>
      Math.hypot(errors.floorKm, errors.shareOfDrag * riseKm),
    ),
    crossTrackSigma: Float64Array.from(then, ({ axisKm, nodeByDrag, inclination }) =>
      Math.hypot(errors.floorKm, errors.shareOfDrag * nodeByDrag * axisKm * Math.sin(inclination)),
    ),
    inclination: Math.atan2(Math.hypot(middle[0], middle[1]), middle[2]),
    node: Math.atan2(middle[0], -middle[1]),
  };
}

export const normalOf = ({ inclination, raan }: OrbitThen): readonly [number, number, number] => [
  Math.sin(inclination) * Math.sin(raan),
  -Math.sin(inclination) * Math.cos(raan),
  Math.cos(inclination),
];

/** Given: an orbit and a unit vector near its plane. Returned: its radius towards there, km; argument of latitude, radians. */
export function towards(
  orbit: OrbitThen,
  [x, y, z]: readonly [number, number, number],
): { readonly radiusKm: number; readonly angle: number } {
  const along = x * Math.cos(orbit.raan) + y * Math.sin(orbit.raan);
  const across =
    (y * Math.cos(orbit.raan) - x * Math.sin(orbit.raan)) * Math.cos(orbit.inclination) +
    z * Math.sin(orbit.inclination);
  const angle = Math.atan2(across, along);
  const e = orbit.eccentricity;
  return {
    radiusKm: (orbit.axisKm * (1 - e * e)) / (1 + e * Math.cos(angle - orbit.perigee)),
    angle,
  };
}

/** Given: a cloud and an angle counted from the first orbit's node, degrees. Returned: how its orbits stand there. */
function pointAt(cloud: CloudThen, angleDeg: number, background: number): CommonPoint {
  const { inclination, node } = cloud;
  const shift = node - cloud.orbits[0].raan;
  const turned = shift - 2 * Math.PI * Math.round(shift / (2 * Math.PI));
  const u = angleDeg * degree - Math.cos(inclination) * turned;
  const sine = Math.sin(u) * Math.cos(inclination);
  const direction = [
    Math.cos(u) * Math.cos(node) - sine * Math.sin(node),
    Math.cos(u) * Math.sin(node) + sine * Math.cos(node),
    Math.sin(u) * Math.sin(inclination),
  ] as const;
  for (let k = 0; k < cloud.orbits.length; k++) {
    const { radiusKm } = towards(cloud.orbits[k], direction);
    const [x, y, z] = cloud.normals[k];
    cloud.radius[k] = radiusKm;
    cloud.crossTrack[k] = radiusKm * (direction[0] * x + direction[1] * y + direction[2] * z);
  }
  const radiusKm = middleOf(cloud.radius);
  const crossTrackKm = middleOf(cloud.crossTrack);
  return {
    direction,
    angleDeg,
    radiusKm,
    radiusSpreadKm: middleOf(cloud.radius.map((value) => Math.abs(value - radiusKm))),
    crossTrackSpreadKm: middleOf(cloud.crossTrack.map((value) => Math.abs(value - crossTrackKm))),
    logLikelihood:
      agreement(cloud.radius, cloud.radiusSigma, radiusKm, radiusWidthKm, background) +
      agreement(cloud.crossTrack, cloud.crossTrackSigma, crossTrackKm, crossTrackWidthKm, background),
  };
}

/** The best point within `reachDeg` of an angle, by steps of 4°, 1° and 0.25°. */
export function bestPoint(
  cloud: CloudThen,
  aroundDeg: number,
  reachDeg: number,
  background: number,
): CommonPoint {
  let best = pointAt(cloud, aroundDeg, background);
  let reach = reachDeg;
  for (const step of [4, 1, 0.25]) {
    const middle = best.angleDeg;
    for (let offset = -reach; offset <= reach; offset += step) {
      const point = pointAt(cloud, middle + offset, background);
      if (point.logLikelihood > best.logLikelihood) best = point;
    }
    reach = step;
  }
  return best;
}

function agreement(
  values: Float64Array,
  sigmas: Float64Array,
  middle: number,
  width: number,
  background: number,
): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    const distance = (values[k] - middle) / sigmas[k];
    const density = (width / (sigmas[k] * Math.sqrt(2 * Math.PI))) * Math.exp(-0.5 * distance * distance);
    sum += Math.log(background + (1 - background) * density);
  }
  return sum;
}

/** The upper median; sorts a copy as doubles, which the general quantile does not need to. */
function middleOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  return sorted[sorted.length >> 1];
}
