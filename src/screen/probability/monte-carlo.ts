import { HoshimoriError } from "../../core/index.ts";
import { periodS, type TimeSpan } from "./encounter-segment.ts";
import type { CloudPair, OrbitCloud } from "./orbit-cloud.ts";
import { type NormalSource, seededNormal } from "./random-normal.ts";
import { closestDistance } from "./sampled-approach.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";

export interface MonteCarloOptions {
  readonly samples: number;
  readonly seed: number;
  /** Within which a collision counts. */
  readonly span: TimeSpan;
}

export interface MonteCarlo {
  readonly probability: number;
  readonly hits: number;
  readonly samples: number;
  /** Limits that hold the true value 95 times in 100 (Wilson's interval). */
  readonly low: number;
  readonly high: number;
}

/**
 * Share of sampled pairs of orbits that come within the radius in a span: the slow, obvious twin of the others.
 * Given: the clouds and {@link MonteCarloOptions}. Returned: the share and its limits; the same for the same seed.
 * Range-error: the limits. Errors: `pc-samples`. Source: Hall et al., "High-fidelity Collision Probabilities Estimated Using
 * Brute Force Monte Carlo Simulations", AAS 18-244 (2018), with two-body motion.
 */
export function monteCarlo(pair: CloudPair, { samples, seed, span }: MonteCarloOptions): MonteCarlo {
  if (!(Number.isInteger(samples) && samples > 0)) throw new HoshimoriError("pc-samples", { samples });
  const normal = seededNormal(seed);
  const draws = [pair.first, pair.second].map((cloud) => sampler(cloud, normal));
  const shorter = Math.min(periodS(pair.first.elements), periodS(pair.second.elements));
  let hits = 0;
  for (let k = 0; k < samples; k++)
    if (closestDistance(draws[0](), draws[1](), span, shorter) < pair.radiusKm) hits++;
  return { probability: hits / samples, hits, samples, ...wilson(hits, samples) };
}

/** Draws elements from a cloud: its eigenvectors by standard normal numbers, negative eigenvalues taken as zero. */
function sampler({ elements, covariance }: OrbitCloud, normal: NormalSource): () => Float64Array {
  const deviations = Array.from({ length: 6 }, (_, k) => Math.sqrt(Math.max(covariance[7 * k], 0)) || 1e-300);
  const correlations = covariance.map(
    (value, k) => value / deviations[Math.floor(k / 6)] / deviations[k % 6],
  );
  const { values, vectors } = symmetricEigen(correlations, 6);
  const root = vectors.map(
    (value, k) => value * deviations[Math.floor(k / 6)] * Math.sqrt(Math.max(0, values[k % 6])),
  );
  const drawn = new Float64Array(6);
  const numbers = new Float64Array(6);
  return () => {
    for (let k = 0; k < 6; k++) numbers[k] = normal();
    for (let row = 0; row < 6; row++) {
      let sum = elements[row];
      for (let k = 0; k < 6; k++) sum += root[6 * row + k] * numbers[k];
      drawn[row] = sum;
    }
    return drawn;
  };
}

/** Source: Wilson, J. American Statistical Association 22 (1927). */
function wilson(hits: number, samples: number): { readonly low: number; readonly high: number } {
  const z = 1.959964;
  const share = hits / samples;
  const scale = 1 + (z * z) / samples;
  const middle = (share + (z * z) / (2 * samples)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / samples + (z / (2 * samples)) ** 2)) / scale;
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
