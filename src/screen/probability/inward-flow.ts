import { scaledErfc } from "./error-function.ts";
import type { PeakOverlap } from "./peak-overlap.ts";
import { applySquare, blockOf, multiplySquare } from "./square-matrix.ts";

/** How fast the second object comes in through a point of the sphere of collision, on the average over its velocities. */
export interface InwardFlow {
  /** Given: a unit vector. Returned: the mean of max(0, −v·r̂), km/s, given that the object is at that point. */
  readonly at: (x: number, y: number, z: number) => number;
  /** Conditional mean velocity at the sphere's center, km/s. */
  readonly centerVelocity: Float64Array;
  /** Largest standard deviation of the velocity left when the position is known, km/s. */
  readonly sigma: number;
}

/**
 * Given: the linearized relative motion, the sphere's radius (km). Returned: the flow through its surface.
 * Source: Coppola, "Including Velocity Uncertainty in the Probability of Collision Between Space Objects", AAS 12-247 (2012),
 * equations 31–39.
 */
export function inwardFlow(
  { relative, covariance, positionInverse }: PeakOverlap,
  radius: number,
): InwardFlow {
  const b = blockOf(covariance, 1, 0);
  const gain = multiplySquare(b, positionInverse, 3);
  const left = blockOf(covariance, 1, 1);
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 3; column++)
      for (let k = 0; k < 3; k++) left[3 * row + column] -= gain[3 * row + k] * b[3 * column + k];
  const pushed = applySquare(gain, relative.subarray(0, 3), 3);
  const center = Float64Array.from({ length: 3 }, (_, k) => relative[3 + k] - pushed[k]);
  const [g0, g1, g2, g3, g4, g5, g6, g7, g8] = gain.map((value) => value * radius);
  const [c0, c1, c2] = center;
  const [l0, l1, l2, , l4, l5, , , l8] = left;
  return {
    centerVelocity: center,
    sigma: Math.sqrt(Math.max(0, left[0], left[4], left[8])),
    at: (x, y, z) => {
      const inward = -(
        x * (c0 + g0 * x + g1 * y + g2 * z) +
        y * (c1 + g3 * x + g4 * y + g5 * z) +
        z * (c2 + g6 * x + g7 * y + g8 * z)
      );
      const variance = l0 * x * x + l4 * y * y + l8 * z * z + 2 * (l1 * x * y + l2 * x * z + l5 * y * z);
      if (!(variance > 0)) return Math.max(0, inward);
      return meanPositivePart(inward, Math.sqrt(variance));
    },
  };
}

/** Mean of max(0, X) for X normal with that mean and standard deviation. */
function meanPositivePart(mean: number, sigma: number): number {
  const z = mean / (sigma * Math.SQRT2);
  if (z > 8) return mean;
  const density = Math.exp(-z * z);
  // σ/√(2π) (e^(−z²) + √π z erfc(−z)), with the scaled function where the two nearly cancel.
  const below = Math.sqrt(Math.PI) * Math.abs(z) * scaledErfc(Math.abs(z));
  const scaled = (sigma / Math.sqrt(2 * Math.PI)) * density * (1 - below);
  return z < 0 ? scaled : mean + scaled;
}
