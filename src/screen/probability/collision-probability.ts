import { alfanoProbability } from "./alfano.ts";
import { type BodyShape, shapeProbability } from "./body-shape.ts";
import { chanProbability } from "./chan.ts";
import { onCurvedPaths } from "./curved-methods.ts";
import { dilutionOf, worstUnknownCovariance } from "./dilution.ts";
import { checkRadius } from "./encounter-circle.ts";
import { type EncounterPlane, encounterPlane } from "./encounter-plane.ts";
import { cloudsOf } from "./orbit-cloud.ts";
import { overlapMinimum } from "./overlap-minimum.ts";
import type { PcMethod, PcOptions, PcRefusal, PcResult } from "./pc-result.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";
import {
  hasNoErrors,
  positionBlock,
  type UncertainEncounter,
  type UncertainState,
} from "./uncertain-state.ts";
import { planeIndicators, type UsageViolation, usageCutoffs, violationsOf } from "./usage-violations.ts";

/** Ten Earth radii less one percent, km. Source: CARA_Analysis_Tools, PcMultiStep.m, defaultCovCutoff. */
const placeholderSigmaKm = 0.99 * 10 * 6378.135;

/**
 * Probability of collision of an encounter by the method chosen, with what has to be known about it.
 * Given: two states with covariances near the closest approach, the radius. Returned: the result; where the method does not
 * hold, the result says so. Errors: `pc-radius`, `pc-samples`: a caller's mistakes.
 */
export function collisionProbability(encounter: UncertainEncounter, options: PcOptions = {}): PcResult {
  const { method = "foster", shape = "circle" } = options;
  checkRadius(encounter.radiusKm);
  const refuse = (refusal: PcRefusal): PcResult => ({ method, refusal, violations: [], remedied: false });
  const objects = [encounter.first, encounter.second];
  if (objects.some(isPlaceholder)) return refuse("default-covariance");
  const unknown = objects.filter(hasNoErrors).length;
  if (unknown === 2 || (unknown === 1 && method !== "max")) return refuse("covariance-unknown");
  const plane = encounterPlane(encounter);
  const inPlane = methodInPlane(method, shape);
  if (typeof plane === "string" && (inPlane || plane === "no-covariance")) return refuse(plane);
  if (typeof plane !== "string" && unknown === 1) return oneSided(plane, shape);

  const curvable = encounter.radiusKm > 0 && !objects.some(hasNoVelocityErrors);
  const pair = curvable ? cloudsOf(encounter) : undefined;
  const minimum = pair && overlapMinimum(pair);
  const isNone = objects.some(isNotPositive);
  const defects: readonly UsageViolation[] =
    isNone || (typeof plane !== "string" && plane.notPositiveDefinite) ? ["not-positive-definite"] : [];
  const known = {
    method,
    remedied: defects.length > 0 || (typeof plane !== "string" && plane.remedied),
    ...(typeof plane === "string" ? {} : { plane, ...dilutionFields(plane) }),
  };
  if (inPlane && typeof plane !== "string") {
    const judged =
      pair && minimum
        ? violationsOf(planeIndicators(encounter, pair, minimum), usageCutoffs.foster)
        : (["unchecked"] as const);
    return { ...known, probability: inPlane(plane), violations: [...defects, ...judged] };
  }
  if (!pair) return { ...known, refusal: "no-overlap", violations: defects };
  const curved = onCurvedPaths(pair, minimum, { ...options, method });
  return { ...known, ...curved, violations: [...defects, ...curved.violations] };
}

/** The two-dimensional method, or undefined for one on curved paths. */
function methodInPlane(method: PcMethod, shape: BodyShape): ((plane: EncounterPlane) => number) | undefined {
  switch (method) {
    case "foster":
      return (plane) => shapeProbability(plane, shape);
    case "chan":
      return chanProbability;
    case "alfano":
      return alfanoProbability;
    case "max":
      return (plane) => dilutionOf(plane).maxProbability;
    case "nc2d":
    case "nc3d":
    case "monte-carlo":
      return undefined;
  }
}

function dilutionFields(plane: EncounterPlane): Pick<PcResult, "dilution" | "maxProbability" | "maxScale"> {
  const { side, maxProbability, scale } = dilutionOf(plane);
  return { dilution: side, maxProbability, maxScale: scale };
}

/** The maximum where one covariance is unknown: over all of them, not over a scale. */
function oneSided(plane: EncounterPlane, shape: BodyShape): PcResult {
  const probability = shapeProbability(worstUnknownCovariance(plane), shape);
  return {
    method: "max",
    probability,
    maxProbability: probability,
    violations: ["unchecked"],
    remedied: plane.remedied,
    plane,
  };
}

const isPlaceholder = ({ covariance }: UncertainState): boolean =>
  [0, 7, 14].some((k) => covariance[k] >= placeholderSigmaKm ** 2);

const hasNoVelocityErrors = ({ covariance }: UncertainState): boolean =>
  covariance[21] === 0 && covariance[28] === 0 && covariance[35] === 0;

const isNotPositive = ({ covariance }: UncertainState): boolean =>
  symmetricEigen(positionBlock(covariance), 3).values.some((value) => !(value > 0));
