import { inwardFlow } from "./inward-flow.ts";
import type { CloudPair } from "./orbit-cloud.ts";
import { peakOverlap } from "./peak-overlap.ts";
import { integrateSphere } from "./sphere-integral.ts";
import { applySquare } from "./square-matrix.ts";

/** Exponent beyond which a rate is zero: exp(−745) is the smallest double. */
const nothingBeyond = 1490;

export interface CollisionRate {
  /** Expected collisions per second; 0 where the overlap is not found. */
  readonly perSecond: number;
  /** False where the overlap is not found, or the sphere's integral did not settle. */
  readonly settled: boolean;
}

/**
 * Rate at which the second object enters the sphere of collision.
 * Given: the clouds, seconds after their instant, the rate whose error doesn't matter (1/s). Returned: the rate.
 * Range-error: 1e-6 of the integral where settled.
 * Source: Hall (2021), equations 25–33: the flow through the sphere's surface, with the density of the overlap.
 */
export function collisionRate(pair: CloudPair, seconds: number, negligible = 0): CollisionRate {
  const overlap = peakOverlap(pair, seconds);
  if (!overlap) return { perSecond: 0, settled: false };
  const { relative, positionInverse: inverse, positionDeterminant, smallestSigma } = overlap;
  const radius = pair.radiusKm;
  const r = relative.subarray(0, 3);
  const linear = applySquare(inverse, r, 3);
  const atCenter = r[0] * linear[0] + r[1] * linear[1] + r[2] * linear[2];
  const nearest = atCenter - 2 * radius * Math.hypot(...linear);
  if (nearest > nothingBeyond) return { perSecond: 0, settled: true };
  const flow = inwardFlow(overlap, radius);
  const [s0, s1, s2, , s4, s5, , , s8] = inverse;
  const density = (x: number, y: number, z: number): number => {
    const quadratic = s0 * x * x + s4 * y * y + s8 * z * z + 2 * (s1 * x * y + s2 * x * z + s5 * y * z);
    const squared =
      atCenter + radius * (radius * quadratic - 2 * (linear[0] * x + linear[1] * y + linear[2] * z));
    return Math.exp(-squared / 2) * flow.at(x, y, z);
  };
  const factor = (radius * radius) / Math.sqrt((2 * Math.PI) ** 3 * positionDeterminant);
  const { value, converged } = integrateSphere(density, {
    pole: flow.centerVelocity,
    band: Math.min(1, (8 * flow.sigma) / Math.hypot(...flow.centerVelocity)),
    feature: Math.min(1, smallestSigma / radius),
    floor: negligible / factor,
  });
  return { perSecond: factor * value, settled: converged };
}
