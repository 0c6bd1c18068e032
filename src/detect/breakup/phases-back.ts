import type { Agreement } from "./angle-kernels.ts";
import { type AngleKernels, bestAgreement } from "./angle-kernels.ts";
import { riseIntegralKmDays, riseKm } from "./drag.ts";
import type { MeanOrbits } from "./mean-orbits.ts";

const degree = Math.PI / 180;

/** How the error of a phase grows: a floor and a share of what drag added, degrees. */
export interface PhaseErrors {
  readonly floorDeg: number;
  readonly shareOfDrag: number;
}

/**
 * Arguments of latitude of a cloud at any time before its sets, all counted from one node so that neighbors in space have
 * neighboring angles; drag scaled by a common factor.
 */
export interface PhasesBack {
  /** UTC days since 2000-01-01 → the best agreement, written to `out`. */
  readonly at: (day: number, out: Agreement) => void;
  readonly anglesDeg: Float64Array;
  readonly sigmasDeg: Float64Array;
}

/**
 * Given: orbits, the drag factor, the errors, kernels. Returned: the phases. The drag's phase is computed every
 * `blockDays` and taken linear between, which is exact to 0.02° for the fastest decays.
 */
export function phasesBack(
  orbits: MeanOrbits,
  dragFactor: number,
  errors: PhaseErrors,
  kernels: AngleKernels,
  blockDays: number,
): PhasesBack {
  const { count } = orbits;
  const anglesDeg = new Float64Array(count);
  const sigmasDeg = new Float64Array(count);
  const early = dragAt(orbits);
  const late = dragAt(orbits);
  let block = Number.NaN;
  const cosInclination = orbits.inclination.map(Math.cos);
  return {
    anglesDeg,
    sigmasDeg,
    at(day, out) {
      const wanted = Math.floor(day / blockDays);
      if (wanted !== block) {
        block = wanted;
        fillDrag(orbits, dragFactor, block * blockDays, early);
        fillDrag(orbits, dragFactor, (block + 1) * blockDays, late);
      }
      const share = day / blockDays - block;
      let node0 = Number.NaN;
      for (let k = 0; k < count; k++) {
        const t = day - orbits.epoch[k];
        const phase = early.phase[k] + share * (late.phase[k] - early.phase[k]);
        const node = orbits.raan[k] + orbits.raanRate[k] * t + early.node[k];
        if (k === 0) node0 = node;
        const fromNode0 = node - node0 - 2 * Math.PI * Math.round((node - node0) / (2 * Math.PI));
        const anomaly = orbits.anomaly[k] + orbits.anomalyRate[k] * t + phase;
        const perigee = orbits.perigee[k] + orbits.perigeeRate[k] * t;
        const e = early.eccentricity[k];
        const center = 2 * e * Math.sin(anomaly) + 1.25 * e * e * Math.sin(2 * anomaly);
        anglesDeg[k] = (anomaly + perigee + center + cosInclination[k] * fromNode0) / degree;
        const growth = errors.shareOfDrag * (phase / degree);
        sigmasDeg[k] = Math.sqrt(errors.floorDeg * errors.floorDeg + growth * growth);
      }
      bestAgreement(kernels, anglesDeg, sigmasDeg, count, out);
    },
  };
}

interface DragBack {
  readonly phase: Float64Array;
  readonly node: Float64Array;
  readonly eccentricity: Float64Array;
}

const dragAt = ({ count }: MeanOrbits): DragBack => ({
  phase: new Float64Array(count),
  node: new Float64Array(count),
  eccentricity: new Float64Array(count),
});

/** What drag adds at a day: to the phase and to the node (radians), and the eccentricity then. */
function fillDrag(orbits: MeanOrbits, factor: number, day: number, out: DragBack): void {
  for (let k = 0; k < orbits.count; k++) {
    const before = orbits.epoch[k] - day;
    const decay = factor * orbits.decayKmPerDay[k];
    const perAxis = riseIntegralKmDays(decay, before, orbits.scaleHeightKm[k]) / orbits.semiMajorAxisKm[k];
    out.phase[k] = 1.5 * orbits.anomalyRate[k] * perAxis;
    out.node[k] = 3.5 * orbits.raanRate[k] * perAxis;
    out.eccentricity[k] =
      orbits.eccentricity[k] + orbits.eccentricityPerKm[k] * riseKm(decay, before, orbits.scaleHeightKm[k]);
  }
}
