import { initializeSgp4, type MeanElements, secularRates } from "../../../orbit/index.ts";
import { addSeconds, utcInstant } from "../../../time/index.ts";

/** Standard deviations of what each set gets wrong. */
export interface ElementNoise {
  /** Along the orbit at the epoch, rad. */
  readonly anomalyRad: number;
  /** Of the mean motion, as a share. */
  readonly meanMotionShare: number;
  /** Of the orbit's plane in each of its two directions, rad. */
  readonly planeRad: number;
  /** Of the eccentricity vector in each of its two directions. */
  readonly eccentricity: number;
}

const degPerRad = 180 / Math.PI;

/** A drag-free orbit of 7,000 km, known exactly: 2026-06-01. */
const truth: MeanElements = {
  id: 90_001,
  name: "",
  internationalDesignator: "",
  epoch: utcInstant(9648, 0),
  meanMotionRevPerDay: 14.8,
  eccentricity: 0.001,
  inclinationDeg: 60,
  raanDeg: 30,
  argumentOfPerigeeDeg: 40,
  meanAnomalyDeg: 50,
  bstar: 0,
  meanMotionDot: 0,
  meanMotionDdot: 0,
};

/** Of the true orbit, km. */
export const semiMajorAxisKm = secularRates(initializeSgp4(truth)).semiMajorAxisKm;

/**
 * Sets of the true orbit, each with its own errors. Given: a catalog number, the errors, a source of standard normal numbers,
 * how many sets in how many days (times are spread by a fifth of a step). Returned: sets by epoch.
 */
export function noisySets(
  id: number,
  noise: ElementNoise,
  normal: () => number,
  count: number,
  days: number,
): MeanElements[] {
  const rates = secularRates(initializeSgp4(truth));
  return Array.from({ length: count }, (_, k) => {
    const day = (days * (k + 0.2 * Math.sin(7 * k))) / count + 0.1;
    const epoch = addSeconds(truth.epoch, Math.round(day * 86_400));
    const minutes = Math.round(day * 86_400) / 60;
    const inclinationRad = truth.inclinationDeg / degPerRad;
    const node = (normal() * noise.planeRad) / Math.sin(inclinationRad);
    const anomaly = normal() * noise.anomalyRad - node * Math.cos(inclinationRad);
    // The true argument of latitude is kept while the perigee moves.
    const perigeeRad =
      truth.argumentOfPerigeeDeg / degPerRad + rates.argumentOfPerigeeRateRadPerMin * minutes;
    const alongRad = perigeeRad + truth.meanAnomalyDeg / degPerRad + rates.meanAnomalyRateRadPerMin * minutes;
    const x = truth.eccentricity * Math.cos(perigeeRad) + normal() * noise.eccentricity;
    const y = truth.eccentricity * Math.sin(perigeeRad) + normal() * noise.eccentricity;
    const argumentRad = Math.atan2(y, x);
    return {
      ...truth,
      id,
      epoch,
      meanMotionRevPerDay: truth.meanMotionRevPerDay * (1 + normal() * noise.meanMotionShare),
      eccentricity: Math.hypot(x, y),
      inclinationDeg: truth.inclinationDeg + normal() * noise.planeRad * degPerRad,
      raanDeg: truth.raanDeg + (rates.raanRateRadPerMin * minutes + node) * degPerRad,
      argumentOfPerigeeDeg: argumentRad * degPerRad,
      meanAnomalyDeg: (alongRad + anomaly - argumentRad) * degPerRad,
    };
  });
}
