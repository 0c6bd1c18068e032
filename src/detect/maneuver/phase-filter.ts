/**
 * State of the along-track phase: w (km), its rate r (km/day) and the slow change of the rate α (km/day², drag),
 * with ẇ = r, ṙ = α + noise, α̇ = −α / {@link dragMemoryDays} + noise. Only w is observed.
 */
export interface PhaseNoise {
  /** Standard deviation of one observation, km. */
  readonly sigmaKm: number;
  /** Random walk of the rate, (km/day)² per day. */
  readonly rateWalk: number;
  /** Random walk of the drag term, (km/day²)² per day. */
  readonly dragWalk: number;
}

/** A burn that the filter knows: an unknown change of rate, of variance `variance`, `daysBeforeNext` before set `gap` + 1. */
export interface KnownBurn {
  readonly gap: number;
  readonly daysBeforeNext: number;
  /** (km/day)². */
  readonly variance: number;
}

/** Memory of the drag term: density follows the Sun's rotation and activity over about two months. */
const dragMemoryDays = 60;
/** Variances of the unknown first state: km², (km/day)², (km/day²)². Wide against any orbit's residual rate. */
const firstVariance = [1e4, 1e6, 1e2] as const;
/** Degrees of freedom of the Student-t by which innovations are scored: heavy tails, as element sets have. */
export const tailFreedom = 4;

/** What one forward pass leaves for the backward pass; one entry a set. */
export interface PhasePass {
  readonly innovation: Float64Array;
  readonly innovationVariance: Float64Array;
  readonly gain: Float64Array;
  /** Sum of the Student-t log densities of the innovations. */
  readonly logLikelihood: number;
}

/**
 * Given: epochs (days, ascending), phases (km), noise, weights of the observations (1 = trusted), known burns by gap.
 * Returned: innovations with variances and gains, and their summed Student-t log density.
 * Source: Kalman filter; J. Durbin, S. J. Koopman, Time Series Analysis by State Space Methods, 2012, ch. 4.
 */
export function filterPhase(
  days: Float64Array,
  phaseKm: Float64Array,
  noise: PhaseNoise,
  weights: Float64Array,
  burns: ReadonlyMap<number, KnownBurn>,
): PhasePass {
  const count = days.length;
  const innovation = new Float64Array(count);
  const innovationVariance = new Float64Array(count);
  const gain = new Float64Array(3 * count);
  const sigma2 = noise.sigmaKm ** 2;
  let [w, r, a] = [phaseKm[0], 0, 0];
  let [p00, p11, p22] = firstVariance as readonly number[];
  let p01 = 0;
  let p02 = 0;
  let p12 = 0;
  let logLikelihood = 0;
  for (let k = 0; k < count; k++) {
    if (k > 0) {
      const dt = days[k] - days[k - 1];
      const e = Math.exp(-dt / dragMemoryDays);
      const f12 = dragMemoryDays * (1 - e);
      const f02 = dragMemoryDays * (dt - f12);
      w += dt * r + f02 * a;
      r += f12 * a;
      a *= e;
      const m00 = p00 + dt * p01 + f02 * p02;
      const m01 = p01 + dt * p11 + f02 * p12;
      const m02 = p02 + dt * p12 + f02 * p22;
      const m11 = p11 + f12 * p12;
      const m12 = p12 + f12 * p22;
      const { rateWalk, dragWalk } = noise;
      const dt2 = dt * dt;
      const dt3 = dt2 * dt;
      p00 = m00 + dt * m01 + f02 * m02 + (rateWalk * dt3) / 3 + (dragWalk * dt3 * dt2) / 20;
      p01 = m01 + f12 * m02 + (rateWalk * dt2) / 2 + (dragWalk * dt2 * dt2) / 8;
      p02 = m02 * e + (dragWalk * dt3) / 6;
      p11 = m11 + f12 * m12 + rateWalk * dt + (dragWalk * dt3) / 3;
      p12 = m12 * e + (dragWalk * dt2) / 2;
      p22 = p22 * e * e + dragWalk * dt;
      const burn = burns.get(k - 1);
      if (burn) {
        const d = burn.daysBeforeNext;
        p00 += burn.variance * d * d;
        p01 += burn.variance * d;
        p11 += burn.variance;
      }
    }
    const v = phaseKm[k] - w;
    const variance = p00 + sigma2 / weights[k];
    const k0 = p00 / variance;
    const k1 = p01 / variance;
    const k2 = p02 / variance;
    w += k0 * v;
    r += k1 * v;
    a += k2 * v;
    p22 -= k2 * p02;
    p12 -= k1 * p02;
    p11 -= k1 * p01;
    p02 -= k0 * p02;
    p01 -= k0 * p01;
    p00 -= k0 * p00;
    innovation[k] = v;
    innovationVariance[k] = variance;
    gain[3 * k] = k0;
    gain[3 * k + 1] = k1;
    gain[3 * k + 2] = k2;
    if (k > 2)
      logLikelihood -=
        0.5 * Math.log(variance) + ((tailFreedom + 1) / 2) * Math.log1p((v * v) / (variance * tailFreedom));
  }
  return { innovation, innovationVariance, gain, logLikelihood };
}

/** What the backward pass knows of each gap (between set k and k + 1) and each set. */
export interface PhaseDisturbances {
  /** Score of a change of w, and of r, at set k + 1; one entry a gap. */
  readonly scoreW: Float64Array;
  readonly scoreR: Float64Array;
  /** Information of the same: WW, WR, RR. */
  readonly infoWW: Float64Array;
  readonly infoWR: Float64Array;
  readonly infoRR: Float64Array;
  /** Smoothed residual of each set over the standard deviation of a trusted one. */
  readonly residual: Float64Array;
}

/**
 * Given: the forward pass. Returned: scores and information of a disturbance in every gap, by one backward pass.
 * Source: P. de Jong, J. Penzer, Diagnosing Shocks in Time Series, JASA 93 (1998), eqs. 5–8.
 */
export function smoothDisturbances(
  days: Float64Array,
  pass: PhasePass,
  noise: PhaseNoise,
  weights: Float64Array,
): PhaseDisturbances {
  const count = days.length;
  const scoreW = new Float64Array(count);
  const scoreR = new Float64Array(count);
  const infoWW = new Float64Array(count);
  const infoWR = new Float64Array(count);
  const infoRR = new Float64Array(count);
  const residual = new Float64Array(count);
  // Score (s) and information (n) of the sets after k, mapped to the state just after set k.
  let [s0, s1, s2] = [0, 0, 0];
  let [n00, n01, n02, n11, n12, n22] = [0, 0, 0, 0, 0, 0];
  for (let k = count - 1; k >= 0; k--) {
    const f = pass.innovationVariance[k];
    const v = pass.innovation[k];
    const g0 = pass.gain[3 * k];
    const g1 = pass.gain[3 * k + 1];
    const g2 = pass.gain[3 * k + 2];
    const kn0 = g0 * n00 + g1 * n01 + g2 * n02;
    const kn1 = g0 * n01 + g1 * n11 + g2 * n12;
    const kn2 = g0 * n02 + g1 * n12 + g2 * n22;
    const knk = kn0 * g0 + kn1 * g1 + kn2 * g2;
    const smoothed = v / f - (g0 * s0 + g1 * s1 + g2 * s2);
    residual[k] = (smoothed * noise.sigmaKm) / weights[k];
    // Through the update: (I − K Z)' s + Z v / F, and the same for n.
    s0 += smoothed;
    n00 = 1 / f + n00 - 2 * kn0 + knk;
    n01 -= kn1;
    n02 -= kn2;
    if (k === 0) break;
    scoreW[k - 1] = s0;
    scoreR[k - 1] = s1;
    infoWW[k - 1] = n00;
    infoWR[k - 1] = n01;
    infoRR[k - 1] = n11;
    const dt = days[k] - days[k - 1];
    const e = Math.exp(-dt / dragMemoryDays);
    const f12 = dragMemoryDays * (1 - e);
    const f02 = dragMemoryDays * (dt - f12);
    s2 = f02 * s0 + f12 * s1 + e * s2;
    s1 += dt * s0;
    const c00 = n00;
    const c01 = n00 * dt + n01;
    const c02 = n00 * f02 + n01 * f12 + n02 * e;
    const c11 = n01 * dt + n11;
    const c12 = n01 * f02 + n11 * f12 + n12 * e;
    const c22 = n02 * f02 + n12 * f12 + n22 * e;
    n00 = c00;
    n01 = c01;
    n02 = c02;
    n11 = dt * c01 + c11;
    n12 = dt * c02 + c12;
    n22 = f02 * c02 + f12 * c12 + e * c22;
  }
  return { scoreW, scoreR, infoWW, infoWR, infoRR, residual };
}
