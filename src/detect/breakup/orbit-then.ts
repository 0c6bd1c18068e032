import { riseIntegralKmDays, riseKm } from "./drag.ts";
import type { MeanOrbits } from "./mean-orbits.ts";

/** A mean orbit at a time. Radians, km. */
export interface OrbitThen {
  readonly inclination: number;
  readonly raan: number;
  readonly perigee: number;
  readonly anomaly: number;
  readonly eccentricity: number;
  readonly axisKm: number;
  /** What drag added since: to the semi-major axis, the node and the anomaly. */
  readonly riseKm: number;
  readonly nodeByDrag: number;
  readonly phaseByDrag: number;
}

/** Given: orbits, which one, the drag factor, UTC days since 2000-01-01. Returned: that orbit then. */
export function orbitThen(orbits: MeanOrbits, k: number, dragFactor: number, day: number): OrbitThen {
  const before = orbits.epoch[k] - day;
  const decay = dragFactor * orbits.decayKmPerDay[k];
  const rise = riseKm(decay, before, orbits.scaleHeightKm[k]);
  const perAxis = riseIntegralKmDays(decay, before, orbits.scaleHeightKm[k]) / orbits.semiMajorAxisKm[k];
  const phaseByDrag = 1.5 * orbits.anomalyRate[k] * perAxis;
  const nodeByDrag = 3.5 * orbits.raanRate[k] * perAxis;
  return {
    inclination: orbits.inclination[k],
    raan: orbits.raan[k] - orbits.raanRate[k] * before + nodeByDrag,
    perigee: orbits.perigee[k] - orbits.perigeeRate[k] * before + 3.5 * orbits.perigeeRate[k] * perAxis,
    anomaly: orbits.anomaly[k] - orbits.anomalyRate[k] * before + phaseByDrag,
    eccentricity: Math.max(orbits.eccentricity[k] + orbits.eccentricityPerKm[k] * rise, 0),
    axisKm: orbits.semiMajorAxisKm[k] + rise,
    riseKm: rise,
    nodeByDrag,
    phaseByDrag,
  };
}
