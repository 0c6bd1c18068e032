import { checkCircle, type EncounterCircle } from "./encounter-circle.ts";
import { fosterProbability } from "./foster.ts";

const mostTerms = 10_000;

/**
 * Chan's series: the ellipse of errors is replaced by a circle of the same area, so that a Rice distribution is left.
 * Given: the encounter. Returned: the probability. Range-error: an approximation, exact for equal sigmas; a few parts in a
 * thousand for aspect ratios to 3 and small bodies, worthless for long ellipses and large bodies (docs/probability.md).
 * Errors: as Foster's. Source: Chan, "Collision probability analyses for earth-orbiting satellites", AAS 97-173 (1997).
 */
export function chanProbability(circle: EncounterCircle): number {
  checkCircle(circle);
  const { miss, sigma, radius } = circle;
  if (radius === Number.POSITIVE_INFINITY) return 1;
  // Σ Poisson(m; v/2) · P(m + 1, u/2): the lower incomplete gamma falls with m, by one Poisson term each.
  const u = (radius * radius) / (2 * sigma[0] * sigma[1]);
  const v = ((miss[0] / sigma[0]) ** 2 + (miss[1] / sigma[1]) ** 2) / 2;
  if (u === 0) return 0;
  if (u + v > mostTerms) return onEqualCircle(circle, v);
  const most = Math.ceil(u + v + 12 * Math.sqrt(u + v) + 40);
  const poissonU = poissonTerms(u, 2 * most + 60);
  const poissonV = poissonTerms(v, most);
  // P(m + 1, u) = Σ over k > m of the Poisson terms of u, added from the small end.
  let tail = 0;
  for (let k = poissonU.length - 1; k > most; k--) tail += poissonU[k];
  let sum = 0;
  for (let m = most; m >= 0; m--) {
    if (m + 1 <= most) tail += poissonU[m + 1];
    sum += poissonV[m] * tail;
  }
  return Math.min(1, sum);
}

/** Chan's probability is exact for the circle of errors of the same area: the way where the series has too many terms. */
function onEqualCircle({ sigma, radius }: EncounterCircle, v: number): number {
  const equal = Math.sqrt(sigma[0] * sigma[1]);
  return fosterProbability({ miss: [equal * Math.sqrt(2 * v), 0], sigma: [equal, equal], radius });
}

/** Terms exp(−x) x^k / k! for k = 0…last, by logarithms, so that a large x does not underflow at the start. */
function poissonTerms(x: number, last: number): Float64Array {
  const terms = new Float64Array(last + 1);
  let logarithm = -x;
  for (let k = 0; k <= last; k++) {
    if (k > 0) logarithm += Math.log(x / k);
    terms[k] = x === 0 ? Number(k === 0) : Math.exp(logarithm);
  }
  return terms;
}
