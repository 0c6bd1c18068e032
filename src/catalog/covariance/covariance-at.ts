import type { CatalogNumber } from "../../core/index.ts";
import type { Mat3 } from "../../frames/index.ts";
import type { Regime } from "../regime.ts";
import { squaredAt90 } from "./calibrate.ts";
import type { CovarianceModel, PairEvidence } from "./covariance-model.ts";
import { positionVariances } from "./position-variances.ts";

/** Said wherever such a covariance is shown: it stands in for one that no message brought. */
export const covarianceLabel = "estimated from element history";

/** A covariance of position, with what it rests on. */
export interface HistoryCovariance extends PairEvidence {
  readonly label: typeof covarianceLabel;
  /** Whose differences: the object's own, or those of its regime because it has too few. */
  readonly basis: "object" | "regime";
  readonly regime: Regime;
  /** Version of the parameters. */
  readonly version: string;
  /** Age of the element set, days, as asked. */
  readonly ageDays: number;
  /** True outside the ages of the pairs. */
  readonly isExtrapolated: boolean;
  /** 3 × 3, row by row, km²: radial, in-track, cross-track of the object at that time; no correlations. */
  readonly ricKm2: Mat3;
  /** Squared Mahalanobis distances within which that share of differences lay; tails are heavier than a normal distribution's. */
  readonly squaredAt50: number;
  readonly squaredAt90: number;
  readonly squaredAt99: number;
}

/**
 * Given: a model; an object and its regime; the age of its element set in days (negative before the epoch: errors grow both
 * ways). Returned: the covariance of the position that the set predicts; undefined where nothing is known of the regime.
 * Range-error: see {@link estimateCovariances}.
 */
export function covarianceAt(
  model: CovarianceModel,
  { id, regime }: { readonly id: CatalogNumber; readonly regime: Regime },
  ageDays: number,
): HistoryCovariance | undefined {
  const own = model.objects.get(id);
  const shared = model.regimes[own?.regime ?? regime];
  if (!shared) return undefined;
  const { growth, pairs, youngestDays, oldestDays } = own ?? shared;
  const { scale, squaredAt50, squaredAt99 } = own ? shared.own : shared.pooled;
  const age = Math.abs(ageDays);
  const variances = positionVariances(growth, Math.min(youngestDays, shared.youngestDays), age);
  return {
    label: covarianceLabel,
    basis: own ? "object" : "regime",
    regime: own?.regime ?? regime,
    version: model.version,
    pairs,
    youngestDays,
    oldestDays,
    ageDays,
    isExtrapolated: age < youngestDays || age > oldestDays,
    ricKm2: [scale * variances[0], 0, 0, 0, scale * variances[1], 0, 0, 0, scale * variances[2]],
    squaredAt50,
    squaredAt90,
    squaredAt99,
  };
}
