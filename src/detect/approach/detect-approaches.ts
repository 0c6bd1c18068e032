import type { CatalogNumber, IsoUtc } from "../../core/index.ts";
import type { Sha256Hex } from "../../digest/index.ts";
import type { Detection, Limitation } from "../detection.ts";
import { round } from "../round.ts";
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

/**
 * Close approaches to protected objects as detections; symmetric in both objects.
 * Given: what screening found, the protected objects, hashes of the snapshot or batches screened.
 * Returned: one detection for each approach within `withinKm` that has a protected object in it, by time.
 * `detectionProbability` is the chance that the distance was below `withinKm`, with the rule's plain error model:
 * `errorKmAtEpoch` + `errorKmPerDay` · age for each object, along one line (an assumption, printed with the rule).
 */
export function detectApproaches(
  approaches: readonly ScreenedApproach[],
  protectedIds: ReadonlySet<CatalogNumber>,
  inputs: readonly Sha256Hex[],
  rule: Rule<ApproachParameters> = approachRule,
): Detection[] {
  return approaches
    .filter(({ id1, id2 }) => protectedIds.has(id1) || protectedIds.has(id2))
    .filter(({ missDistanceKm }) => missDistanceKm <= rule.parameters.withinKm)
    .map((approach) => toDetection(approach, [...inputs].sort(), rule))
    .sort(
      (left, right) =>
        compare(left.from, right.from) || left.ids[0] - right.ids[0] || left.ids[1] - right.ids[1],
    );
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

function toDetection(
  approach: ScreenedApproach,
  inputs: readonly Sha256Hex[],
  rule: Rule<ApproachParameters>,
): Detection {
  const { id1, id2, tca, missDistanceKm, relativeSpeedKmPerS, ageDays1, ageDays2, maxProbability } = approach;
  const oldest = Math.max(ageDays1, ageDays2);
  const { staleDays, withinKm, errorKmAtEpoch, errorKmPerDay } = rule.parameters;
  const errorKm = Math.hypot(
    errorKmAtEpoch + errorKmPerDay * Math.abs(ageDays1),
    errorKmAtEpoch + errorKmPerDay * Math.abs(ageDays2),
  );
  const probability =
    normalShare((withinKm - missDistanceKm) / errorKm) - normalShare((-withinKm - missDistanceKm) / errorKm);
  const limitations: Limitation[] = [{ code: "detect-limit-mean-elements" }];
  if (oldest > staleDays) limitations.push({ code: "detect-limit-stale", parts: { days: round(oldest, 1) } });
  if (missDistanceKm < errorKm)
    limitations.push({
      code: "detect-limit-below-resolution",
      parts: { uncertaintyKm: Number(errorKm.toPrecision(2)) },
    });
  return {
    kind: "approach",
    ids: id1 < id2 ? [id1, id2] : [id2, id1],
    from: tca,
    to: tca,
    time: tca,
    values: {
      missDistanceKm,
      relativeSpeedKmPerS,
      uncertaintyKm: round(errorKm, 3),
      oldestSetDays: round(oldest, 3),
      ...(maxProbability === undefined ? {} : { maxProbability }),
    },
    detectionProbability: round(Math.min(Math.max(probability, 0), 1), 3),
    rule,
    inputs,
    limitations,
  };
}

/** Share of a normal distribution below z. Range-error: 1.5e-7. Source: Abramowitz and Stegun 7.1.26. */
function normalShare(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const below = 1 - series * Math.exp(-x * x);
  return z >= 0 ? (1 + below) / 2 : (1 - below) / 2;
}
