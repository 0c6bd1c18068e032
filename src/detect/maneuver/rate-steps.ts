import { robustScale } from "../robust.ts";
import type { KnownBurn, PhaseObservations } from "./phase-model.ts";

/** A step this many robust standard deviations large is taken as a burn before anything else is known. */
const largeSigmas = 40;
/** and no less than this, km/day: 20 mm/s along the track. */
const leastStepKmPerDay = 5;
/** Lag of element sets that follow a burn at once. */
const promptLagDays = 0.05;
/** Share of a step that must remain with one more set on either side; a bad set leaves none. */
const leastRemaining = 0.5;

/**
 * Given: observations. Returned: gaps over which the sets' own rate steps up or down by far more than it ever varies, and
 * stays: large burns, which must be known before the noise can be.
 */
export function rateSteps({ days, phaseKm, rateKmPerDay: rate }: PhaseObservations): Map<number, KnownBurn> {
  const gaps = Math.max(rate.length - 1, 0);
  const found = new Map<number, KnownBurn>();
  const differences = Float64Array.from({ length: gaps }, (_, gap) => rate[gap + 1] - rate[gap]);
  const limit = Math.max(largeSigmas * robustScale(differences), leastStepKmPerDay);
  for (let gap = 1; gap + 1 < gaps; gap++) {
    const step = differences[gap];
    if (Math.abs(step) < limit) continue;
    const longer = Math.min((rate[gap + 1] - rate[gap - 1]) / step, (rate[gap + 2] - rate[gap]) / step);
    if (longer < leastRemaining) continue;
    const length = days[gap + 1] - days[gap];
    const place = (phaseKm[gap + 1] - phaseKm[gap] - rate[gap] * length) / step;
    const daysBeforeNext = place >= 0 && place <= length ? place : length / 2;
    found.set(gap, {
      gap,
      daysBeforeNext,
      rateStepKmPerDay: step,
      variance: 100 * step ** 2,
      jumpVariance: (0.1 * length * step) ** 2,
      lagDays: promptLagDays,
    });
  }
  return found;
}
