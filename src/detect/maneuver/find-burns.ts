import { smoothDisturbances } from "./disturbances.ts";
import { fitNoise } from "./fit-noise.ts";
import { type GapTests, localLevels, testGaps } from "./gap-tests.ts";
import { filterPhase } from "./phase-filter.ts";
import {
  equalWeights,
  type KnownBurn,
  type ObservationWeights,
  type PhaseNoise,
  type PhaseObservations,
  type PhaseSteps,
  phaseSteps,
  tailFreedom,
} from "./phase-model.ts";
import { rateSteps } from "./rate-steps.ts";
import type { ThrustRun } from "./thrust-runs.ts";

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
  /** Whether the sets' own rates step by so much that nothing else explains it. */
  readonly isLarge: boolean;
}

/** One way to read the sets: with or without their rates, and how far elements lag behind a burn. */
export interface Reading {
  readonly readsRates: boolean;
  readonly lagDays: number;
}

/** The reading of one run, with what was learned so far. */
interface Run {
  readonly steps: PhaseSteps;
  readonly readsRates: boolean;
  noise: PhaseNoise;
  weights: ObservationWeights;
  known: Map<number, KnownBurn>;
  tests: GapTests;
  levels: Float64Array;
}

/** New burns of one round stand this far apart, days: a large one hides its surroundings until it is known. */
const roundSpacingDays = 3;
/** Falling thresholds in units of the lowest score: what is strong hides what is weak until it is known. */
const stageFactors = [100, 30, 10, 4, 2, 1] as const;
const lastStage = stageFactors.length - 1;
/** From this stage on the local noise level is taken as it is. */
const uncappedStage = 4;
/** Round after which the noise is fitted again, with the burns known. */
const refitRound = 2;
/** Rounds after which the weights of the sets have settled, and rounds at most. */
const leastRounds = 4;
const mostRounds = 24;
/**
 * Sets just after a burn are fits that straddle it. Extra standard deviation of their phase (days of the rate step) and
 * rate (share of the step), fading within {@link unsettledFadeDays}.
 */
const unsettledPhaseDays = 0.3;
const unsettledRateShare = 0.3;
const unsettledFadeDays = 0.3;
/** Standard deviation of a known burn's place, as a share of its gap: burns last, come in pairs, and elements lag. */
const placeShare = 0.2;

/**
 * Given: observations (median rate removed), readings whose statistics are joined by the geometric mean, the lowest score
 * to keep, thrusts that last (in their gaps the rate is free). Returned: burns ascending by time; none where fewer than 8 sets. The noise is fitted per object and reading.
 */
export function findBurns(
  observations: PhaseObservations,
  readings: readonly Reading[],
  lowestScore: number,
  thrusts: readonly ThrustRun[] = [],
): Burn[] {
  const { days } = observations;
  if (days.length < 8) return [];
  const large = rateSteps(observations, thrusts);
  const runs = readings.map((reading): Run => beginRun(observations, reading, large));
  let flagged = new Set(large.keys());
  let burns: Burn[] = [];
  let stage = 0;
  for (let round = 0; round < mostRounds; round++) {
    for (const run of runs) testRun(observations, run, stage < uncappedStage);
    burns = joinRuns(runs, days.length - 1, large);
    const kept = [...flagged].filter((gap) => large.has(gap) || burns[gap].score >= lowestScore);
    let added: number[] = [];
    do added = pickPeaks(days, burns, flagged, lowestScore * stageFactors[stage]);
    while (added.length === 0 && stage < lastStage && ++stage);
    const isSame = added.length === 0 && kept.length === flagged.size;
    flagged = new Set([...kept, ...added]);
    for (const run of runs) remember(days, run, flagged, large);
    if (isSame && round >= leastRounds) break;
    if (round === refitRound && flagged.size > 0)
      for (const run of runs)
        run.noise = fitNoise(observations, run.steps, run.known, run.readsRates, run.noise);
  }
  return [...flagged]
    .sort((left, right) => left - right)
    .map((gap) => burns[gap])
    .filter(({ score }) => score >= lowestScore);
}

function beginRun(
  observations: PhaseObservations,
  { readsRates, lagDays }: Reading,
  large: ReadonlyMap<number, KnownBurn>,
): Run {
  const { days } = observations;
  const steps = phaseSteps(days, lagDays);
  return {
    steps,
    readsRates,
    noise: fitNoise(observations, steps, large, readsRates),
    weights: equalWeights(days.length),
    known: new Map(large),
    tests: { ratio: days, daysBeforeNext: days, step: days, sigma: days },
    levels: days,
  };
}

function testRun(observations: PhaseObservations, run: Run, capped: boolean): void {
  const { steps, known } = run;
  const weights = unsettled(observations.days, run);
  const pass = filterPhase(observations, steps, run.noise, weights, known);
  const disturbances = smoothDisturbances(steps, pass, run.noise, weights);
  run.tests = testGaps(observations.days, steps.lagDays, disturbances, known);
  run.levels = localLevels(run.tests.ratio, known, capped);
  run.weights = {
    phase: disturbances.residual.phase.map(trust),
    rate: disturbances.residual.rate.map(trust),
  };
}

/** Weights with the sets just after known burns trusted less, in proportion to the burn: their fits straddle it. */
function unsettled(days: Float64Array, { weights, known, noise }: Run): ObservationWeights {
  const phase = weights.phase.slice();
  const rate = weights.rate.slice();
  for (const { gap, daysBeforeNext, rateStepKmPerDay } of known.values())
    for (let k = gap + 1; k < days.length; k++) {
      const fading = Math.exp(-(days[k] - days[gap + 1] + daysBeforeNext) / unsettledFadeDays);
      if (fading < 0.01) break;
      const extraKm = unsettledPhaseDays * Math.abs(rateStepKmPerDay) * fading;
      const extraRate = unsettledRateShare * Math.abs(rateStepKmPerDay) * fading;
      phase[k] = 1 / (1 / phase[k] + (extraKm / noise.sigmaKm) ** 2);
      rate[k] = 1 / (1 / rate[k] + (extraRate / noise.sigmaKmPerDay) ** 2);
    }
  return { phase, rate };
}

/** Student-t weight of an observation from its smoothed residual. */
const trust = (u: number): number => (tailFreedom + 1) / (tailFreedom + u * u);

/** Geometric mean of the runs' statistics; size and place from the last run. */
function joinRuns(runs: readonly Run[], gaps: number, large: ReadonlyMap<number, KnownBurn>): Burn[] {
  const burns: Burn[] = [];
  const last = runs[runs.length - 1];
  for (let gap = 0; gap < gaps; gap++) {
    let product = 1;
    let sign = 0;
    for (const { tests, levels } of runs) {
      product *= tests.ratio[gap] / levels[gap];
      sign += Math.sign(tests.step[gap]);
    }
    if (large.has(gap))
      product = Math.max(product, (last.tests.ratio[gap] / last.levels[gap]) ** runs.length);
    const agree = large.has(gap) || Math.abs(sign) === runs.length;
    burns.push({
      gap,
      daysBeforeNext: last.tests.daysBeforeNext[gap],
      rateStepKmPerDay: last.tests.step[gap],
      rateSigmaKmPerDay: last.tests.sigma[gap],
      score: agree ? product ** (1 / runs.length) : 0,
      level: last.levels[gap],
      isLarge: large.has(gap),
    });
  }
  return burns;
}

function remember(
  days: Float64Array,
  run: Run,
  flagged: ReadonlySet<number>,
  large: ReadonlyMap<number, KnownBurn>,
): void {
  run.known = new Map();
  for (const gap of flagged)
    run.known.set(gap, asKnown(days, run.tests, gap, large.get(gap)?.lagDays ?? run.steps.lagDays));
}

/** Free along the burn: its variance is wide against its size, and within what double precision bears. */
function asKnown(
  days: Float64Array,
  { daysBeforeNext, step, sigma }: GapTests,
  gap: number,
  lagDays: number,
): KnownBurn {
  const variance = Math.min(100 * (step[gap] ** 2 + sigma[gap] ** 2), 1e6 * sigma[gap] ** 2);
  const placeDays = placeShare * (days[gap + 1] - days[gap]);
  return {
    gap,
    daysBeforeNext: daysBeforeNext[gap],
    rateStepKmPerDay: step[gap],
    variance,
    jumpVariance: (placeDays * step[gap]) ** 2,
    lagDays,
  };
}

/** New burns of a round, strongest first, apart from one another. */
function pickPeaks(
  days: Float64Array,
  burns: readonly Burn[],
  flagged: ReadonlySet<number>,
  threshold: number,
): number[] {
  const candidates = burns
    .filter((burn) => burn.score >= threshold && !flagged.has(burn.gap))
    .sort((left, right) => right.score - left.score || left.gap - right.gap);
  const picked: number[] = [];
  for (const { gap } of candidates)
    if (picked.every((other) => Math.abs(days[gap] - days[other]) >= roundSpacingDays)) picked.push(gap);
  return picked;
}
