import { convertScale, elapsedSeconds, type Instant } from "../time/index.ts";
import { propagateSgp4 } from "./propagate.ts";
import type { Sgp4Model } from "./sgp4-model.ts";
import type { Sgp4Status } from "./status.ts";

/**
 * States of many objects at many instants.
 * Given: models, and instants of any scale but UT1.
 * Returned: `states`, six numbers (x y z km, vx vy vz km/s, TEME) at [(object · instants + instant) · 6], and `statuses`, one a
 * state. A state whose status is neither 0 nor 6 is NaN.
 * Range-error: as {@link propagateSgp4}.
 */
export function ephemeris(
  models: readonly Sgp4Model[],
  instants: readonly Instant[],
): { readonly states: Float64Array; readonly statuses: Uint8Array } {
  const states = new Float64Array(models.length * instants.length * 6);
  const statuses = new Uint8Array(models.length * instants.length);
  const taiInstants = instants.map((instant) => convertScale(instant, "TAI"));
  let at = 0;
  for (const model of models) {
    const epoch = convertScale({ scale: "UTC", days: model.epochDays, nanos: model.epochNanos }, "TAI");
    for (const instant of taiInstants) {
      const status: Sgp4Status = propagateSgp4(model, elapsedSeconds(epoch, instant) / 60, states, at * 6);
      statuses[at++] = status;
    }
  }
  return { states, statuses };
}
