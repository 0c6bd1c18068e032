import type { Sha256Hex } from "../../digest/index.ts";
import type { Detection, Limitation } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import type { ObjectHistory } from "../history.ts";
import { round } from "../round.ts";
import type { ManeuverParameters, Rule } from "../rules.ts";
import type { ManeuverCandidate } from "./find-maneuvers.ts";
import type { PhaseSeries } from "./phase-series.ts";
import type { PlaneStep } from "./plane-steps.ts";

/** Along-track phase lost in a day by a gain of 1 m/s along the track: 3 · 86,400 s · 1e-3 km/s. */
const kmPerDayPerMPerS = 259.2;
/** Regimes in which the rule has been measured are nearly circular. */
const measuredEccentricity = 0.05;
/** A step across the track counts into the size of the maneuver from this many standard deviations on. */
const significantSigmas = 4;
/** Days over which a changed nodal rate can pass for a step of the plane: half of a plane fit's reach. */
const planeFitDays = 2.5;
const secondsPerDay = 86_400;

export const thresholdOf = ({ isDeepSpace }: PhaseSeries, parameters: ManeuverParameters): number =>
  isDeepSpace ? parameters.thresholdGeo : parameters.thresholdLeo;

/** Whether changes of the plane alone are looked for: in nearly circular deep space, where sets show them sharply. */
export const testsPlane = (
  { isDeepSpace, eccentricity }: PhaseSeries,
  parameters: ManeuverParameters,
): boolean => isDeepSpace && eccentricity < parameters.planeMaxEccentricity;

/** Given: a candidate above the threshold. Returned: its detection: Δv along and across the track, probability, limits. */
export function maneuverDetection(
  history: ObjectHistory,
  candidate: ManeuverCandidate,
  inputs: readonly Sha256Hex[],
  rule: Rule<ManeuverParameters>,
): Detection {
  const { along, across, fromDay, toDay, day, gaps, score, series } = candidate;
  const alongMPerS = along ? -along.rateStepKmPerDay / kmPerDayPerMPerS : undefined;
  const noise = along
    ? (along.burn.rateSigmaKmPerDay * Math.sqrt(along.burn.level * gaps)) / kmPerDayPerMPerS
    : 0;
  const { deltaVErrorScale, deltaVErrorShare } = rule.parameters;
  const alongSigma = Math.hypot(deltaVErrorScale * noise, deltaVErrorShare * (alongMPerS ?? 0));
  const cross = across && acrossTrack(across, alongMPerS ?? 0, series, deltaVErrorShare);
  const crossCounts = cross && cross.deltaV > significantSigmas * cross.sigma;
  const total = Math.hypot(alongMPerS ?? 0, crossCounts ? cross.deltaV : 0);
  const isLong = gaps > 1;
  return {
    kind: "maneuver",
    ids: [history.id],
    from: isoOfUtcDays(fromDay),
    to: isoOfUtcDays(toDay),
    time: isoOfUtcDays(day),
    values: {
      deltaVMPerS: figure(total, 4),
      ...(alongMPerS === undefined
        ? {}
        : { alongTrackDeltaVMPerS: figure(alongMPerS, 4), deltaVUncertaintyMPerS: figure(alongSigma, 2) }),
      ...(cross
        ? {
            crossTrackDeltaVMPerS: figure(cross.deltaV, 3),
            crossTrackUncertaintyMPerS: figure(cross.sigma, 2),
          }
        : {}),
      ...(isLong ? { meanAccelerationMPerS2: figure(total / ((toDay - fromDay) * secondsPerDay), 3) } : {}),
      testStatistic: figure(score, 4),
    },
    detectionProbability: round(maneuverProbability(score, series.isDeepSpace, rule.parameters), 3),
    rule,
    inputs,
    limitations: limitationsOf(candidate, noise, rule.parameters),
  };
}

const figure = (value: number, digits: number): number => Number(value.toPrecision(digits));

/** Logistic in the logarithm of the score, fitted on the satellites with known maneuvers (design/detect-maneuvers.ts). */
function maneuverProbability(score: number, isDeepSpace: boolean, parameters: ManeuverParameters): number {
  const [intercept, slope] = isDeepSpace
    ? [parameters.logitInterceptGeo, parameters.logitSlopeGeo]
    : [parameters.logitInterceptLeo, parameters.logitSlopeLeo];
  const evidence = Math.log(Math.min(score, parameters.saturationScore));
  return 1 / (1 + Math.exp(-(intercept + slope * evidence)));
}

/** A burn along the track changes the nodal rate, which a plane fit takes for a step in part: that much more error. */
function acrossTrack(
  { deltaVMPerS, sigmaMPerS }: PlaneStep,
  alongMPerS: number,
  { raanRateRadPerDay }: PhaseSeries,
  errorShare: number,
): { readonly deltaV: number; readonly sigma: number } {
  const nodalRate = Math.abs(raanRateRadPerDay[raanRateRadPerDay.length >> 1]);
  return {
    deltaV: deltaVMPerS,
    sigma: Math.hypot(sigmaMPerS, errorShare * deltaVMPerS, 7 * planeFitDays * nodalRate * alongMPerS),
  };
}

function limitationsOf(
  { fromDay, toDay, series }: ManeuverCandidate,
  noiseMPerS: number,
  parameters: ManeuverParameters,
): Limitation[] {
  const limitations: Limitation[] = [];
  if (testsPlane(series, parameters))
    limitations.push({
      code: "detect-limit-radial-not-seen",
      parts: { deltaVMPerS: parameters.planeLeastMPerS },
    });
  else limitations.push({ code: "detect-limit-along-track-only" });
  if (noiseMPerS > 0) {
    const smallest = Math.sqrt(thresholdOf(series, parameters)) * noiseMPerS;
    limitations.push({ code: "detect-limit-smallest-delta-v", parts: { deltaVMPerS: figure(smallest, 2) } });
  }
  limitations.push({ code: "detect-limit-sampling-gap", parts: { days: round(toDay - fromDay, 1) } });
  if (series.eccentricity > measuredEccentricity || (series.isDeepSpace && !series.isSynchronous))
    limitations.push({ code: "detect-limit-regime-not-measured" });
  return limitations;
}
