import { median } from "../../core/index.ts";
import { nelderMead } from "./nelder-mead.ts";
import {
  filterPhase,
  type KnownBurn,
  type PhaseDisturbances,
  type PhaseNoise,
  smoothDisturbances,
  tailFreedom,
} from "./phase-filter.ts";

/** A change of rate that the phases show, before thresholds of report. */
export interface Burn {
  /** Set before the change; the change lies between it and the next. */
  readonly gap: number;
  /** Days before the next set, by likelihood within the gap. */
  readonly daysBeforeNext: number;
  /** Change of the along-track rate, km/day, and one standard deviation of it. */
  readonly rateStepKmPerDay: number;
  readonly rateSigmaKmPerDay: number;
  /** Likelihood ratio over the local noise level: the statistic of the rule. */
  readonly score: number;
  /** The local noise level: 1 where the residuals are as the object's noise model has them. */
  readonly level: number;
}

/** Places within a gap that are tried. */
const placesInGap = [0.1, 0.3, 0.5, 0.7, 0.9] as const;
/** Gaps on each side that tell the local noise level. */
const localGaps = 20;
/** Median of the largest of the tried likelihood ratios where nothing happens (χ² of one degree, several places). */
const quietMedian = 0.9;
/** New burns of one round stand this far apart, days: a large one hides its surroundings until it is known. */
const roundSpacingDays = 10;
/** Evaluations of the noise fit; more change F1 by less than 0.003. */
const noiseEvaluations = 90;

/**
 * Given: epochs (days, ascending) and phases (km, median rate removed), the lowest score to keep.
 * Returned: burns ascending by time; none where fewer than 8 sets. The noise is fitted per object by the Student-t
 * likelihood of its own innovations: no answers enter.
 */
export function findBurns(days: Float64Array, phaseKm: Float64Array, lowestScore: number): Burn[] {
  if (days.length < 8) return [];
  let known = new Map<number, KnownBurn>();
  let noise = fitNoise(days, phaseKm, known);
  let weights: Float64Array = new Float64Array(days.length).fill(1);
  let burns: Burn[] = [];
  const rounds = [100, 30, 10, 4, 2, 1, 1, 1];
  for (const [round, factor] of rounds.entries()) {
    if (round === 3) noise = fitNoise(days, phaseKm, known);
    const pass = filterPhase(days, phaseKm, noise, weights, known);
    const disturbances = smoothDisturbances(days, pass, noise, weights);
    const tests = testGaps(days, disturbances, known);
    const levels = localLevels(tests, known, round < 4);
    burns = tests.map((test, k) => ({ ...test, score: test.score / levels[k], level: levels[k] }));
    const kept = [...known.keys()].filter((gap) => burns[gap].score >= lowestScore);
    const added = pickPeaks(days, burns, known, lowestScore * factor);
    const next = new Map<number, KnownBurn>();
    for (const gap of [...kept, ...added]) next.set(gap, asKnown(burns[gap]));
    const same = added.length === 0 && next.size === known.size;
    known = next;
    weights = weigh(disturbances.residual);
    if (same && factor === 1) break;
  }
  return [...known.keys()].sort((left, right) => left - right).map((gap) => burns[gap]);
}

const asKnown = (burn: Burn): KnownBurn => ({
  gap: burn.gap,
  daysBeforeNext: burn.daysBeforeNext,
  variance: 100 * (burn.rateStepKmPerDay ** 2 + burn.rateSigmaKmPerDay ** 2),
});

/** Student-t weights of the sets from their smoothed residuals. */
const weigh = (residual: Float64Array): Float64Array =>
  residual.map((u) => (tailFreedom + 1) / (tailFreedom + u * u));

/** Likelihood ratio of a change of rate in every gap, best of {@link placesInGap}; a known burn is tested as if unknown. */
function testGaps(days: Float64Array, d: PhaseDisturbances, known: ReadonlyMap<number, KnownBurn>): Burn[] {
  const tests: Burn[] = [];
  for (let gap = 0; gap + 1 < days.length; gap++) {
    const length = days[gap + 1] - days[gap];
    const burn = known.get(gap);
    const places = burn ? [burn.daysBeforeNext] : placesInGap.map((place) => place * length);
    let best: Burn | undefined;
    for (const before of places) {
      let score = before * d.scoreW[gap] + d.scoreR[gap];
      let info = before * before * d.infoWW[gap] + 2 * before * d.infoWR[gap] + d.infoRR[gap];
      if (burn) {
        // A rank-one update of the covariance, undone: what the test would say without this burn's own variance.
        const left = Math.max(1 - burn.variance * info, 1e-12);
        score /= left;
        info /= left;
      }
      const ratio = info > 0 ? (score * score) / info : 0;
      if (!best || ratio > best.score)
        best = {
          gap,
          daysBeforeNext: before,
          rateStepKmPerDay: info > 0 ? score / info : 0,
          rateSigmaKmPerDay: info > 0 ? 1 / Math.sqrt(info) : Number.MAX_VALUE,
          score: ratio,
          level: 1,
        };
    }
    tests.push(best!);
  }
  return tests;
}

/** Noise level of each gap: the median ratio of the unflagged gaps around it, so that one threshold fits all objects. */
function localLevels(
  tests: readonly Burn[],
  known: ReadonlyMap<number, KnownBurn>,
  capped: boolean,
): Float64Array {
  const free = tests.filter((test) => !known.has(test.gap));
  const cap = capped ? Math.max(10 * median(free.map((test) => test.score)), 10) : Number.POSITIVE_INFINITY;
  const levels = new Float64Array(tests.length);
  for (let gap = 0, from = 0; gap < tests.length; gap++) {
    while (from < free.length && free[from].gap < gap) from++;
    const around = free.slice(Math.max(0, from - localGaps), from + localGaps + 1);
    const level = median(around.map((test) => test.score)) / quietMedian;
    levels[gap] = Math.max(Math.min(Number.isNaN(level) ? 1 : level, cap), 0.5);
  }
  return levels;
}

/** New burns of a round, strongest first, apart from one another and from known ones. */
function pickPeaks(
  days: Float64Array,
  tests: readonly Burn[],
  known: ReadonlyMap<number, KnownBurn>,
  threshold: number,
): number[] {
  const candidates = tests
    .filter((test) => test.score >= threshold && !known.has(test.gap))
    .sort((left, right) => right.score - left.score || left.gap - right.gap);
  const picked: number[] = [];
  for (const { gap } of candidates)
    if (picked.every((other) => Math.abs(days[gap] - days[other]) >= roundSpacingDays)) picked.push(gap);
  return picked;
}

/** Noise of the object by Nelder–Mead on the Student-t likelihood, in logarithms. */
function fitNoise(
  days: Float64Array,
  phaseKm: Float64Array,
  known: ReadonlyMap<number, KnownBurn>,
): PhaseNoise {
  const trusted = new Float64Array(days.length).fill(1);
  const toNoise = (point: readonly number[]): PhaseNoise => ({
    sigmaKm: Math.exp(Math.min(Math.max(point[0], -7), 5)),
    rateWalk: Math.exp(Math.min(Math.max(point[1], -18), 8)),
    dragWalk: Math.exp(Math.min(Math.max(point[2], -20), 5)),
  });
  const cost = (point: readonly number[]): number =>
    -filterPhase(days, phaseKm, toNoise(point), trusted, known).logLikelihood;
  return toNoise(nelderMead(cost, [-2, -7, -9], 2, noiseEvaluations));
}
