import type { DeepSpaceRates } from "./deep-space-init.ts";
import { halfDayAmplitudes, oneDayAmplitudes } from "./resonance-amplitudes.ts";
import { earthRotationPerMin, type ResonanceTerms } from "./resonance-terms.ts";
import { twoPi } from "./wgs72.ts";

export interface ResonanceOrbit {
  readonly eccentricity: number;
  readonly sinInclination: number;
  readonly cosInclination: number;
  readonly raanRad: number;
  readonly argumentOfPerigeeRad: number;
  readonly meanAnomalyRad: number;
  readonly meanMotion: number;
  readonly meanAnomalyRate: number;
  readonly argumentOfPerigeeRate: number;
  readonly raanRate: number;
}

/** Mean motions, rad/min, that are in resonance: 0.8–1.2 and about 1.9–2.1 revolutions a day. Source: SDP4 ("dsinit"). */
const oneDay = { above: 0.0034906585, below: 0.0052359877 };
const halfDay = { from: 8.26e-3, to: 9.24e-3, eccentricityFrom: 0.5 };

/**
 * Given: the orbit at the epoch, the rates by Sun and Moon, Greenwich sidereal time (rad).
 * Returned: the resonance terms, or null without resonance. Source: Hoots & Roehrich (1980) §7; AIAA 2006-6753 ("dsinit").
 */
export function resonanceTerms(
  orbit: ResonanceOrbit,
  rates: DeepSpaceRates,
  siderealTimeRad: number,
): ResonanceTerms | null {
  const { meanMotion: n, eccentricity } = orbit;
  if (n > oneDay.above && n < oneDay.below) {
    const angle =
      (orbit.meanAnomalyRad + orbit.raanRad + orbit.argumentOfPerigeeRad - siderealTimeRad) % twoPi;
    const angleRate =
      orbit.meanAnomalyRate +
      (orbit.argumentOfPerigeeRate + orbit.raanRate) -
      earthRotationPerMin +
      rates.meanAnomalyRate +
      rates.argumentOfPerigeeRate +
      rates.raanRate -
      n;
    return terms(1, oneDayAmplitudes(orbit), orbit, siderealTimeRad, angle, angleRate);
  }
  if (n >= halfDay.from && n <= halfDay.to && eccentricity >= halfDay.eccentricityFrom) {
    const angle = (orbit.meanAnomalyRad + 2 * orbit.raanRad - 2 * siderealTimeRad) % twoPi;
    const angleRate =
      orbit.meanAnomalyRate +
      rates.meanAnomalyRate +
      2 * (orbit.raanRate + rates.raanRate - earthRotationPerMin) -
      n;
    return terms(2, halfDayAmplitudes(orbit), orbit, siderealTimeRad, angle, angleRate);
  }
  return null;
}

const terms = (
  revolutionsPerDay: 1 | 2,
  amplitudes: Float64Array,
  { meanMotion, argumentOfPerigeeRad, argumentOfPerigeeRate }: ResonanceOrbit,
  siderealTimeRad: number,
  angle: number,
  angleRate: number,
): ResonanceTerms => ({
  revolutionsPerDay,
  siderealTimeRad,
  amplitudes,
  angle,
  angleRate,
  meanMotion,
  argumentOfPerigeeRad,
  argumentOfPerigeeRate,
  progress: { minutes: 0, angle, meanMotion },
});
