import type { Sha256Hex } from "../../digest/index.ts";
import type { Detection, Limitation } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { historyHash, type ObjectHistory } from "../history.ts";
import { round } from "../round.ts";
import { type ManeuverParameters, maneuverRule, type Progress, type Rule } from "../rules.ts";
import { type ManeuverCandidate, maneuverCandidates } from "./find-maneuvers.ts";
import type { PhaseSeries } from "./phase-series.ts";
import { unbroken } from "./unbroken.ts";

/** Along-track phase lost in a day by a gain of 1 m/s along the track: 3 · 86,400 s · 1e-3 km/s. */
const kmPerDayPerMPerS = 259.2;
/** Regimes in which the rule has been measured are nearly circular. */
const measuredEccentricity = 0.05;

/**
 * Changes of speed along the track, found in element sets alone.
 * Given: histories. Returned: detections by object and time. Silent about objects of fewer than `minSets` sets without
 * a gap of `maxGapDays`. Sees no burn across the track and none that cancels within a gap; each detection says so.
 * Source: disturbance smoother on the along-track phase, ../shared/DETECTION.md §1; figures in docs/detection.md.
 */
export function detectManeuvers(
  histories: readonly ObjectHistory[],
  rule: Rule<ManeuverParameters> = maneuverRule,
  onProgress?: Progress,
): Detection[] {
  const detections: Detection[] = [];
  const sorted = [...histories].sort((left, right) => left.id - right.id);
  for (const [index, history] of sorted.entries()) {
    if (index % 50 === 0) onProgress?.(index / sorted.length);
    for (const segment of unbroken(history, rule.parameters)) {
      const strong = maneuverCandidates(segment, rule.parameters).filter(
        ({ score, series }) => score >= thresholdOf(series, rule.parameters),
      );
      if (strong.length === 0) continue;
      const inputs = [historyHash(segment)];
      for (const candidate of strong) detections.push(toDetection(history, candidate, inputs, rule));
    }
  }
  onProgress?.(1);
  return detections;
}

const thresholdOf = ({ isDeepSpace }: PhaseSeries, parameters: ManeuverParameters): number =>
  isDeepSpace ? parameters.thresholdGeo : parameters.thresholdLeo;

/** Logistic in the logarithm of the score, fitted on the satellites with known maneuvers (design/detect-maneuvers.ts). */
function maneuverProbability(score: number, isDeepSpace: boolean, parameters: ManeuverParameters): number {
  const [intercept, slope] = isDeepSpace
    ? [parameters.logitInterceptGeo, parameters.logitSlopeGeo]
    : [parameters.logitInterceptLeo, parameters.logitSlopeLeo];
  const evidence = Math.log(Math.min(score, parameters.saturationScore));
  return 1 / (1 + Math.exp(-(intercept + slope * evidence)));
}

function toDetection(
  history: ObjectHistory,
  candidate: ManeuverCandidate,
  inputs: readonly Sha256Hex[],
  rule: Rule<ManeuverParameters>,
): Detection {
  const { event, fromDay, toDay, day, series } = candidate;
  const { burn } = event;
  const threshold = thresholdOf(series, rule.parameters);
  const alongTrack = -event.rateStepKmPerDay / kmPerDayPerMPerS;
  const sigma = (burn.rateSigmaKmPerDay * Math.sqrt(burn.level)) / kmPerDayPerMPerS;
  const smallest = Math.sqrt(threshold) * sigma;
  const limitations: Limitation[] = [
    { code: "detect-limit-along-track-only" },
    { code: "detect-limit-smallest-delta-v", parts: { deltaVMPerS: Number(smallest.toPrecision(2)) } },
    { code: "detect-limit-sampling-gap", parts: { days: round(toDay - fromDay, 1) } },
  ];
  if (series.eccentricity > measuredEccentricity || (series.isDeepSpace && !series.isSynchronous))
    limitations.push({ code: "detect-limit-regime-not-measured" });
  return {
    kind: "maneuver",
    ids: [history.id],
    from: isoOfUtcDays(fromDay),
    to: isoOfUtcDays(toDay),
    time: isoOfUtcDays(day),
    values: {
      deltaVMPerS: Number(Math.abs(alongTrack).toPrecision(4)),
      alongTrackDeltaVMPerS: Number(alongTrack.toPrecision(4)),
      deltaVUncertaintyMPerS: Number(sigma.toPrecision(2)),
      testStatistic: Number(burn.score.toPrecision(4)),
    },
    detectionProbability: round(maneuverProbability(burn.score, series.isDeepSpace, rule.parameters), 3),
    rule,
    inputs,
    limitations,
  };
}
