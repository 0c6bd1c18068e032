import type { EncounterCircle } from "./encounter-circle.ts";

const mostTerms = 3000;
/** Exponent of the sum up to which nothing overflows. */
const largestExponent = 600;
const precision = 1e-17;

/**
 * Probability that the miss lies within the disc, by a power series in the square of the radius whose terms are all
 * positive: no digit is lost by cancellation. This is what the kernel computes, too (kernel/probability).
 *
 * With p = 1/(2σs²) of the smaller axis s, q = p (1 − σs²/σl²), a = ml²/(4σl⁴), b = ms²/(4σs⁴):
 * Pc = exp(−p r² − ml²/(2σl²) − ms²/(2σs²)) / (2 σs σl) Σ h_k r^(2k+2) / (k+1)!, where h_k are the coefficients of
 * (1 − p u)⁻¹ (1 − q u)^(−1/2) exp(b u + a u / (1 − q u)).
 *
 * Given: the encounter, checked by the caller. Returned: the probability, or NaN where another method is needed.
 * Range-error: 1e-13 relative. Source: Serra et al., J. Guidance, Control, and Dynamics 39 (2016), whose generating function
 * this is; the recurrences are derived here (docs/probability.md).
 */
export function seriesProbability({ miss, sigma, radius }: EncounterCircle): number {
  const [large, small] = sigma[0] >= sigma[1] ? [0, 1] : [1, 0];
  const xi = radius * radius;
  const ps = 1 / (2 * sigma[small] * sigma[small]);
  const pl = 1 / (2 * sigma[large] * sigma[large]);
  const squaresL = miss[large] * miss[large] * pl;
  const squaresS = miss[small] * miss[small] * ps;
  // All coefficients are scaled by ξ, so that the terms are pure numbers.
  const p = ps * xi;
  const q = (ps - pl) * xi;
  const a = squaresL * pl * xi;
  const b = squaresS * ps * xi;
  // The sum is at most exp(p + squares), since the probability is at most 1, and at most exp(p + a + b).
  if (!(p + Math.min(a + b, squaresL + squaresS) < largestExponent)) return Number.NaN;

  // κ: coefficients of (1 − q u)^(−1/2) exp(b u + a u / (1 − q u)), three terms back. h: their running sum with factor p.
  let k2 = 0;
  let k1 = 0;
  let k0 = 1;
  let h = 1;
  // Divided by k! on the way: t = h_k / (k+1)!, and so are the κ.
  let term = 1;
  let sum = 1;
  const first = q / 2 + a + b;
  const second = q * (q / 2 + 2 * b);
  const third = q * q * b;
  for (let k = 0; k < mostTerms; k++) {
    const back = k > 0 ? ((q * q * (k - 1) + second) / k) * k1 : 0;
    const farBack = k > 1 ? (third / (k * (k - 1))) * k2 : 0;
    const following = ((2 * q * k + first) * k0 - back + farBack) / ((k + 1) * (k + 1));
    k2 = k1;
    k1 = k0;
    k0 = following;
    h = (p * h) / (k + 1) + k0;
    term = h / (k + 2);
    sum += term;
    if (term < precision * sum && k > 1) {
      return Math.min(1, (sum * xi * Math.exp(-p - squaresL - squaresS)) / (2 * sigma[0] * sigma[1]));
    }
  }
  return Number.NaN;
}
