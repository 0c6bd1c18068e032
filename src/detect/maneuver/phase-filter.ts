import {
  type KnownBurn,
  type ObservationWeights,
  type PhaseNoise,
  type PhaseObservations,
  type PhaseSteps,
  stepSize,
  tailFreedom,
} from "./phase-model.ts";

/** Variances of the unknown first state: km², (km/day)², (km/day²)². Wide against any orbit's residual rate. */
const firstVariance = [1e4, 1e6, 1e2] as const;

/** What one forward pass leaves for the backward pass: two entries a set (phase, rate), eight gains a set. */
export interface PhasePass {
  readonly innovation: Float64Array;
  readonly innovationVariance: Float64Array;
  readonly gain: Float64Array;
  /** Sum of the Student-t log densities of the innovations. */
  readonly logLikelihood: number;
}

/**
 * Given: observations, transitions, noise, weights, known burns by gap. Returned: innovations with variances and gains,
 * and their summed Student-t log density. Phase and rate of one set are taken in one after the other.
 * Source: Kalman filter; J. Durbin, S. J. Koopman, Time Series Analysis by State Space Methods, 2012, ch. 4 and 6.4.
 */
export function filterPhase(
  { phaseKm, rateKmPerDay }: PhaseObservations,
  { entries }: PhaseSteps,
  noise: PhaseNoise,
  weights: ObservationWeights,
  burns: ReadonlyMap<number, KnownBurn>,
): PhasePass {
  const count = phaseKm.length;
  const innovation = new Float64Array(2 * count);
  const innovationVariance = new Float64Array(2 * count).fill(1);
  const gain = new Float64Array(8 * count);
  const { rateWalk, dragWalk } = noise;
  const phaseVariance = noise.sigmaKm ** 2;
  const rateVariance = noise.sigmaKmPerDay ** 2;
  const readsRates = Number.isFinite(rateVariance);
  const tail = (tailFreedom + 1) / 2;
  let [w, r, a, p] = [phaseKm[0], 0, 0, 0];
  let [p00, p11, p22] = firstVariance as readonly number[];
  let [p01, p02, p03, p12, p13, p23, p33] = [0, 0, 0, 0, 0, 0, 0];
  let logLikelihood = 0;
  for (let k = 0; k < count; k++) {
    if (k > 0) {
      const at = stepSize * k;
      const dt = entries[at];
      const f02 = entries[at + 1];
      const f12 = entries[at + 2];
      const e = entries[at + 3];
      const g02 = entries[at + 4];
      const g12 = entries[at + 5];
      const g = entries[at + 6];
      w += dt * r + f02 * a + g02 * p;
      r += f12 * a + g12 * p;
      a *= e;
      p *= g;
      const m00 = p00 + dt * p01 + f02 * p02 + g02 * p03;
      const m01 = p01 + dt * p11 + f02 * p12 + g02 * p13;
      const m02 = p02 + dt * p12 + f02 * p22 + g02 * p23;
      const m03 = p03 + dt * p13 + f02 * p23 + g02 * p33;
      const m11 = p11 + f12 * p12 + g12 * p13;
      const m12 = p12 + f12 * p22 + g12 * p23;
      const m13 = p13 + f12 * p23 + g12 * p33;
      const dt2 = dt * dt;
      const dt3 = dt2 * dt;
      p00 = m00 + dt * m01 + f02 * m02 + g02 * m03 + (rateWalk * dt3) / 3 + (dragWalk * dt3 * dt2) / 20;
      p01 = m01 + f12 * m02 + g12 * m03 + (rateWalk * dt2) / 2 + (dragWalk * dt2 * dt2) / 8;
      p02 = e * m02 + (dragWalk * dt3) / 6;
      p03 = g * m03;
      p11 = m11 + f12 * m12 + g12 * m13 + rateWalk * dt + (dragWalk * dt3) / 3;
      p12 = e * m12 + (dragWalk * dt2) / 2;
      p13 = g * m13;
      p22 = e * e * p22 + dragWalk * dt;
      p23 *= e * g;
      p33 *= g * g;
      const burn = burns.get(k - 1);
      if (burn) {
        const d = burn.daysBeforeNext;
        const b3 = Math.exp(-d / burn.lagDays);
        const b1 = 1 - b3;
        const b0 = d - burn.lagDays * b1;
        const v = burn.variance;
        p00 += v * b0 * b0 + burn.jumpVariance;
        p01 += v * b0 * b1;
        p03 += v * b0 * b3;
        p11 += v * b1 * b1;
        p13 += v * b1 * b3;
        p33 += v * b3 * b3;
      }
    }
    {
      const f = p00 + phaseVariance / weights.phase[k];
      const v = phaseKm[k] - w;
      const k0 = p00 / f;
      const k1 = p01 / f;
      const k2 = p02 / f;
      const k3 = p03 / f;
      w += k0 * v;
      r += k1 * v;
      a += k2 * v;
      p += k3 * v;
      p33 -= k3 * p03;
      p23 -= k2 * p03;
      p22 -= k2 * p02;
      p13 -= k1 * p03;
      p12 -= k1 * p02;
      p11 -= k1 * p01;
      p03 -= k0 * p03;
      p02 -= k0 * p02;
      p01 -= k0 * p01;
      p00 -= k0 * p00;
      innovation[2 * k] = v;
      innovationVariance[2 * k] = f;
      gain[8 * k] = k0;
      gain[8 * k + 1] = k1;
      gain[8 * k + 2] = k2;
      gain[8 * k + 3] = k3;
      if (k > 2) logLikelihood -= 0.5 * Math.log(f) + tail * Math.log1p((v * v) / (f * tailFreedom));
    }
    if (readsRates) {
      const f = p11 + rateVariance / weights.rate[k];
      const v = rateKmPerDay[k] - r;
      const k0 = p01 / f;
      const k1 = p11 / f;
      const k2 = p12 / f;
      const k3 = p13 / f;
      w += k0 * v;
      r += k1 * v;
      a += k2 * v;
      p += k3 * v;
      p33 -= k3 * p13;
      p23 -= k2 * p13;
      p03 -= k0 * p13;
      p22 -= k2 * p12;
      p02 -= k0 * p12;
      p00 -= k0 * p01;
      p13 -= k1 * p13;
      p12 -= k1 * p12;
      p01 -= k1 * p01;
      p11 -= k1 * p11;
      innovation[2 * k + 1] = v;
      innovationVariance[2 * k + 1] = f;
      gain[8 * k + 4] = k0;
      gain[8 * k + 5] = k1;
      gain[8 * k + 6] = k2;
      gain[8 * k + 7] = k3;
      if (k > 2) logLikelihood -= 0.5 * Math.log(f) + tail * Math.log1p((v * v) / (f * tailFreedom));
    }
  }
  return { innovation, innovationVariance, gain, logLikelihood };
}
