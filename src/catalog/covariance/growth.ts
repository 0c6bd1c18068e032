/** Variance of one direction by age τ in days: c₀ + c₁ τ² + c₂ τ⁴, km², none negative, so that it never shrinks. */
export type VarianceGrowth = readonly [constant: number, perDay2: number, perDay4: number];

/** A variance at an age, and how much it counts. */
export interface VariancePoint {
  readonly ageDays: number;
  readonly varianceKm2: number;
  readonly weight: number;
}

const mostRounds = 200;
/** A round that changes no term by more than this ends the search: a tenth of a percent of a sigma is beyond any data. */
const settled = 2e-3;

export const varianceAt = ([constant, perDay2, perDay4]: VarianceGrowth, ageDays: number): number => {
  const square = ageDays * ageDays;
  return constant + square * (perDay2 + square * perDay4);
};

/**
 * The growth that makes the points likeliest, each taken as the mean square of `weight` normal numbers.
 * Given: at least one point of positive weight and variance; the least constant, km². Returned: the growth.
 * Source: maximum likelihood of variance components by multiplicative rounds (Févotte & Idier, Neural Computation 23, 2011,
 * Itakura–Saito divergence); they never leave the positive side.
 */
export function fitGrowth(points: readonly VariancePoint[], leastConstantKm2: number): VarianceGrowth {
  const terms = points.map(({ ageDays }) => [1, ageDays ** 2, ageDays ** 4]);
  // At the start each term explains a third of the points in their geometric mean.
  const weights = sum(points.map(({ weight }) => weight));
  const growth = [0, 1, 2].map((k) => {
    const logs = points.map(({ varianceKm2, weight }, p) => weight * Math.log(varianceKm2 / terms[p][k]));
    return Math.exp(sum(logs) / weights) / 3;
  });
  for (let round = 0, change = 1; round < mostRounds && change > settled; round++) {
    change = 0;
    const above = [0, 0, 0];
    const below = [0, 0, 0];
    for (let p = 0; p < points.length; p++) {
      const { varianceKm2, weight } = points[p];
      const [one, square, fourth] = terms[p];
      const model = growth[0] * one + growth[1] * square + growth[2] * fourth;
      for (let k = 0; k < 3; k++) {
        const share = (weight * terms[p][k]) / model;
        above[k] += share * (varianceKm2 / model);
        below[k] += share;
      }
    }
    for (let k = 0; k < 3; k++) {
      const factor = Math.sqrt(above[k] / below[k]);
      // A term that fades to nothing goes on fading: only terms that matter can end the search.
      if (growth[k] * below[k] > settled * points.length) change = Math.max(change, Math.abs(factor - 1));
      growth[k] *= factor;
    }
    growth[0] = Math.max(growth[0], leastConstantKm2);
  }
  return [growth[0], growth[1], growth[2]];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
