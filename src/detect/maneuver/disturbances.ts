import type { PhasePass } from "./phase-filter.ts";
import { type ObservationWeights, type PhaseNoise, type PhaseSteps, stepSize } from "./phase-model.ts";

/** What the backward pass knows of each gap (between set k and k + 1) and each set. */
export interface PhaseDisturbances {
  /** Scores of a change of w, r, p at set k + 1; three entries a gap. */
  readonly score: Float64Array;
  /** Information of the same: ww, wr, wp, rr, rp, pp; six entries a gap. */
  readonly info: Float64Array;
  /** Smoothed residual of each set's phase and rate over the standard deviation of a trusted one. */
  readonly residual: ObservationWeights;
}

/**
 * Given: the forward pass. Returned: scores and information of a disturbance in every gap, by one backward pass.
 * Source: P. de Jong, J. Penzer, Diagnosing Shocks in Time Series, JASA 93 (1998), eqs. 5–8.
 */
export function smoothDisturbances(
  { entries }: PhaseSteps,
  pass: PhasePass,
  noise: PhaseNoise,
  weights: ObservationWeights,
): PhaseDisturbances {
  const count = weights.phase.length;
  const score = new Float64Array(3 * count);
  const info = new Float64Array(6 * count);
  const residual = { phase: new Float64Array(count), rate: new Float64Array(count) };
  const readsRates = Number.isFinite(noise.sigmaKmPerDay);
  // Score (s) and information (n) of what is observed later, mapped to the state of the moment.
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let [n00, n01, n02, n03, n11, n12, n13, n22, n23, n33] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let k = count - 1; k >= 0; k--) {
    if (readsRates) {
      const f = pass.innovationVariance[2 * k + 1];
      const g0 = pass.gain[8 * k + 4];
      const g1 = pass.gain[8 * k + 5];
      const g2 = pass.gain[8 * k + 6];
      const g3 = pass.gain[8 * k + 7];
      const kn0 = g0 * n00 + g1 * n01 + g2 * n02 + g3 * n03;
      const kn1 = g0 * n01 + g1 * n11 + g2 * n12 + g3 * n13;
      const kn2 = g0 * n02 + g1 * n12 + g2 * n22 + g3 * n23;
      const kn3 = g0 * n03 + g1 * n13 + g2 * n23 + g3 * n33;
      const u = pass.innovation[2 * k + 1] / f - (g0 * s0 + g1 * s1 + g2 * s2 + g3 * s3);
      residual.rate[k] = (u * noise.sigmaKmPerDay) / weights.rate[k];
      s1 += u;
      n11 += 1 / f - 2 * kn1 + (kn0 * g0 + kn1 * g1 + kn2 * g2 + kn3 * g3);
      n01 -= kn0;
      n12 -= kn2;
      n13 -= kn3;
    }
    const f = pass.innovationVariance[2 * k];
    const g0 = pass.gain[8 * k];
    const g1 = pass.gain[8 * k + 1];
    const g2 = pass.gain[8 * k + 2];
    const g3 = pass.gain[8 * k + 3];
    const kn0 = g0 * n00 + g1 * n01 + g2 * n02 + g3 * n03;
    const kn1 = g0 * n01 + g1 * n11 + g2 * n12 + g3 * n13;
    const kn2 = g0 * n02 + g1 * n12 + g2 * n22 + g3 * n23;
    const kn3 = g0 * n03 + g1 * n13 + g2 * n23 + g3 * n33;
    const u = pass.innovation[2 * k] / f - (g0 * s0 + g1 * s1 + g2 * s2 + g3 * s3);
    residual.phase[k] = (u * noise.sigmaKm) / weights.phase[k];
    s0 += u;
    n00 += 1 / f - 2 * kn0 + (kn0 * g0 + kn1 * g1 + kn2 * g2 + kn3 * g3);
    n01 -= kn1;
    n02 -= kn2;
    n03 -= kn3;
    if (k === 0) break;
    const gap = k - 1;
    score[3 * gap] = s0;
    score[3 * gap + 1] = s1;
    score[3 * gap + 2] = s3;
    info[6 * gap] = n00;
    info[6 * gap + 1] = n01;
    info[6 * gap + 2] = n03;
    info[6 * gap + 3] = n11;
    info[6 * gap + 4] = n13;
    info[6 * gap + 5] = n33;
    const at = stepSize * k;
    const dt = entries[at];
    const f02 = entries[at + 1];
    const f12 = entries[at + 2];
    const e = entries[at + 3];
    const g02 = entries[at + 4];
    const g12 = entries[at + 5];
    const g = entries[at + 6];
    s3 = g02 * s0 + g12 * s1 + g * s3;
    s2 = f02 * s0 + f12 * s1 + e * s2;
    s1 += dt * s0;
    const c00 = n00;
    const c01 = n00 * dt + n01;
    const c02 = n00 * f02 + n01 * f12 + n02 * e;
    const c03 = n00 * g02 + n01 * g12 + n03 * g;
    const c11 = n01 * dt + n11;
    const c12 = n01 * f02 + n11 * f12 + n12 * e;
    const c13 = n01 * g02 + n11 * g12 + n13 * g;
    const c22 = n02 * f02 + n12 * f12 + n22 * e;
    const c23 = n02 * g02 + n12 * g12 + n23 * g;
    const c33 = n03 * g02 + n13 * g12 + n33 * g;
    n00 = c00;
    n01 = c01;
    n02 = c02;
    n03 = c03;
    n11 = dt * c01 + c11;
    n12 = dt * c02 + c12;
    n13 = dt * c03 + c13;
    n22 = f02 * c02 + f12 * c12 + e * c22;
    n23 = f02 * c03 + f12 * c13 + e * c23;
    n33 = g02 * c03 + g12 * c13 + g * c33;
  }
  return { score, info, residual };
}
