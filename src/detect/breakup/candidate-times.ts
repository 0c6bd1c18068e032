import { wrapHalf } from "../angles.ts";
import type { BreakupParameters } from "../rules.ts";
import { type Agreement, angleKernels } from "./angle-kernels.ts";
import { bestPoint, type CommonPoint, cloudThen } from "./common-point.ts";
import type { MeanOrbits } from "./mean-orbits.ts";
import { phasesBack } from "./phases-back.ts";
import { factors, type WindowScan } from "./scan-window.ts";

/** One revolution on which the cloud was at its common point. */
export interface CandidateTime {
  /** UTC days since 2000-01-01. */
  readonly day: number;
  readonly dragFactor: number;
  /** Of the angles alone: the orbits meet at one place on every revolution. */
  readonly logLikelihood: number;
  readonly point: CommonPoint;
}

const blockDays = 0.125;
/** Kept on each side of the best, so that no more than nine are listed. */
const sides = 4;

/**
 * Given: the orbits and the maximum of the scan. Returned: the revolutions around the best one, most likely first; the best
 * is the most likely of all within eight revolutions of the maximum. The time within a revolution is when the cloud passes
 * the direction at which the spread of radius and cross-track is least: minutes. Angles alone tell it to an hour.
 */
export function candidateTimes(
  orbits: MeanOrbits,
  scan: WindowScan,
  parameters: BreakupParameters,
): CandidateTime[] {
  const errors = { floorDeg: parameters.phaseFloorDeg, shareOfDrag: parameters.shareOfDrag };
  const { background } = parameters;
  const pointErrors = { floorKm: parameters.pointFloorKm, shareOfDrag: parameters.shareOfDrag, background };
  const kernels = angleKernels(background);
  const phases = factors(scan.dragFactor / 1.4, scan.dragFactor * 1.4, 1.05).map((dragFactor) => ({
    dragFactor,
    ...phasesBack(orbits, dragFactor, errors, kernels, blockDays),
  }));
  const out: Agreement = { logLikelihood: 0, angleDeg: 0 };
  /** The common angle to a fraction of a degree, with the best drag factor. */
  const agreementAt = (day: number) => {
    let best = { logLikelihood: Number.NEGATIVE_INFINITY, angleDeg: 0, dragFactor: scan.dragFactor };
    for (const { at, anglesDeg, sigmasDeg, dragFactor } of phases) {
      at(day, out);
      if (out.logLikelihood > best.logLikelihood)
        best = { ...out, dragFactor, angleDeg: weightedAngle(anglesDeg, sigmasDeg, out.angleDeg) };
    }
    return best;
  };
  const pointAround = (day: number, dragFactor: number, angleDeg: number, reachDeg: number): CommonPoint =>
    bestPoint(cloudThen(orbits, dragFactor, day, pointErrors), angleDeg, reachDeg, background);

  const rateDegPerDay = meanRateDegPerDay(orbits);
  const first = agreementAt(scan.day);
  const firstPoint = pointAround(scan.day, first.dragFactor, first.angleDeg, 180);
  const passage = (start: number, around: CommonPoint): CandidateTime => {
    let day = start;
    for (let round = 0; ; round++) {
      const agreement = agreementAt(day);
      const point = pointAround(day, agreement.dragFactor, around.angleDeg, 12);
      const ahead = point.angleDeg - agreement.angleDeg;
      day += wrapHalf(ahead) / rateDegPerDay;
      if (round === 2)
        return { day, dragFactor: agreement.dragFactor, logLikelihood: agreement.logLikelihood, point };
    }
  };
  const aheadDeg = firstPoint.angleDeg - first.angleDeg;
  const nearest = scan.day + wrapHalf(aheadDeg) / rateDegPerDay;
  const times = Array.from({ length: 4 * sides + 1 }, (_, k) =>
    passage(nearest + ((k - 2 * sides) * 360) / rateDegPerDay, firstPoint),
  );
  let best = 0;
  for (let k = 1; k < times.length; k++) if (times[k].logLikelihood > times[best].logLikelihood) best = k;
  return times
    .slice(Math.max(best - sides, 0), best + sides + 1)
    .sort((left, right) => right.logLikelihood - left.logLikelihood);
}

/** Degrees a day of argument of latitude, by the median of the cloud. */
function meanRateDegPerDay(orbits: MeanOrbits): number {
  const rates = orbits.anomalyRate.map((rate, k) => rate + orbits.perigeeRate[k]).sort();
  return (rates[rates.length >> 1] * 180) / Math.PI;
}

function weightedAngle(anglesDeg: Float64Array, sigmasDeg: Float64Array, aroundDeg: number): number {
  let sum = 0;
  let weights = 0;
  for (let k = 0; k < anglesDeg.length; k++) {
    const distance = wrapHalf(anglesDeg[k] - aroundDeg);
    if (Math.abs(distance) > 3 * sigmasDeg[k]) continue;
    const weight = 1 / (sigmasDeg[k] * sigmasDeg[k]);
    sum += weight * distance;
    weights += weight;
  }
  return weights > 0 ? aroundDeg + sum / weights : aroundDeg;
}
