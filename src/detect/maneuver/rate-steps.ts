import { robustScale } from "../robust.ts";
import type { KnownBurn, PhaseObservations } from "./phase-model.ts";
import type { ThrustRun } from "./thrust-runs.ts";

/** A step this many robust standard deviations large is taken as a burn before anything else is known. */
const largeSigmas = 40;
/** and no less than this, km/day: 20 mm/s along the track. */
const leastStepKmPerDay = 5;
/** Lag of element sets that follow a burn at once. */
const promptLagDays = 0.05;
/** Standard deviation of the place within the gap, as a share of it. */
const placeShare = 0.1;
/** Share of a step that must remain with one more set on either side; a bad set leaves none. */
const leastRemaining = 0.5;

/**
 * Given: observations, thrusts that last. Returned: gaps over which the sets' own rate steps up or down by far more than
 * it ever varies, and stays: large burns, which must be known before the noise can be. The gaps of thrusts are among them.
 */
export function rateSteps(
  { days, phaseKm, rateKmPerDay: rate }: PhaseObservations,
  thrusts: readonly ThrustRun[],
): Map<number, KnownBurn> {
  const gaps = Math.max(rate.length - 1, 0);
  const found = new Map<number, KnownBurn>();
  const differences = Float64Array.from({ length: gaps }, (_, gap) => rate[gap + 1] - rate[gap]);
  const limit = Math.max(largeSigmas * robustScale(differences), leastStepKmPerDay);
  const add = (gap: number): void => {
    const length = days[gap + 1] - days[gap];
    const rateStepKmPerDay = differences[gap];
    const place = (phaseKm[gap + 1] - phaseKm[gap] - rate[gap] * length) / rateStepKmPerDay;
    found.set(gap, {
      gap,
      daysBeforeNext: place >= 0 && place <= length ? place : length / 2,
      rateStepKmPerDay,
      variance: 100 * Math.max(rateStepKmPerDay ** 2, 1),
      jumpVariance: (placeShare * length * rateStepKmPerDay) ** 2,
      lagDays: promptLagDays,
    });
  };
  for (let gap = 1; gap + 1 < gaps; gap++) {
    const step = differences[gap];
    if (Math.abs(step) < limit) continue;
    const longer = Math.min((rate[gap + 1] - rate[gap - 1]) / step, (rate[gap + 2] - rate[gap]) / step);
    if (longer >= leastRemaining) add(gap);
  }
  for (const { firstGap, lastGap } of thrusts) for (let gap = firstGap; gap <= lastGap; gap++) add(gap);
  return found;
}
