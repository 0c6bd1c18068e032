import type { Sgp4Model } from "./sgp4-model.ts";
import { earthRadiusKm } from "./wgs72.ts";

export interface SecularRates {
  /** Brouwer's mean motion ("un-Kozai'd"), rad/min. */
  readonly meanMotionRadPerMin: number;
  readonly raanRateRadPerMin: number;
  readonly argumentOfPerigeeRateRadPerMin: number;
  /** Mean motion with J2 and J4, rad/min. */
  readonly meanAnomalyRateRadPerMin: number;
  readonly semiMajorAxisKm: number;
  /** Heights above the WGS-72 equatorial radius, km. */
  readonly perigeeKm: number;
  readonly apogeeKm: number;
}

/**
 * Given: a model. Returned: how its mean orbit turns at the epoch: J2 and J4, and for deep space Sun and Moon; drag and resonance not.
 * Range-error: first order (J4: 1e-6 relative). Source: AIAA 2006-6753, appendix B.
 */
export function secularRates(model: Sgp4Model): SecularRates {
  const { deep, eccentricity } = model;
  const semiMajorAxisKm = model.semiMajorAxis * earthRadiusKm;
  return {
    meanMotionRadPerMin: model.meanMotion,
    raanRateRadPerMin: model.raanRate + (deep?.raanRate ?? 0),
    argumentOfPerigeeRateRadPerMin: model.argumentOfPerigeeRate + (deep?.argumentOfPerigeeRate ?? 0),
    meanAnomalyRateRadPerMin: model.meanAnomalyRate + (deep?.meanAnomalyRate ?? 0),
    semiMajorAxisKm,
    perigeeKm: semiMajorAxisKm * (1 - eccentricity) - earthRadiusKm,
    apogeeKm: semiMajorAxisKm * (1 + eccentricity) - earthRadiusKm,
  };
}
