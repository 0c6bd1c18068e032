/**
 * State of the along-track phase: w (km), its rate r (km/day), the slow change of the rate α (km/day², drag) and the part
 * p (km/day) of a burn's rate step that the element sets don't show yet: ẇ = r, ṙ = α + p / L + noise,
 * α̇ = −α / {@link dragMemoryDays} + noise, ṗ = −p / L. Without burns p is zero.
 */
export interface PhaseNoise {
  /** Standard deviation of one observed phase, km. */
  readonly sigmaKm: number;
  /** Standard deviation of one observed rate, km/day; infinite where rates are not read. */
  readonly sigmaKmPerDay: number;
  /** Random walk of the rate, (km/day)² per day. */
  readonly rateWalk: number;
  /** Random walk of the drag term, (km/day²)² per day. */
  readonly dragWalk: number;
}

/** A burn that the filter knows: an unknown change of rate, of variance `variance`, `daysBeforeNext` before set `gap` + 1. */
export interface KnownBurn {
  readonly gap: number;
  readonly daysBeforeNext: number;
  /** Estimate of the change, km/day. */
  readonly rateStepKmPerDay: number;
  /** (km/day)². */
  readonly variance: number;
  /** Of a step of the phase itself, km²: what the burn's place within the gap leaves open. */
  readonly jumpVariance: number;
  /** How far elements lag behind it: small burns follow the reading's lag; large ones make the sets' fit begin anew. */
  readonly lagDays: number;
}

/** What is observed: one entry an element set. */
export interface PhaseObservations {
  /** Ascending, days of uniform length (TAI). */
  readonly days: Float64Array;
  readonly phaseKm: Float64Array;
  readonly rateKmPerDay: Float64Array;
}

/** How far each observation is trusted: 1 as the noise has it, less where it is worse. */
export interface ObservationWeights {
  readonly phase: Float64Array;
  readonly rate: Float64Array;
}

export const equalWeights = (count: number): ObservationWeights => ({
  phase: new Float64Array(count).fill(1),
  rate: new Float64Array(count).fill(1),
});

/** Memory of the drag term: density follows the Sun's rotation and activity over about two months. */
const dragMemoryDays = 60;
/** Degrees of freedom of the Student-t by which innovations are scored: heavy tails, as element sets have. */
export const tailFreedom = 4;

/** Entries of one step in {@link PhaseSteps}: dt, then the transition from α (to w, r, α) and from p (to w, r, p). */
export const stepSize = 7;

/** The exact transition over each gap; entry k leads from set k − 1 to set k. */
export interface PhaseSteps {
  readonly lagDays: number;
  readonly entries: Float64Array;
}

/** Given: epochs, the lag L of the element sets behind a burn in days. Returned: transitions, computed once for all passes. */
export function phaseSteps(days: Float64Array, lagDays: number): PhaseSteps {
  const entries = new Float64Array(stepSize * days.length);
  for (let k = 1; k < days.length; k++) {
    const dt = days[k] - days[k - 1];
    const e = Math.exp(-dt / dragMemoryDays);
    const toRate = dragMemoryDays * (1 - e);
    const g = Math.exp(-dt / lagDays);
    entries[stepSize * k] = dt;
    entries[stepSize * k + 1] = dragMemoryDays * (dt - toRate);
    entries[stepSize * k + 2] = toRate;
    entries[stepSize * k + 3] = e;
    entries[stepSize * k + 4] = dt - lagDays * (1 - g);
    entries[stepSize * k + 5] = 1 - g;
    entries[stepSize * k + 6] = g;
  }
  return { lagDays, entries };
}
