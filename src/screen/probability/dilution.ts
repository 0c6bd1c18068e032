import type { EncounterCircle } from "./encounter-circle.ts";
import { maximumOverScale } from "./maximum.ts";
import { planeProbability } from "./plane-probability.ts";

/** On which side of the maximum the given covariance lies: diluted, where better tracking would raise the probability. */
export type DilutionSide = "diluted" | "robust";

export interface Dilution {
  readonly side: DilutionSide;
  readonly maxProbability: number;
  /** Scale of the sigmas at the maximum; below 1 on the diluted side. */
  readonly scale: number;
}

/** A probability this near its maximum is no longer called diluted. Source: CARA_Analysis_Tools, PcDilution, DilutTol. */
const nearMaximum = 1e-3;

/**
 * Given: an encounter. Returned: the maximum over a common scale of the covariance, and the side of it.
 * Source: Hejduk, "Satellite Conjunction Assessment Risk Analysis for 'Dilution Region' Events" (2019).
 */
export function dilutionOf(circle: EncounterCircle): Dilution {
  const { probability, scale } = maximumOverScale(circle);
  const nominal = planeProbability(circle);
  const diluted = scale < 1 && nominal < probability * (scale === 0 ? 1 - nearMaximum : 1);
  // The covariance given is one of the scales looked at: rounding must not put it above the maximum.
  return { side: diluted ? "diluted" : "robust", maxProbability: Math.max(probability, nominal), scale };
}

/**
 * The encounter with the worst covariance of one object where nothing is known of it: it lies along the miss vector.
 * Given: the encounter with the known covariance only. Returned: the encounter whose probability is the maximum.
 * Range-error: exact for a small body. Source: Frisbee, "An upper bound on high speed satellite collision probability when
 * only one object has position uncertainty information", AAS 15-717 (2015).
 */
export function worstUnknownCovariance(circle: EncounterCircle): EncounterCircle {
  const { miss, sigma, radius } = circle;
  const k2 = (miss[0] / sigma[0]) ** 2 + (miss[1] / sigma[1]) ** 2;
  if (!(k2 > 1)) return circle;
  const share = (k2 - 1) / k2;
  const c11 = sigma[0] ** 2 + share * miss[0] ** 2;
  const c22 = sigma[1] ** 2 + share * miss[1] ** 2;
  const c12 = share * miss[0] * miss[1];
  const mean = (c11 + c22) / 2;
  const delta = (c11 - c22) / 2;
  const large = mean + Math.hypot(delta, c12);
  // det = σ1² σ2² (1 + share k²), without cancellation.
  const small = ((sigma[0] * sigma[1]) ** 2 * (1 + share * k2)) / large;
  const turn = Math.atan2(c12, delta) / 2;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  return {
    miss: [cos * miss[0] + sin * miss[1], cos * miss[1] - sin * miss[0]],
    sigma: [Math.sqrt(large), Math.sqrt(small)],
    radius,
  };
}
