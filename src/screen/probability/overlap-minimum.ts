import type { CloudPair } from "./orbit-cloud.ts";
import { mahalanobisSquared, type PeakOverlap, peakOverlap } from "./peak-overlap.ts";
import { applySquare } from "./square-matrix.ts";

/** The time at which a collision is most probable, with the overlap one standard deviation before, at and after it. */
export interface OverlapMinimum {
  /** Seconds after the clouds' instant. */
  readonly seconds: number;
  /** Standard deviation in time, s. */
  readonly sigmaS: number;
  /** Q = squared Mahalanobis distance + ln det A at the three times, and its derivatives by central differences. */
  readonly q: number;
  readonly qDot: number;
  readonly qDotDot: number;
  /** Distance of the three times, s. */
  readonly stepS: number;
  readonly before: PeakOverlap;
  readonly at: PeakOverlap;
  readonly after: PeakOverlap;
}

/** Q of an overlap: what the collision rate falls with. */
export const overlapQ = (overlap: PeakOverlap): number =>
  mahalanobisSquared(overlap) + Math.log(overlap.positionDeterminant);

const golden = (3 - Math.sqrt(5)) / 2;
const mostSteps = 80;

/** Rounds of Newton's method that bring the first guess near a minimum; after them the search goes on downhill. */
const newtonRounds = 25;

/**
 * Given: the clouds. Returned: the minimum of Q(t) that is found from the states' instant, first by Newton's method on the
 * linearized motion, then downhill; undefined where none is found. Range-error: a hundredth of the standard deviation.
 * Source: Hall, Baars & Casali, "A Multistep Probability of Collision Algorithm", AAS 23-398 (2023).
 */
export function overlapMinimum(pair: CloudPair): OverlapMinimum | undefined {
  const valueAt = (seconds: number): number => {
    const overlap = peakOverlap(pair, seconds);
    return overlap ? overlapQ(overlap) : Number.POSITIVE_INFINITY;
  };
  const guess = newtonGuess(pair);
  if (!guess) return undefined;
  const seconds = lowest(valueAt, guess.seconds, guess.sigmaS);
  return seconds === undefined ? undefined : refineSigma(pair, seconds, guess.sigmaS);
}

function newtonGuess(pair: CloudPair): { readonly seconds: number; readonly sigmaS: number } | undefined {
  let seconds = 0;
  let sigmaS = Number.POSITIVE_INFINITY;
  for (let round = 0; round < newtonRounds; round++) {
    const overlap = peakOverlap(pair, seconds);
    if (!overlap) return Number.isFinite(sigmaS) ? { seconds: 0, sigmaS } : undefined;
    const { relative, positionInverse } = overlap;
    const weighted = applySquare(positionInverse, relative.subarray(3), 3);
    const along = weighted[0] * relative[0] + weighted[1] * relative[1] + weighted[2] * relative[2];
    const bend = weighted[0] * relative[3] + weighted[1] * relative[4] + weighted[2] * relative[5];
    if (!(bend > 0)) return undefined;
    sigmaS = 1 / Math.sqrt(bend);
    seconds -= along / bend;
    if (Math.abs(along / bend) < 0.1 * sigmaS) break;
  }
  return { seconds, sigmaS };
}

function lowest(valueAt: (seconds: number) => number, guess: number, sigma: number): number | undefined {
  let step = sigma;
  let middle = guess;
  let fMiddle = valueAt(middle);
  let low = middle - step;
  let high = middle + step;
  let fLow = valueAt(low);
  let fHigh = valueAt(high);
  for (let k = 0; fLow < fMiddle || fHigh < fMiddle; k++) {
    if (k > mostSteps) return undefined;
    step *= 1.5;
    if (fLow <= fHigh) {
      [high, fHigh, middle, fMiddle] = [middle, fMiddle, low, fLow];
      low = middle - step;
      fLow = valueAt(low);
    } else {
      [low, fLow, middle, fMiddle] = [middle, fMiddle, high, fHigh];
      high = middle + step;
      fHigh = valueAt(high);
    }
  }
  if (fMiddle === Number.POSITIVE_INFINITY) return undefined;
  // Between the ends: the vertex of the parabola where it lies well inside, else a golden section.
  for (let k = 0; k < mostSteps; k++) {
    const vertex = vertexOf(low, fLow, middle, fMiddle, high, fHigh);
    const inside = vertex > low && vertex < high && Math.abs(vertex - middle) < (high - low) / 3;
    const curvature =
      (2 * ((fHigh - fMiddle) / (high - middle) - (fMiddle - fLow) / (middle - low))) / (high - low);
    const own = curvature > 0 && Number.isFinite(curvature) ? Math.sqrt(2 / curvature) : sigma;
    const tolerance = 1e-3 * own;
    let next = inside
      ? vertex
      : middle + golden * (high - middle > middle - low ? high - middle : low - middle);
    if (Math.abs(next - middle) < tolerance) {
      if (high - low < 4 * own) return next;
      next = middle + (high - middle > middle - low ? own : -own);
    }
    const fNext = valueAt(next);
    if (fNext <= fMiddle) {
      if (next < middle) [high, fHigh] = [middle, fMiddle];
      else [low, fLow] = [middle, fMiddle];
      [middle, fMiddle] = [next, fNext];
    } else if (next < middle) [low, fLow] = [next, fNext];
    else [high, fHigh] = [next, fNext];
  }
  return middle;
}

function vertexOf(a: number, fa: number, b: number, fb: number, c: number, fc: number): number {
  const left = (b - a) * (fb - fc);
  const right = (b - c) * (fb - fa);
  return b - ((b - a) * left - (b - c) * right) / (2 * (left - right));
}

/** The standard deviation in time that differences over that very step give. */
function refineSigma(pair: CloudPair, seconds: number, guessSigmaS: number): OverlapMinimum | undefined {
  const at = peakOverlap(pair, seconds);
  if (!at) return undefined;
  const q = overlapQ(at);
  let sigmaS = guessSigmaS;
  for (let round = 0; round < 20; round++) {
    const stepS = sigmaS;
    const before = peakOverlap(pair, seconds - stepS);
    const after = peakOverlap(pair, seconds + stepS);
    if (!before || !after) return undefined;
    const qLow = overlapQ(before);
    const qHigh = overlapQ(after);
    const qDotDot = (qHigh - 2 * q + qLow) / (stepS * stepS);
    if (!(qDotDot > 0)) return undefined;
    sigmaS = Math.sqrt(2 / qDotDot);
    if (Math.abs(sigmaS - stepS) < 1e-3 * sigmaS)
      return { seconds, sigmaS, q, qDot: (qHigh - qLow) / (2 * stepS), qDotDot, stepS, before, at, after };
  }
  return undefined;
}
