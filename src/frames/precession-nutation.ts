import { arcsecToRad, polynomial } from "./angles.ts";
import {
  earthLongitude,
  generalPrecession,
  jupiterLongitude,
  marsLongitude,
  mercuryLongitude,
  moonAnomaly,
  moonElongation,
  moonLatitudeArgument,
  moonNode,
  saturnLongitude,
  sunAnomaly,
  uranusLongitude,
  venusLongitude,
} from "./fundamental-arguments.ts";
import { type Mat3, multiply, rotationX, rotationY, rotationZ } from "./matrices.ts";
import type { NutationSeries } from "./nutation-series.ts";

/** Nutation in longitude and obliquity, rad. */
export interface Nutation {
  readonly longitudeRad: number;
  readonly obliquityRad: number;
}

const unitRad = arcsecToRad / 1e7;

/**
 * IAU 2000A nutation. Given: TT centuries since J2000.0. Returned: rad.
 * Range-error: 0.2 mas against the sky (free core nutation), 1e-13 rad against the definition.
 * Source: Mathews, Herring & Buffett (2002), J. Geophys. Res. 107 (B4); series and arguments as IERS Conventions (2010) §5.7;
 * the planetary part uses MHB2000's own linear lunar arguments.
 */
export function nutation2000A(centuries: number, series: NutationSeries): Nutation {
  const t = centuries;
  const lunisolar = sumLunisolar(t, series.lunisolar);
  const planetary = sumPlanetary(t, series.planetary);
  return {
    longitudeRad: (lunisolar[0] + planetary[0]) * unitRad,
    obliquityRad: (lunisolar[1] + planetary[1]) * unitRad,
  };
}

function sumLunisolar(t: number, terms: Float64Array): readonly [number, number] {
  const l = moonAnomaly(t);
  const lp = sunAnomaly(t);
  const f = moonLatitudeArgument(t);
  const d = moonElongation(t);
  const node = moonNode(t);
  let longitude = 0;
  let obliquity = 0;
  // From the smallest term to the largest, so that rounding stays below the last digit.
  for (let at = terms.length - 11; at >= 0; at -= 11) {
    const angle =
      terms[at] * l + terms[at + 1] * lp + terms[at + 2] * f + terms[at + 3] * d + terms[at + 4] * node;
    const sine = Math.sin(angle);
    const cosine = Math.cos(angle);
    longitude += (terms[at + 5] + terms[at + 6] * t) * sine + terms[at + 7] * cosine;
    obliquity += (terms[at + 8] + terms[at + 9] * t) * cosine + terms[at + 10] * sine;
  }
  return [longitude, obliquity];
}

function sumPlanetary(t: number, terms: Float64Array): readonly [number, number] {
  const args = [
    2.35555598 + 8328.6914269554 * t,
    1.627905234 + 8433.466158131 * t,
    5.198466741 + 7771.3771468121 * t,
    2.1824392 - 33.757045 * t,
    mercuryLongitude(t),
    venusLongitude(t),
    earthLongitude(t),
    marsLongitude(t),
    jupiterLongitude(t),
    saturnLongitude(t),
    uranusLongitude(t),
    5.321159 + 3.8127774 * t,
    generalPrecession(t),
  ];
  let longitude = 0;
  let obliquity = 0;
  for (let at = terms.length - 17; at >= 0; at -= 17) {
    let angle = 0;
    for (let k = 0; k < 13; k++) angle += terms[at + k] * args[k];
    const sine = Math.sin(angle);
    const cosine = Math.cos(angle);
    longitude += terms[at + 13] * sine + terms[at + 14] * cosine;
    obliquity += terms[at + 15] * sine + terms[at + 16] * cosine;
  }
  return [longitude, obliquity];
}

/** IAU 2006 adjustments of IAU 2000A nutation. Source: Wallace & Capitaine (2006), Astron. Astrophys. 459, 981, eq. 5. */
export function nutation2006A(centuries: number, series: NutationSeries): Nutation {
  const { longitudeRad, obliquityRad } = nutation2000A(centuries, series);
  const flattening = -2.7774e-6 * centuries;
  return {
    longitudeRad: longitudeRad * (1 + 0.4697e-6 + flattening),
    obliquityRad: obliquityRad * (1 + flattening),
  };
}

/** Mean obliquity of IAU 2006, rad. Source: Capitaine, Wallace & Chapront (2003); IERS Conventions (2010) eq. 5.40. */
export const meanObliquity2006Rad = (centuries: number): number =>
  polynomial(centuries, [84381.406, -46.836769, -0.0001831, 0.0020034, -0.000000576, -0.0000000434]) *
  arcsecToRad;

/** Fukushima–Williams angles of bias and precession, rad. */
export interface FukushimaWilliams {
  readonly gammaRad: number;
  readonly phiRad: number;
  readonly psiRad: number;
  readonly obliquityRad: number;
}

/** IAU 2006 bias and precession. Source: Hilton et al. (2006), Celest. Mech. 94, 351; IERS Conventions (2010) eq. 5.40. */
export const fukushimaWilliams2006 = (t: number): FukushimaWilliams => ({
  gammaRad:
    polynomial(t, [-0.052928, 10.556378, 0.4932044, -0.00031238, -0.000002788, 0.000000026]) * arcsecToRad,
  phiRad:
    polynomial(t, [84381.412819, -46.811016, 0.0511268, 0.00053289, -0.00000044, -0.0000000176]) *
    arcsecToRad,
  psiRad:
    polynomial(t, [-0.041775, 5038.481484, 1.5584175, -0.00018522, -0.000026452, -0.0000000148]) *
    arcsecToRad,
  obliquityRad: meanObliquity2006Rad(t),
});

/** GCRS → equator and equinox of date from Fukushima–Williams angles: R1(−ε) R3(−ψ) R1(φ) R3(γ). */
export const fukushimaWilliamsMatrix = ({
  gammaRad,
  phiRad,
  psiRad,
  obliquityRad,
}: FukushimaWilliams): Mat3 =>
  multiply(
    multiply(rotationX(-obliquityRad), rotationZ(-psiRad)),
    multiply(rotationX(phiRad), rotationZ(gammaRad)),
  );

/** GCRS → true equator and equinox of date, IAU 2006/2000A. */
function biasPrecessionNutation2006A(t: number, series: NutationSeries): Mat3 {
  const mean = fukushimaWilliams2006(t);
  const nutation = nutation2006A(t, series);
  return fukushimaWilliamsMatrix({
    ...mean,
    psiRad: mean.psiRad + nutation.longitudeRad,
    obliquityRad: mean.obliquityRad + nutation.obliquityRad,
  });
}

/** Celestial intermediate pole and locator of the CIO. */
export interface CelestialPole {
  readonly x: number;
  readonly y: number;
  readonly sRad: number;
}

const locatorPolynomial = [94, 3808.65, -122.68, -72574.11, 27.98, 15.62];

/** CIO locator s, rad, for a pole x, y. Source: IERS Conventions (2010) table 5.2d. Range-error: 1e-18 rad against the definition. */
export function cioLocatorRad(t: number, x: number, y: number, series: NutationSeries): number {
  const args = [
    moonAnomaly(t),
    sunAnomaly(t),
    moonLatitudeArgument(t),
    moonElongation(t),
    moonNode(t),
    venusLongitude(t),
    earthLongitude(t),
    generalPrecession(t),
  ];
  const powers = locatorPolynomial.map((constant, power) => {
    let sum = constant;
    const terms = series.locator[power] ?? [];
    for (let at = terms.length - 10; at >= 0; at -= 10) {
      let angle = 0;
      for (let k = 0; k < 8; k++) angle += terms[at + k] * args[k];
      sum += terms[at + 8] * Math.sin(angle) + terms[at + 9] * Math.cos(angle);
    }
    return sum;
  });
  return polynomial(t, powers) * 1e-6 * arcsecToRad - (x * y) / 2;
}

/** The pole and s of IAU 2006/2000A. Given: TT centuries since J2000.0. */
export function celestialPole2006A(t: number, series: NutationSeries): CelestialPole {
  const matrix = biasPrecessionNutation2006A(t, series);
  const x = matrix[6];
  const y = matrix[7];
  return { x, y, sRad: cioLocatorRad(t, x, y, series) };
}

/** GCRS → CIRS: R3(−(E+s)) R2(d) R3(E). Source: IERS Conventions (2010) eq. 5.6. */
export function gcrsToCirs({ x, y, sRad }: CelestialPole): Mat3 {
  const across2 = x * x + y * y;
  const e = across2 > 0 ? Math.atan2(y, x) : 0;
  const d = Math.atan(Math.sqrt(across2 / (1 - across2)));
  return multiply(rotationZ(-(e + sRad)), multiply(rotationY(d), rotationZ(e)));
}
