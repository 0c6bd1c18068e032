import { checkCircle, type EncounterCircle } from "./encounter-circle.ts";
import { planeProbability } from "./plane-probability.ts";

/** The largest probability over a common scale of all sigmas, and that scale; 0 where the miss lies within the body. */
export interface MaximumProbability {
  readonly probability: number;
  readonly scale: number;
}

/** Body in smaller sigmas below which the maximum of a point body serves: the error goes with its fourth power. */
const pointBody = 0.01;
const tolerance = 5e-5;
const golden = (3 - Math.sqrt(5)) / 2;

/**
 * The largest collision probability over an unknown scale of errors whose shape is known.
 * Given: the encounter. Returned: the probability and the scale of the sigmas that gives it.
 * Range-error: 1e-8 relative of the maximum, 1e-4 of the scale. For a small body it is r² / (e σx σy q), q = Σ (m/σ)².
 * Errors: as Foster's. Source: Alfano, "Relating Position Uncertainty to Maximum Conjunction Probability",
 * J. Astronautical Sciences 53 (2005).
 */
export function maximumOverScale(circle: EncounterCircle): MaximumProbability {
  checkCircle(circle);
  const { miss, sigma, radius } = circle;
  if (radius === 0) return { probability: 0, scale: 1 };
  const distance = Math.hypot(miss[0], miss[1]);
  if (distance <= radius) return { probability: 1, scale: 0 };
  const q = (miss[0] / sigma[0]) ** 2 + (miss[1] / sigma[1]) ** 2;
  const center = Math.log(q / 2) / 2;
  const smallest = Math.min(sigma[0], sigma[1]);
  if (radius < pointBody * smallest * Math.exp(center))
    return { probability: atScale(circle, center), scale: Math.exp(center) };
  return peakNear(circle, center);
}

const atScale = ({ miss, sigma, radius }: EncounterCircle, logScale: number): number => {
  const scale = Math.exp(logScale);
  return planeProbability({ miss, sigma: [sigma[0] * scale, sigma[1] * scale], radius });
};

/** Brent's search for the peak: steps downhill bracket it, then parabolas with golden sections as a safeguard. */
function peakNear(circle: EncounterCircle, center: number): MaximumProbability {
  let step = 0.1;
  let x = center;
  let fx = atScale(circle, x);
  // A body of finite size has its peak at a smaller scale, or (beside a long ellipse) a larger one.
  let low = x - step;
  let high = x + step;
  let fLow = atScale(circle, low);
  let fHigh = atScale(circle, high);
  while (fLow > fx || fHigh > fx) {
    step *= 1.6;
    if (fLow >= fHigh) {
      [high, fHigh, x, fx] = [x, fx, low, fLow];
      low = x - step;
      fLow = atScale(circle, low);
    } else {
      [low, fLow, x, fx] = [x, fx, high, fHigh];
      high = x + step;
      fHigh = atScale(circle, high);
    }
    if (Math.abs(x - center) > 60) break;
  }
  // The three points of the bracket begin the parabolas.
  let [w, fw, v, fv] = fLow > fHigh ? [low, fLow, high, fHigh] : [high, fHigh, low, fLow];
  let last = high - low;
  let change = last;
  for (let round = 0; round < 60; round++) {
    const middle = (low + high) / 2;
    if (Math.abs(x - middle) <= 2 * tolerance - (high - low) / 2) break;
    const r = (x - w) * (fx - fv);
    let q = (x - v) * (fx - fw);
    let p = (x - v) * q - (x - w) * r;
    q = 2 * (q - r);
    if (q > 0) p = -p;
    q = Math.abs(q);
    const before = last;
    last = change;
    if (q > 0 && Math.abs(p) < Math.abs((q * before) / 2) && p > q * (low - x) && p < q * (high - x)) {
      change = p / q;
    } else {
      last = x < middle ? high - x : low - x;
      change = golden * last;
    }
    // At least one tolerance: a parabola through far points is no proof that the peak is here.
    const u = x + (Math.abs(change) >= tolerance ? change : change < 0 ? -tolerance : tolerance);
    const fu = atScale(circle, u);
    if (fu >= fx) {
      if (u < x) high = x;
      else low = x;
      [v, fv, w, fw, x, fx] = [w, fw, x, fx, u, fu];
    } else {
      if (u < x) low = u;
      else high = u;
      if (fu >= fw || w === x) [v, fv, w, fw] = [w, fw, u, fu];
      else [v, fv] = [u, fu];
    }
  }
  return { probability: fx, scale: Math.exp(x) };
}
