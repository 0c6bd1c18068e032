import { applyResonance } from "./resonance-integrator.ts";
import type { Sgp4Model } from "./sgp4-model.ts";
import { type Sgp4Status, sgp4Statuses } from "./status.ts";
import { twoPi } from "./wgs72.ts";

/** The mean eccentricity may not fall below this one, and is lifted to the next. Source: AIAA 2006-6753, appendix B. */
const lowestEccentricity = -0.001;
const smallestEccentricity = 1e-6;

/**
 * Mean elements at a time: gravity, drag, in deep space Sun, Moon and resonance.
 * Given: a model and minutes since its epoch.
 * Returned: the status; `mean` at `at` holds a (Earth radii), e, i, node, argument of perigee, mean anomaly (rad).
 * Range-error: as the model defines it. Source: AIAA 2006-6753, appendix B ("sgp4", first half).
 */
export function secularMotion(model: Sgp4Model, minutes: number, mean: Float64Array, at: number): Sgp4Status {
  const { deep } = model;
  const t = minutes;
  const t2 = t * t;
  let anomaly = model.meanAnomalyRad + model.meanAnomalyRate * t;
  let perigee = model.argumentOfPerigeeRad + model.argumentOfPerigeeRate * t;
  let node = model.raanRad + model.raanRate * t + model.raanDrag * t2;
  let eccentricity = model.eccentricity;
  let axisFactor = 1 - model.c1 * t;
  let eccentricityLoss = model.bstarC4 * t;
  let longitudeGain = model.t2 * t2;
  if (!model.simplifiedDrag) {
    const swing = 1 + model.eta * Math.cos(anomaly);
    const shift =
      model.perigeeDrag * t + model.anomalyDrag * (swing * swing * swing - model.anomalyDragAtEpoch);
    anomaly += shift;
    perigee -= shift;
    const t3 = t2 * t;
    const t4 = t3 * t;
    axisFactor -= model.d2 * t2 + model.d3 * t3 + model.d4 * t4;
    eccentricityLoss += model.bstarC5 * (Math.sin(anomaly) - model.sinMeanAnomaly);
    longitudeGain += model.t3 * t3 + t4 * (model.t4 + t * model.t5);
  }

  let axis = model.semiMajorAxis;
  let inclination = model.inclinationRad;
  if (deep !== null) {
    eccentricity += deep.eccentricityRate * t;
    inclination += deep.inclinationRate * t;
    perigee += deep.argumentOfPerigeeRate * t;
    node += deep.raanRate * t;
    anomaly += deep.meanAnomalyRate * t;
    if (deep.resonance !== null) {
      mean[at + 3] = node;
      mean[at + 4] = perigee;
      if (!(applyResonance(deep.resonance, t, mean, at) > 0)) return sgp4Statuses.meanMotion;
      axis = mean[at];
      anomaly = mean[at + 5];
    }
  }

  axis *= axisFactor * axisFactor;
  eccentricity -= eccentricityLoss;
  if (eccentricity >= 1 || eccentricity < lowestEccentricity) return sgp4Statuses.meanEccentricity;
  anomaly += model.meanMotion * longitudeGain;
  const longitude = (anomaly + perigee + node) % twoPi;
  node %= twoPi;
  perigee %= twoPi;
  mean[at] = axis;
  mean[at + 1] = Math.max(eccentricity, smallestEccentricity);
  mean[at + 2] = inclination;
  mean[at + 3] = node;
  mean[at + 4] = perigee;
  mean[at + 5] = (longitude - perigee - node) % twoPi;
  return sgp4Statuses.ok;
}
