import { semiMajorAxisOf } from "./mean-motion.ts";
import { earthRotationPerMin, type ResonanceTerms } from "./resonance-terms.ts";
import { twoPi } from "./wgs72.ts";

/** Step of the Euler-Maclaurin integration, min, and half its square. Source: Hoots & Roehrich (1980) §7. */
const stepMinutes = 720;
const halfStepSquared = 259_200;

/** Phases of the resonance terms, rad. Source: same. */
const phase31 = 0.13130908;
const phase22 = 2.8843198;
const phase33 = 0.37448087;
const g22 = 5.7686396;
const g32 = 0.95240898;
const g44 = 1.8014998;
const g52 = 1.050833;
const g54 = 4.4108898;

/**
 * Replaces mean anomaly and semi-major axis by those of the resonant motion.
 * Given: `mean` at `at`: a (Earth radii), e, i, node, argument of perigee, mean anomaly (rad), with all other secular terms; minutes.
 * Returned: the mean motion, rad/min; a and mean anomaly changed in place.
 * The integration goes from the epoch in whole steps and keeps its last node; going on from there or starting anew is the
 * same sequence of operations, so the order of calls changes nothing.
 * Range-error: as the model defines it. Source: AIAA 2006-6753, appendix B ("dspace").
 */
export function applyResonance(
  terms: ResonanceTerms,
  minutes: number,
  mean: Float64Array,
  at: number,
): number {
  const { progress, amplitudes } = terms;
  if (progress.minutes * minutes <= 0 || Math.abs(minutes) < Math.abs(progress.minutes)) {
    progress.minutes = 0;
    progress.angle = terms.angle;
    progress.meanMotion = terms.meanMotion;
  }
  const step = minutes > 0 ? stepMinutes : -stepMinutes;
  const daily = terms.revolutionsPerDay === 1;
  let angle = progress.angle;
  let meanMotion = progress.meanMotion;
  let time = progress.minutes;
  // A step of the angle by its rate and acceleration, and of the mean motion by its own.
  while (Math.abs(minutes - time) >= stepMinutes) {
    const rate = meanMotion + terms.angleRate;
    const perigee = terms.argumentOfPerigeeRad + terms.argumentOfPerigeeRate * time;
    const acceleration = daily ? oneDayRate(amplitudes, angle) : halfDayRate(amplitudes, angle, perigee);
    const change = (daily ? oneDaySlope(amplitudes, angle) : halfDaySlope(amplitudes, angle, perigee)) * rate;
    angle += rate * step + acceleration * halfStepSquared;
    meanMotion += acceleration * step + change * halfStepSquared;
    time += step;
  }
  progress.angle = angle;
  progress.meanMotion = meanMotion;
  progress.minutes = time;

  const rest = minutes - time;
  const rate = meanMotion + terms.angleRate;
  const perigee = terms.argumentOfPerigeeRad + terms.argumentOfPerigeeRate * time;
  const acceleration = daily ? oneDayRate(amplitudes, angle) : halfDayRate(amplitudes, angle, perigee);
  const change = (daily ? oneDaySlope(amplitudes, angle) : halfDaySlope(amplitudes, angle, perigee)) * rate;
  const resonant = meanMotion + acceleration * rest + change * rest * rest * 0.5;
  const angleNow = angle + rate * rest + acceleration * rest * rest * 0.5;
  const sidereal = (terms.siderealTimeRad + minutes * earthRotationPerMin) % twoPi;
  mean[at] = semiMajorAxisOf(resonant);
  mean[at + 5] = daily
    ? angleNow - mean[at + 3] - mean[at + 4] + sidereal
    : angleNow - 2 * mean[at + 3] + 2 * sidereal;
  return resonant;
}

/** Acceleration of the one-day resonance angle, rad/min² (xndt). */
const oneDayRate = (del: Float64Array, angle: number): number =>
  del[0] * Math.sin(angle - phase31) +
  del[1] * Math.sin(2 * (angle - phase22)) +
  del[2] * Math.sin(3 * (angle - phase33));

/** Its derivative by the angle, rad/min² per rad. */
const oneDaySlope = (del: Float64Array, angle: number): number =>
  del[0] * Math.cos(angle - phase31) +
  2 * del[1] * Math.cos(2 * (angle - phase22)) +
  3 * del[2] * Math.cos(3 * (angle - phase33));

/** Acceleration of the half-day resonance angle, rad/min² (xndt). */
const halfDayRate = (d: Float64Array, angle: number, perigee: number): number =>
  d[0] * Math.sin(2 * perigee + angle - g22) +
  d[1] * Math.sin(angle - g22) +
  d[2] * Math.sin(perigee + angle - g32) +
  d[3] * Math.sin(-perigee + angle - g32) +
  d[4] * Math.sin(2 * perigee + 2 * angle - g44) +
  d[5] * Math.sin(2 * angle - g44) +
  d[6] * Math.sin(perigee + angle - g52) +
  d[7] * Math.sin(-perigee + angle - g52) +
  d[8] * Math.sin(perigee + 2 * angle - g54) +
  d[9] * Math.sin(-perigee + 2 * angle - g54);

/** Its derivative by the angle, rad/min² per rad. */
const halfDaySlope = (d: Float64Array, angle: number, perigee: number): number =>
  d[0] * Math.cos(2 * perigee + angle - g22) +
  d[1] * Math.cos(angle - g22) +
  d[2] * Math.cos(perigee + angle - g32) +
  d[3] * Math.cos(-perigee + angle - g32) +
  d[6] * Math.cos(perigee + angle - g52) +
  d[7] * Math.cos(-perigee + angle - g52) +
  2 *
    (d[4] * Math.cos(2 * perigee + 2 * angle - g44) +
      d[5] * Math.cos(2 * angle - g44) +
      d[8] * Math.cos(perigee + 2 * angle - g54) +
      d[9] * Math.cos(-perigee + 2 * angle - g54));
