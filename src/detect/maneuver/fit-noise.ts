import { nelderMead } from "./nelder-mead.ts";
import { filterPhase } from "./phase-filter.ts";
import {
  equalWeights,
  type KnownBurn,
  type PhaseNoise,
  type PhaseObservations,
  type PhaseSteps,
} from "./phase-model.ts";

/** Evaluations of a fit; more change F1 by less than 0.003. */
const evaluations = 90;
/** Where a fit begins and what it leans to where few sets speak: logarithms of σ (km), rate walk, drag walk, σ (km/day). */
const typical = [-2, -7, -9, -1] as const;
/** Standard deviation of the lean, in logarithms: a factor of 50. */
const leanWidth = 4;

/**
 * Given: observations, transitions, known burns, whether rates are read. Returned: the noise with the greatest Student-t
 * likelihood of the innovations (Nelder and Mead, in logarithms, with a weak lean to typical values that keeps short
 * histories in bounds). No answers enter.
 */
export function fitNoise(
  observations: PhaseObservations,
  steps: PhaseSteps,
  known: ReadonlyMap<number, KnownBurn>,
  readsRates: boolean,
  first?: PhaseNoise,
): PhaseNoise {
  const trusted = equalWeights(observations.days.length);
  const cost = (point: readonly number[]): number => {
    let lean = 0;
    for (let axis = 0; axis < point.length; axis++) lean += ((point[axis] - typical[axis]) / leanWidth) ** 2;
    return lean / 2 - filterPhase(observations, steps, noiseOf(point), trusted, known).logLikelihood;
  };
  const size = readsRates ? 4 : 3;
  const start = first ? pointOf(first).slice(0, size) : typical.slice(0, size);
  return noiseOf(nelderMead(cost, start, first ? 0.7 : 2, evaluations));
}

const noiseOf = (point: readonly number[]): PhaseNoise => ({
  sigmaKm: Math.exp(Math.min(Math.max(point[0], -7), 7)),
  rateWalk: Math.exp(Math.min(Math.max(point[1], -18), 12)),
  dragWalk: Math.exp(Math.min(Math.max(point[2], -20), 5)),
  sigmaKmPerDay: point.length > 3 ? Math.exp(Math.min(Math.max(point[3], -7), 7)) : Number.POSITIVE_INFINITY,
});

const pointOf = (noise: PhaseNoise): number[] => [
  Math.log(noise.sigmaKm),
  Math.log(noise.rateWalk),
  Math.log(noise.dragWalk),
  Math.log(noise.sigmaKmPerDay),
];
