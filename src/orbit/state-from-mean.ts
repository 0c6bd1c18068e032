import { type Sgp4Status, sgp4Statuses } from "./status.ts";
import { earthRadiusKm, j2, j3OverJ2, speedUnitKmPerS, twoPi } from "./wgs72.ts";

/** Kepler's equation: largest step, end of iteration, most iterations. Source: AIAA 2006-6753, appendix B. */
const largestStepRad = 0.95;
const smallestStepRad = 1e-12;
const mostSteps = 10;
/** Stands for 1 + cos i at an inclination of 180°. Source: same. */
const leastOnePlusCos = 1.5e-12;

/**
 * Position and velocity from mean elements: long-period J3 terms, Kepler's equation, short-period J2 terms.
 * Given: `out` at `at`: a (Earth radii), e, i, node, argument of perigee, mean anomaly (rad); sine and cosine of i.
 * Returned: the status; `out` at `at` holds x y z (km) and vx vy vz (km/s), TEME.
 * Range-error: as the model defines it (Kepler to 1e-12 rad or ten steps). Source: AIAA 2006-6753, appendix B ("sgp4", second half).
 */
export function stateFromMean(sinI: number, cosI: number, out: Float64Array, at: number): Sgp4Status {
  const a = out[at];
  const e = out[at + 1];
  const inclination = out[at + 2];
  const node = out[at + 3];
  const perigee = out[at + 4];
  const rootA = Math.sqrt(a);

  const onePlusCos = Math.abs(cosI + 1) > leastOnePlusCos ? 1 + cosI : leastOnePlusCos;
  const perP = 1 / (a * (1 - e * e));
  const axN = e * Math.cos(perigee);
  const ayN = e * Math.sin(perigee) - perP * 0.5 * j3OverJ2 * sinI;
  const longitude =
    out[at + 5] + perigee + node - ((perP * 0.25 * j3OverJ2 * sinI * (3 + 5 * cosI)) / onePlusCos) * axN;

  const u = (longitude - node) % twoPi;
  let anomaly = u;
  let sinE = 0;
  let cosE = 0;
  for (let step = 1, left = 1; Math.abs(left) >= smallestStepRad && step <= mostSteps; step++) {
    sinE = Math.sin(anomaly);
    cosE = Math.cos(anomaly);
    left = (u - ayN * cosE + axN * sinE - anomaly) / (1 - cosE * axN - sinE * ayN);
    if (left > largestStepRad) left = largestStepRad;
    else if (left < -largestStepRad) left = -largestStepRad;
    anomaly += left;
  }

  const eCosE = axN * cosE + ayN * sinE;
  const eSinE = axN * sinE - ayN * cosE;
  const e2 = axN * axN + ayN * ayN;
  const p = a * (1 - e2);
  if (p < 0) return sgp4Statuses.semiLatusRectum;
  const r = a * (1 - eCosE);
  const radialRate = (rootA * eSinE) / r;
  const transverseRate = Math.sqrt(p) / r;
  const beta = Math.sqrt(1 - e2);
  const part = eSinE / (1 + beta);
  const sinU = (a / r) * (sinE - ayN - axN * part);
  const cosU = (a / r) * (cosE - axN + ayN * part);
  const sin2U = (cosU + cosU) * sinU;
  const cos2U = 1 - 2 * sinU * sinU;

  const cos2 = cosI * cosI;
  const k1 = (0.5 * j2) / p;
  const k2 = k1 / p;
  const n = 1 / (a * rootA);
  const radius = r * (1 - 1.5 * k2 * beta * (3 * cos2 - 1)) + 0.5 * k1 * (1 - cos2) * cos2U;
  // The argument of latitude is known by sine and cosine; turning it by the small correction spares the arctangent.
  const latitudeShift = 0.25 * k2 * (7 * cos2 - 1) * sin2U;
  const trueNode = node + 1.5 * k2 * cosI * sin2U;
  const trueInclination = inclination + 1.5 * k2 * cosI * sinI * cos2U;
  const radialSpeed = radialRate - n * k1 * (1 - cos2) * sin2U;
  const transverseSpeed = transverseRate + n * k1 * ((1 - cos2) * cos2U + 1.5 * (3 * cos2 - 1));

  const sinShift = Math.sin(latitudeShift);
  const cosShift = Math.cos(latitudeShift);
  const sinL = sinU * cosShift - cosU * sinShift;
  const cosL = cosU * cosShift + sinU * sinShift;
  const sinNode = Math.sin(trueNode);
  const cosNode = Math.cos(trueNode);
  const sinTrueI = Math.sin(trueInclination);
  const cosTrueI = Math.cos(trueInclination);
  const mx = -sinNode * cosTrueI;
  const my = cosNode * cosTrueI;
  const ux = mx * sinL + cosNode * cosL;
  const uy = my * sinL + sinNode * cosL;
  const uz = sinTrueI * sinL;
  const radiusKm = radius * earthRadiusKm;
  out[at] = radiusKm * ux;
  out[at + 1] = radiusKm * uy;
  out[at + 2] = radiusKm * uz;
  const radialKmPerS = radialSpeed * speedUnitKmPerS;
  const transverseKmPerS = transverseSpeed * speedUnitKmPerS;
  out[at + 3] = radialKmPerS * ux + transverseKmPerS * (mx * cosL - cosNode * sinL);
  out[at + 4] = radialKmPerS * uy + transverseKmPerS * (my * cosL - sinNode * sinL);
  out[at + 5] = radialKmPerS * uz + transverseKmPerS * (sinTrueI * cosL);
  return radius < 1 ? sgp4Statuses.decayed : sgp4Statuses.ok;
}
