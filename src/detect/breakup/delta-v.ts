import { quantile } from "../../core/index.ts";
import { wgs72MuKm3PerS2 } from "../../orbit/index.ts";
import { round } from "../round.ts";
import { type CloudThen, type CommonPoint, towards } from "./common-point.ts";
import type { OrbitThen } from "./orbit-then.ts";

/**
 * Speeds of the pieces at the common point relative to their median: what the orbits differ by. Given: a cloud, its point.
 * Returned: median and 90 % quantile of |Δv|, m/s. It shrinks with the cloud's age.
 */
export function deltaVSpread(cloud: CloudThen, point: CommonPoint): Readonly<Record<string, number>> {
  const velocities = cloud.orbits.map((orbit) => velocityAt(orbit, point));
  const middle = [0, 1, 2].map((axis) =>
    quantile(
      velocities.map((velocity) => velocity[axis]),
      0.5,
    ),
  );
  const sizes = velocities.map(([x, y, z]) => 1000 * Math.hypot(x - middle[0], y - middle[1], z - middle[2]));
  return {
    medianDeltaVMPerS: round(quantile(sizes, 0.5), 1),
    deltaV90MPerS: round(quantile(sizes, 0.9), 1),
  };
}

/** Velocity where the orbit passes the direction of the point, TEME, km/s. */
function velocityAt(orbit: OrbitThen, { direction }: CommonPoint): readonly [number, number, number] {
  const { angle } = towards(orbit, direction);
  const e = orbit.eccentricity;
  const trueAnomaly = angle - orbit.perigee;
  const unit = Math.sqrt(wgs72MuKm3PerS2 / (orbit.axisKm * (1 - e * e)));
  const radial = unit * e * Math.sin(trueAnomaly);
  const transverse = unit * (1 + e * Math.cos(trueAnomaly));
  const toNode = radial * Math.cos(angle) - transverse * Math.sin(angle);
  const across = radial * Math.sin(angle) + transverse * Math.cos(angle);
  const [cosI, cosNode, sinNode] = [Math.cos(orbit.inclination), Math.cos(orbit.raan), Math.sin(orbit.raan)];
  return [
    toNode * cosNode - across * cosI * sinNode,
    toNode * sinNode + across * cosI * cosNode,
    across * Math.sin(orbit.inclination),
  ];
}
