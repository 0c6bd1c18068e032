import type { Sha256Hex } from "../../digest/index.ts";
import { sliceTable } from "../../orbit/index.ts";
import type { Detection, Limitation } from "../detection.ts";
import { isoOfUtcDays, utcDaysOf } from "../epochs.ts";
import { historyHash, type ObjectHistory } from "../history.ts";
import { round } from "../round.ts";
import { type ManeuverParameters, maneuverRule, type Progress, type Rule } from "../rules.ts";
import { burnDay } from "./burn-time.ts";
import { type Burn, findBurns } from "./find-burns.ts";
import { type PhaseSeries, phaseSeries } from "./phase-series.ts";

/** Along-track phase lost in a day by a gain of 1 m/s along the track: 3 · 86,400 s · 1e-3 km/s. */
const kmPerDayPerMPerS = 259.2;
/** Regimes in which the rule has been measured are nearly circular. */
const measuredEccentricity = 0.05;

/** A burn with its time, before thresholds; what `design/detect-maneuvers.ts` scores. */
export interface ManeuverCandidate {
  readonly burn: Burn;
  /** UTC days since 2000-01-01. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly day: number;
  readonly isSynchronousClass: boolean;
}

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
      const series = phaseSeries(segment);
      const candidates = maneuverCandidates(segment, series, rule.parameters);
      const { thresholdGeo, thresholdLeo } = rule.parameters;
      const threshold = series.isDeepSpace ? thresholdGeo : thresholdLeo;
      const strong = candidates.filter(({ burn }) => burn.score >= threshold);
      if (strong.length === 0) continue;
      const inputs = [historyHash(segment)];
      for (const candidate of strong)
        detections.push(toDetection(history, candidate, series, inputs, threshold, rule));
    }
  }
  onProgress?.(1);
  return detections;
}

/** Pieces of a history without long gaps, over which a phase can be followed. */
export function unbroken(history: ObjectHistory, parameters: ManeuverParameters): ObjectHistory[] {
  const days = utcDaysOf(history.table);
  const pieces: ObjectHistory[] = [];
  for (let from = 0; from < days.length; ) {
    let to = from + 1;
    while (to < days.length && days[to] - days[to - 1] <= parameters.maxGapDays) to++;
    if (to - from >= parameters.minSets)
      pieces.push({ id: history.id, table: sliceTable(history.table, from, to) });
    from = to;
  }
  return pieces;
}

/** Given: a piece of a history and its phases. Returned: burns above the lowest score, merged, with times, ascending. */
export function maneuverCandidates(
  history: ObjectHistory,
  series: PhaseSeries,
  parameters: ManeuverParameters,
): ManeuverCandidate[] {
  const { isDeepSpace } = series;
  const lowest = isDeepSpace ? parameters.lowestScoreGeo : parameters.lowestScoreLeo;
  const burns = findBurns(series.days, series.phaseKm, lowest);
  const utcDays = utcDaysOf(history.table);
  const timed = burns.map((burn, index): ManeuverCandidate => {
    const before = burns[index - 1]?.gap ?? -1;
    const after = burns[index + 1]?.gap ?? series.days.length;
    const taiAhead = series.days[burn.gap] - utcDays[burn.gap];
    const likely = series.days[burn.gap + 1] - burn.daysBeforeNext;
    const day = burnDay(series.days, series.phaseKm, burn.gap, before, after) ?? likely;
    let first = burn.gap;
    let next = burn.gap + 1;
    while (first > 0 && series.days[first] > day) first--;
    while (next < series.days.length - 1 && series.days[next] < day) next++;
    return {
      burn,
      fromDay: utcDays[first],
      toDay: utcDays[next],
      day: day - taiAhead,
      isSynchronousClass: isDeepSpace,
    };
  });
  return merge(timed, isDeepSpace ? parameters.mergeDaysGeo : parameters.mergeDaysLeo, parameters);
}

/** The strongest stands for all within the merging time; much weaker ones give way over a longer time. */
function merge(
  candidates: readonly ManeuverCandidate[],
  mergeDays: number,
  { mergeWeakDays, mergeWeakShare }: ManeuverParameters,
): ManeuverCandidate[] {
  const strongestFirst = [...candidates].sort(
    (left, right) => right.burn.score - left.burn.score || left.day - right.day,
  );
  const kept: ManeuverCandidate[] = [];
  for (const candidate of strongestFirst) {
    const isShadowed = kept.some((other) => {
      const apart = Math.abs(other.day - candidate.day);
      const isWeak =
        Math.abs(candidate.burn.rateStepKmPerDay) < mergeWeakShare * Math.abs(other.burn.rateStepKmPerDay);
      return apart <= mergeDays || (isWeak && apart <= mergeWeakDays);
    });
    if (!isShadowed) kept.push(candidate);
  }
  return kept.sort((left, right) => left.day - right.day);
}

/** Logistic in the logarithm of the score, fitted on the satellites with known maneuvers (design/detect-maneuvers.ts). */
function maneuverProbability(score: number, isDeepSpace: boolean, parameters: ManeuverParameters): number {
  const [intercept, slope] = isDeepSpace
    ? [parameters.logitInterceptGeo, parameters.logitSlopeGeo]
    : [parameters.logitInterceptLeo, parameters.logitSlopeLeo];
  return 1 / (1 + Math.exp(-(intercept + slope * Math.log(score))));
}

function toDetection(
  history: ObjectHistory,
  candidate: ManeuverCandidate,
  series: PhaseSeries,
  inputs: readonly Sha256Hex[],
  threshold: number,
  rule: Rule<ManeuverParameters>,
): Detection {
  const { burn, fromDay, toDay, day } = candidate;
  const alongTrack = -burn.rateStepKmPerDay / kmPerDayPerMPerS;
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
