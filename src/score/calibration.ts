import { type Interval, wilsonInterval } from "./intervals.ts";

/** Something that was given a figure, and whether it turned out true. */
export interface Graded {
  readonly x: number;
  readonly isTrue: boolean;
}

/** Probability = 1 / (1 + exp(−(intercept + slope · x))). */
export interface Logistic {
  readonly intercept: number;
  readonly slope: number;
}

export const logisticProbability = ({ intercept, slope }: Logistic, x: number): number =>
  1 / (1 + Math.exp(-(intercept + slope * x)));

/** Keeps the fit finite where true and false don't overlap. */
const ridge = 1e-3;

/** Given: graded figures. Returned: the logistic of greatest likelihood, by Newton's method with a slight ridge. */
export function fitLogistic(data: readonly Graded[]): Logistic {
  let [intercept, slope] = [0, 0];
  for (let round = 0; round < 40; round++) {
    let [g0, g1, h00, h01, h11] = [-ridge * intercept, -ridge * slope, ridge, 0, ridge];
    for (const { x, isTrue } of data) {
      const p = logisticProbability({ intercept, slope }, x);
      const error = (isTrue ? 1 : 0) - p;
      const weight = p * (1 - p);
      g0 += error;
      g1 += error * x;
      h00 += weight;
      h01 += weight * x;
      h11 += weight * x * x;
    }
    const determinant = h00 * h11 - h01 * h01;
    const step0 = (h11 * g0 - h01 * g1) / determinant;
    const step1 = (h00 * g1 - h01 * g0) / determinant;
    // A bounded step: Newton's can overshoot where the data are nearly separable.
    const size = Math.max(Math.abs(step0), Math.abs(step1), 1);
    intercept += step0 / size;
    slope += step1 / size;
  }
  return { intercept, slope };
}

/** Promised and kept shares of one bin of probability; the points of a reliability plot. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly promised: number;
  readonly kept: number;
  /** 95 %, of the kept share. */
  readonly interval: Interval;
}

/** Given: probabilities (x) with outcomes, edges ascending from 0 to 1. Returned: the bins that hold something. */
export function reliabilityBins(graded: readonly Graded[], edges: readonly number[]): ReliabilityBin[] {
  const bins: ReliabilityBin[] = [];
  for (let k = 0; k + 1 < edges.length; k++) {
    const isLast = k + 2 === edges.length;
    const inside = graded.filter(({ x }) => x >= edges[k] && (x < edges[k + 1] || (isLast && x <= 1)));
    if (inside.length === 0) continue;
    const trueOnes = inside.filter(({ isTrue }) => isTrue).length;
    bins.push({
      from: edges[k],
      to: edges[k + 1],
      count: inside.length,
      promised: inside.reduce((sum, { x }) => sum + x, 0) / inside.length,
      kept: trueOnes / inside.length,
      interval: wilsonInterval(trueOnes, inside.length),
    });
  }
  return bins;
}

/** Mean squared difference of probability and outcome (Brier 1950): 0 is perfect, 0.25 says nothing. */
export const brierScore = (graded: readonly Graded[]): number =>
  graded.reduce((sum, { x, isTrue }) => sum + (x - (isTrue ? 1 : 0)) ** 2, 0) / (graded.length || 1);
