import { fitLogistic, type Graded, logisticProbability } from "./calibration.ts";
import { type Interval, wilsonInterval } from "./intervals.ts";
import type { TrueManeuver } from "./maneuver-truth.ts";
import {
  addCounts,
  countManeuvers,
  type FoundManeuver,
  f1Of,
  type ManeuverCounts,
  type MatchWindow,
  maneuverWindows,
  matchManeuvers,
} from "./match-maneuvers.ts";

/** Thresholds that are tried, by regime. */
export const thresholdsTried = {
  LEO: [8, 10, 12, 15, 18, 22, 27, 33, 40, 50, 60, 75, 90, 110, 135],
  GEO: [15, 18, 22, 27, 33, 40, 50, 60, 75, 90, 110, 135, 165, 200, 245, 300],
} as const;
/** Edges of the bands of burns by size along the track, m/s, and of promised probabilities. */
export const deltaVEdgesMPerS = [0, 0.003, 0.005, 0.01, 0.02, 0.1, 100] as const;
export const reliabilityEdges = [0, 0.2, 0.4, 0.6, 0.8, 0.9, 1] as const;

/** One satellite: what was listed, what can be seen of it, what was found at any score. */
export interface ScoredSatellite {
  readonly name: string;
  /** Years that the element sets span. */
  readonly years: number;
  readonly listed: readonly TrueManeuver[];
  readonly observable: readonly TrueManeuver[];
  readonly found: readonly FoundManeuver[];
}

export const foundAtLeast = ({ found }: ScoredSatellite, threshold: number): FoundManeuver[] =>
  found.filter(({ score }) => score >= threshold);

/** Given: satellites, thresholds to try, ascending. Returned: the one of greatest F1 as listed, −1 … +2 days; the highest of equals. */
export function bestThreshold(satellites: readonly ScoredSatellite[], thresholds: readonly number[]): number {
  const scores = thresholds.map((threshold) => {
    const same = satellites.map(() => threshold);
    return f1Of(countAt(satellites, "listed", same, maneuverWindows["-1/+2 d"]));
  });
  return thresholds[scores.lastIndexOf(Math.max(...scores))];
}

/** Given: satellites. Returned: for each the threshold that the others choose, so that no answer of its own enters. */
export const thresholdsLeftOneOut = (
  satellites: readonly ScoredSatellite[],
  thresholds: readonly number[],
): number[] =>
  satellites.map((left) =>
    bestThreshold(
      satellites.filter((one) => one !== left),
      thresholds,
    ),
  );

/** Counts of all satellites together, each at its own threshold. */
export const countAt = (
  satellites: readonly ScoredSatellite[],
  truth: "listed" | "observable",
  thresholds: readonly number[],
  window: MatchWindow,
): ManeuverCounts =>
  addCounts(
    satellites.map((one, k) =>
      countManeuvers(one[truth], foundAtLeast(one, thresholds[k]), window, one.years),
    ),
  );

/** Recall of the burns of one band of size along the track. */
export interface RecallBand {
  readonly fromMPerS: number;
  readonly toMPerS: number;
  readonly hits: number;
  readonly count: number;
  readonly interval: Interval;
}

/** Given: satellites with a threshold each, edges ascending. Returned: recall of observable burns by |along-track Δv|, −1 … +2 days. */
export function recallByDeltaV(
  satellites: readonly ScoredSatellite[],
  thresholds: readonly number[],
  edgesMPerS: readonly number[],
  truth: "listed" | "observable" = "observable",
): RecallBand[] {
  const sized = satellites.flatMap((one, k) => {
    const { foundOfTrue } = matchManeuvers(
      one[truth],
      foundAtLeast(one, thresholds[k]),
      maneuverWindows["-1/+2 d"],
    );
    return one[truth].flatMap(({ alongMPerS }, t) =>
      alongMPerS === undefined ? [] : [{ size: Math.abs(alongMPerS), isHit: foundOfTrue.has(t) }],
    );
  });
  return edgesMPerS.slice(0, -1).map((from, k) => {
    const to = edgesMPerS[k + 1];
    const inside = sized.filter(({ size }) => size >= from && size < to);
    const hits = inside.filter(({ isHit }) => isHit).length;
    return {
      fromMPerS: from,
      toMPerS: to,
      hits,
      count: inside.length,
      interval: wilsonInterval(hits, inside.length),
    };
  });
}

/** Beyond this a score says nothing more: what is wrong there is no matter of noise. */
const saturation = 150;
const logScore = (score: number): number => Math.log(Math.min(Math.max(score, 1), saturation));

/** Every finding with the logarithm of its score and whether the list has it (−1 … +2 days, as listed). */
export function gradedFindings({ listed, found }: ScoredSatellite): Graded[] {
  const { trueOfFound } = matchManeuvers(listed, found, maneuverWindows["-1/+2 d"]);
  return found.map(({ score }, f) => ({ x: logScore(score), isTrue: trueOfFound.has(f) }));
}

/** Given: satellites. Returned: each finding's probability by a logistic in ln(score) fitted on the other satellites. */
export const probabilitiesLeftOneOut = (satellites: readonly ScoredSatellite[]): Graded[] =>
  satellites.flatMap((left) => {
    const fit = fitLogistic(satellites.filter((one) => one !== left).flatMap(gradedFindings));
    return gradedFindings(left).map(({ x, isTrue }) => ({ x: logisticProbability(fit, x), isTrue }));
  });
