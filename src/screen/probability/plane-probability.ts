import type { EncounterCircle } from "./encounter-circle.ts";
import { fosterProbability } from "./foster.ts";
import { seriesProbability } from "./plane-series.ts";

/**
 * The exact probability in the encounter plane, by the cheaper of two ways: the series, or Foster's quadrature where the
 * body is many sigmas large. Given: the encounter. Returned: the probability. Range-error: 1e-11 relative.
 * Errors: as Foster's.
 */
export function planeProbability(circle: EncounterCircle): number {
  const value = seriesProbability(circle);
  return Number.isNaN(value) ? fosterProbability(circle) : value;
}
