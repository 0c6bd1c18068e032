import { earthRadiusKm, j2, j3OverJ2 } from "./wgs72.ts";

/** The power-law atmosphere of SGP4 ends here, km. Source: Hoots & Roehrich (1980) §6, q0 = 120 km, s = 78 km. */
const upperHeightKm = 120;
const lowerHeightKm = 78;
/** Under these perigee heights (km) the lower limit follows the perigee, then stays at 20 km. Source: same. */
const loweredBelowKm = 156;
const lowestBelowKm = 98;
const lowestHeightKm = 20;
/** Below this perigee height, km, only the first drag terms are used. Source: same. */
const simplifiedBelowKm = 220;
/** Below this eccentricity the terms that divide by it are zero. Source: same. */
const nearlyCircular = 1e-4;

export interface DragOrbit {
  readonly meanMotion: number;
  readonly semiMajorAxis: number;
  readonly eccentricity: number;
  readonly sinInclination: number;
  readonly cosInclination: number;
  readonly argumentOfPerigeeRad: number;
  readonly meanAnomalyRad: number;
  readonly bstar: number;
  readonly firstOrderRaanRate: number;
}

/**
 * Secular effects of drag, as coefficients of powers of time.
 * Given: the orbit at the epoch (rad, rad/min, Earth radii; bstar in 1/Earth radii) and whether it is deep space.
 * Returned: the fields of Sgp4Model from `raanDrag` to `sinMeanAnomaly`; zero where the model leaves them out.
 * Range-error: as the model defines it. Source: AIAA 2006-6753, appendix B; Hoots & Roehrich (1980) §6.
 */
export function dragTerms(orbit: DragOrbit, isDeep: boolean) {
  const { meanMotion, semiMajorAxis: a, eccentricity: e, bstar } = orbit;
  const oneMinusE2 = 1 - e * e;
  const cos2 = orbit.cosInclination * orbit.cosInclination;
  const perigeeRadius = a * (1 - e);
  const simplifiedDrag = isDeep || perigeeRadius < simplifiedBelowKm / earthRadiusKm + 1;
  const [s, q0MinusSTo4] = densityLimits((perigeeRadius - 1) * earthRadiusKm);

  const xi = 1 / (a - s);
  const eta = a * e * xi;
  const eta2 = eta * eta;
  const eEta = e * eta;
  const psi2 = Math.abs(1 - eta2);
  const coef = q0MinusSTo4 * xi ** 4;
  const coef1 = coef / psi2 ** 3.5;

  const c2 =
    coef1 *
    meanMotion *
    (a * (1 + 1.5 * eta2 + eEta * (4 + eta2)) +
      ((0.375 * j2 * xi) / psi2) * (3 * cos2 - 1) * (8 + 3 * eta2 * (8 + eta2)));
  const c1 = bstar * c2;
  const c3 = e > nearlyCircular ? (-2 * coef * xi * j3OverJ2 * meanMotion * orbit.sinInclination) / e : 0;
  const c4 =
    2 *
    meanMotion *
    coef1 *
    a *
    oneMinusE2 *
    (eta * (2 + 0.5 * eta2) +
      e * (0.5 + 2 * eta2) -
      ((j2 * xi) / (a * psi2)) *
        (-3 * (3 * cos2 - 1) * (1 - 2 * eEta + eta2 * (1.5 - 0.5 * eEta)) +
          0.75 * (1 - cos2) * (2 * eta2 - eEta * (1 + eta2)) * Math.cos(2 * orbit.argumentOfPerigeeRad)));
  const secular = {
    simplifiedDrag,
    raanDrag: 3.5 * oneMinusE2 * orbit.firstOrderRaanRate * c1,
    c1,
    bstarC4: bstar * c4,
    t2: 1.5 * c1,
    eta,
  };
  if (simplifiedDrag) return { ...secular, ...noHigherDrag };

  const c5 = 2 * coef1 * a * oneMinusE2 * (1 + 2.75 * (eta2 + eEta) + eEta * eta2);
  const c1c1 = c1 * c1;
  const d2 = 4 * a * xi * c1c1;
  const d3Part = (d2 * xi * c1) / 3;
  const d3 = (17 * a + s) * d3Part;
  const d4 = 0.5 * d3Part * a * xi * (221 * a + 31 * s) * c1;
  return {
    ...secular,
    bstarC5: bstar * c5,
    d2,
    d3,
    d4,
    t3: d2 + 2 * c1c1,
    t4: 0.25 * (3 * d3 + c1 * (12 * d2 + 10 * c1c1)),
    t5: 0.2 * (3 * d4 + 12 * c1 * d3 + 6 * d2 * d2 + 15 * c1c1 * (2 * d2 + c1c1)),
    perigeeDrag: bstar * c3 * Math.cos(orbit.argumentOfPerigeeRad),
    anomalyDrag: e > nearlyCircular ? ((-2 / 3) * coef * bstar) / eEta : 0,
    anomalyDragAtEpoch: (1 + eta * Math.cos(orbit.meanAnomalyRad)) ** 3,
    sinMeanAnomaly: Math.sin(orbit.meanAnomalyRad),
  };
}

const noHigherDrag = {
  bstarC5: 0,
  d2: 0,
  d3: 0,
  d4: 0,
  t3: 0,
  t4: 0,
  t5: 0,
  perigeeDrag: 0,
  anomalyDrag: 0,
  anomalyDragAtEpoch: 0,
  sinMeanAnomaly: 0,
};

/** Given: perigee height, km. Returned: s (Earth radii from the center) and (q0 − s)⁴ (Earth radii⁴). */
function densityLimits(perigeeKm: number): readonly [s: number, q0MinusSTo4: number] {
  let lowerKm = lowerHeightKm;
  if (perigeeKm < loweredBelowKm)
    lowerKm = perigeeKm < lowestBelowKm ? lowestHeightKm : perigeeKm - lowerHeightKm;
  return [lowerKm / earthRadiusKm + 1, ((upperHeightKm - lowerKm) / earthRadiusKm) ** 4];
}
