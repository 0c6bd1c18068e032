import { addLunarSolarPeriodics } from "./lunar-solar-periodics.ts";
import { secularMotion } from "./secular-motion.ts";
import type { Sgp4Model } from "./sgp4-model.ts";
import { stateFromMean } from "./state-from-mean.ts";
import { type Sgp4Status, sgp4Statuses } from "./status.ts";

/** 190 years, minutes: further on a state means nothing, and the resonance would take more than 139,000 steps. */
const furthestMinutes = 1e8;

/**
 * SGP4 and SDP4: the state of an object at a time.
 * Given: a model; minutes since its epoch (`minutesSinceEpoch`), any sign; `out` with six places from `offset` on.
 * Returned: the status; `out` holds x y z (km) and vx vy vz (km/s) in TEME of date. With status 6 (below the surface) the
 * state is there, too; with any other status than 0 the six places are NaN.
 * Range-error: agrees with Vallado's C++ of 2020 to 1e-6 km within seven days; the model itself is good to about 1 km at the
 * epoch and 1–3 km a day. Errors: none; statuses. The order of calls changes nothing.
 * Source: Vallado, Crawford, Hujsak, Kelso, "Revisiting Spacetrack Report #3", AIAA 2006-6753.
 */
export function propagateSgp4(
  model: Sgp4Model,
  minutesSinceEpoch: number,
  out: Float64Array,
  offset = 0,
): Sgp4Status {
  const status = stateAt(model, minutesSinceEpoch, out, offset);
  if (status === sgp4Statuses.decayed) return status;
  // The sum is finite only where all six are: their sizes are far from overflow.
  const sum =
    out[offset] + out[offset + 1] + out[offset + 2] + out[offset + 3] + out[offset + 4] + out[offset + 5];
  if (status === sgp4Statuses.ok && sum - sum === 0) return status;
  out.fill(Number.NaN, offset, offset + 6);
  return status === sgp4Statuses.ok ? sgp4Statuses.notFinite : status;
}

/** The six places of `out` carry the mean elements from stage to stage, so that nothing is allocated or kept. */
function stateAt(model: Sgp4Model, minutes: number, out: Float64Array, at: number): Sgp4Status {
  if (model.status === sgp4Statuses.notFinite || !(Math.abs(minutes) <= furthestMinutes))
    return sgp4Statuses.notFinite;
  if (model.eccentricity >= 1) return sgp4Statuses.meanEccentricity;
  if (!(model.meanMotion > 0)) return sgp4Statuses.meanMotion;
  const status = secularMotion(model, minutes, out, at);
  if (status !== sgp4Statuses.ok) return status;
  const { deep } = model;
  if (deep === null) return stateFromMean(model.sinInclination, model.cosInclination, out, at);

  addLunarSolarPeriodics(deep.periodics, model.mode, minutes, out, at);
  if (out[at + 2] < 0) {
    out[at + 2] = -out[at + 2];
    out[at + 3] += Math.PI;
    out[at + 4] -= Math.PI;
  }
  if (out[at + 1] < 0 || out[at + 1] > 1) return sgp4Statuses.perturbedEccentricity;
  return stateFromMean(Math.sin(out[at + 2]), Math.cos(out[at + 2]), out, at);
}
