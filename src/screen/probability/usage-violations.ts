import { dot, subtract } from "../../core/index.ts";
import { clipShare } from "./encounter-plane.ts";
import { periodS } from "./encounter-segment.ts";
import type { Nc2d } from "./nc2d.ts";
import type { Nc3d } from "./nc3d.ts";
import type { CloudPair } from "./orbit-cloud.ts";
import type { OverlapMinimum } from "./overlap-minimum.ts";
import { applySquare } from "./square-matrix.ts";
import { clippedInverse } from "./symmetric-eigen.ts";
import { positionBlock, type UncertainEncounter } from "./uncertain-state.ts";

/** Why a method's assumptions don't hold for an encounter. */
export type UsageViolation =
  /** A covariance has an eigenvalue of zero or less. */
  | "not-positive-definite"
  /** The encounter lasts too long against the orbits' period. */
  | "extended"
  /** The likely time of collision lies too far from the closest approach. */
  | "offset"
  /** The method's value is known to differ from a better one. */
  | "inaccurate";

/** What the violations are judged by: shares of the shorter period, and of the probability. */
export interface UsageIndicators {
  readonly extended: number;
  readonly offset: number;
  readonly inaccurate: number;
}

/** Half of an encounter's duration in standard deviations: all but 1e-16 of a normal distribution. */
const halfDuration = 8.3048;
/** Source: CARA_Analysis_Tools, PcMultiStep.m, defaults. */
export const usageCutoffs = {
  foster: { extended: 0.02, offset: 0.01, inaccurate: 0.02 },
  nc2d: { extended: 0.05, offset: 0.1, inaccurate: 0.1 },
  nc3d: { extended: 0.05, offset: 0.75, inaccurate: 0.1 },
} as const;

/** Given: indicators and a method's cutoffs. Returned: the violations; an indicator that is NaN is one. */
export const violationsOf = (
  indicators: UsageIndicators,
  cutoffs: UsageIndicators,
): readonly UsageViolation[] =>
  (["extended", "offset", "inaccurate"] as const).filter((name) => !(indicators[name] <= cutoffs[name]));

/**
 * Whether straight paths and a covariance that stands still serve.
 * Given: the encounter, its clouds and the minimum of Q. Returned: the indicators of the two-dimensional method: the duration
 * and its offset on curved paths, and the share by which the small body's probability on curved paths differs from the one on
 * straight paths. Source: Hall, Baars & Casali, AAS 23-398 (2023), section on usage violations.
 */
export function planeIndicators(
  encounter: UncertainEncounter,
  pair: CloudPair,
  minimum: OverlapMinimum,
): UsageIndicators {
  const { first, second, radiusKm } = encounter;
  const r = subtract(second.positionKm, first.positionKm);
  const v = subtract(second.velocityKmPerS, first.velocityKmPerS);
  const combined = positionBlock(first.covariance.map((value, k) => value + second.covariance[k]));
  const { inverse, determinant } = clippedInverse(combined, 3, (clipShare * radiusKm) ** 2);
  const weighted = applySquare(inverse, v, 3);
  const bend = weighted[0] * v[0] + weighted[1] * v[1] + weighted[2] * v[2];
  const along = weighted[0] * r[0] + weighted[1] * r[1] + weighted[2] * r[2];
  const atStates = applySquare(inverse, r, 3);
  const squared = atStates[0] * r[0] + atStates[1] * r[1] + atStates[2] * r[2];
  const straightQ = squared - (along * along) / bend + Math.log(determinant);
  const curvedSpeed = Math.hypot(...minimum.at.relative.subarray(3));
  const logRatio =
    Math.log(minimum.sigmaS * Math.sqrt(bend)) +
    Math.log(curvedSpeed / Math.sqrt(dot(v, v))) +
    (straightQ - minimum.q) / 2;
  return {
    ...durationIndicators(pair, minimum.seconds, minimum.sigmaS),
    inaccurate: 1 - Math.exp(-Math.abs(logRatio)),
  };
}

function durationIndicators(
  { first, second }: CloudPair,
  meanS: number,
  sigmaS: number,
): Omit<UsageIndicators, "inaccurate"> {
  const shorter = Math.min(periodS(first.elements), periodS(second.elements));
  const half = halfDuration * sigmaS;
  return { extended: (2 * half) / shorter, offset: (Math.abs(meanS) + half) / shorter };
}

/** Indicators of 2D-Nc: its own duration, and its difference from the plane at the overlap against their mean. */
export function nc2dIndicators(pair: CloudPair, result: Nc2d): UsageIndicators {
  const { probability, planeProbability } = result;
  const mean = (probability + planeProbability) / 2;
  return {
    ...durationIndicators(pair, result.meanS, result.sigmaS),
    inaccurate: mean === 0 ? 0 : Math.abs(probability - planeProbability) / mean,
  };
}

/** Indicators of 3D-Nc: its span against the encounter's segment. */
export function nc3dIndicators({ span, segment, converged }: Nc3d): UsageIndicators {
  return {
    extended: (span.toS - span.fromS) / (segment.toS - segment.fromS),
    offset: Math.max(span.fromS / segment.fromS, span.toS / segment.toS),
    inaccurate: converged ? 0 : Number.NaN,
  };
}
