import { clipShare } from "./encounter-plane.ts";
import { equinoctialOf } from "./equinoctial.ts";
import type { CloudPair, OrbitCloud } from "./orbit-cloud.ts";
import { applySquare, blockOf, congruence, invertSquare, multiplySquare } from "./square-matrix.ts";
import { clippedInverse } from "./symmetric-eigen.ts";
import { twoBodyWithPartials } from "./two-body.ts";

/** Relative motion at one time, linearized where both clouds overlap most. */
export interface PeakOverlap {
  /** Mean relative position and velocity (second minus first) of the linearized clouds, km and km/s. */
  readonly relative: Float64Array;
  /** Combined covariance, 6 × 6. */
  readonly covariance: Float64Array;
  /** Inverse of its block of position, too small eigenvalues raised. */
  readonly positionInverse: Float64Array;
  readonly positionDeterminant: number;
  /** Smallest standard deviation of the relative position, km, after the raise. */
  readonly smallestSigma: number;
}

const mostRounds = 100;
/** Squared Mahalanobis steps that end the iteration, at first and when it is slow. */
const tight = 1e-8;
const loose = 1e-3;
const slowAfter = 35;

/** One object linearized around an orbit through the present point of expansion. */
interface Expansion {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/**
 * The point where the two clouds overlap most at a time, found by iteration, and the motion linearized there.
 * Given: the clouds, seconds after their instant. Returned: the linearized relative motion; undefined where the iteration
 * meets an open orbit or does not settle. Source: Hall (2021), section III; Coppola, AAS 12-247.
 */
export function peakOverlap(pair: CloudPair, seconds: number): PeakOverlap | undefined {
  const least = (clipShare * pair.radiusKm) ** 2;
  const clouds = [pair.first, pair.second];
  let expansions = clouds.map((cloud) => expand(cloud, cloud.elements, seconds));
  let previous: Float64Array | undefined;
  for (let round = 0; round < mostRounds; round++) {
    const inverses = expansions.map(
      ({ covariance }) => clippedInverse(blockOf(covariance, 0, 0), 3, least).inverse,
    );
    const sum = inverses[0].map((value, k) => value + inverses[1][k]);
    const overlap = invertSquare(sum, 3);
    // Weighted from the first object's mean, so that kilometres of orbit radius don't cost digits of metres.
    const origin = expansions[0].mean.subarray(0, 3);
    const apart = difference(expansions[1].mean.subarray(0, 3), origin);
    const shift = applySquare(overlap, applySquare(inverses[1], apart, 3), 3);
    let peak = origin.map((value, k) => value + shift[k]);
    if (previous && round > slowAfter) peak = peak.map((value, k) => (value + (previous?.[k] ?? value)) / 2);

    const elements: Float64Array[] = [];
    for (const [k, { mean, covariance }] of expansions.entries()) {
      const gain = multiplySquare(blockOf(covariance, 1, 0), inverses[k], 3);
      const push = applySquare(gain, difference(peak, mean.subarray(0, 3)), 3);
      const velocity = push.map((value, axis) => value + mean[3 + axis]);
      const found = equinoctialOf([...peak, ...velocity]);
      if (found.some(Number.isNaN)) return undefined;
      found[5] -= found[0] * seconds;
      elements.push(found);
    }
    expansions = clouds.map((cloud, k) => expand(cloud, elements[k], seconds));
    if (previous) {
      const step = difference(peak, previous);
      const blurred = overlap.slice();
      for (let k = 0; k < 3; k++) blurred[4 * k] += pair.radiusKm * pair.radiusKm;
      const squared = dot3(step, applySquare(invertSquare(blurred, 3), step, 3));
      if (squared <= (round > slowAfter ? loose : tight)) return relativeMotion(expansions, least);
      if (!Number.isFinite(squared)) return undefined;
    }
    previous = peak;
  }
  return undefined;
}

function expand(cloud: OrbitCloud, elements: Float64Array, seconds: number): Expansion {
  const { state, partials } = twoBodyWithPartials(elements, seconds);
  const offset = cloud.elements.map((value, k) => value - elements[k]);
  offset[5] -= 2 * Math.PI * Math.round(offset[5] / (2 * Math.PI));
  const shift = applySquare(partials, offset, 6);
  return {
    mean: state.map((value, k) => value + shift[k]),
    covariance: congruence(partials, cloud.covariance, 6),
  };
}

function relativeMotion([first, second]: readonly Expansion[], least: number): PeakOverlap {
  const covariance = first.covariance.map((value, k) => value + second.covariance[k]);
  const { inverse, determinant, smallest } = clippedInverse(blockOf(covariance, 0, 0), 3, least);
  return {
    relative: difference(second.mean, first.mean),
    covariance,
    positionInverse: inverse,
    positionDeterminant: determinant,
    smallestSigma: Math.sqrt(smallest),
  };
}

const difference = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, k) => value - b[k]);
const dot3 = (a: Float64Array, b: Float64Array): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Squared Mahalanobis distance of the relative position at the overlap. */
export function mahalanobisSquared({ relative, positionInverse }: PeakOverlap): number {
  const position = relative.subarray(0, 3);
  return dot3(position, applySquare(positionInverse, position, 3));
}
