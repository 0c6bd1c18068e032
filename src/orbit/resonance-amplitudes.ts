import { eccentricityFunctions } from "./resonance-eccentricity.ts";
import { xke } from "./wgs72.ts";

/** Tesseral coefficients of the Earth's field as SDP4 has them, no unit. Source: Hoots & Roehrich (1980) §7. */
const q22 = 1.7891679e-6;
const q31 = 2.1460748e-6;
const q33 = 2.2123015e-7;
const root22 = 1.7891679e-6;
const root32 = 3.7393792e-7;
const root44 = 7.3636953e-9;
const root52 = 1.1428639e-7;
const root54 = 2.1765803e-9;

interface Orbit {
  readonly meanMotion: number;
  readonly eccentricity: number;
  readonly sinInclination: number;
  readonly cosInclination: number;
}

/** 1 / semi-major axis, 1/Earth radii (aonv). */
const inverseAxis = (meanMotion: number): number => (meanMotion / xke) ** (2 / 3);

/**
 * Given: an orbit of about one revolution a day. Returned: del1, del2, del3, rad/min².
 * Range-error: as the model defines it. Source: Hoots & Roehrich (1980) §7, inclination functions F and eccentricity functions G.
 */
export function oneDayAmplitudes({
  meanMotion: n,
  eccentricity,
  sinInclination,
  cosInclination: c,
}: Orbit): Float64Array {
  const e2 = eccentricity * eccentricity;
  const perA = inverseAxis(n);
  const g200 = 1 + e2 * (-2.5 + 0.8125 * e2);
  const g310 = 1 + 2 * e2;
  const g300 = 1 + e2 * (-6 + 6.60937 * e2);
  const f220 = 0.75 * (1 + c) * (1 + c);
  const f311 = 0.9375 * sinInclination * sinInclination * (1 + 3 * c) - 0.75 * (1 + c);
  const f330 = 1.875 * (1 + c) * (1 + c) * (1 + c);
  const common = 3 * n * n * perA * perA;
  return Float64Array.of(
    common * f311 * g310 * q31 * perA,
    2 * common * f220 * g200 * q22,
    3 * common * f330 * g300 * q33 * perA,
  );
}

/**
 * Given: an eccentric orbit of about two revolutions a day.
 * Returned: d2201 d2211 d3210 d3222 d4410 d4422 d5220 d5232 d5421 d5433, rad/min².
 * Range-error: as the model defines it. Source: same.
 */
export function halfDayAmplitudes({
  meanMotion: n,
  eccentricity,
  sinInclination: s,
  cosInclination: c,
}: Orbit): Float64Array {
  const g = eccentricityFunctions(eccentricity);
  const c2 = c * c;
  const s2 = s * s;
  const f220 = 0.75 * (1 + 2 * c + c2);
  const f221 = 1.5 * s2;
  const f321 = 1.875 * s * (1 - 2 * c - 3 * c2);
  const f322 = -1.875 * s * (1 + 2 * c - 3 * c2);
  const f441 = 35 * s2 * f220;
  const f442 = 39.375 * s2 * s2;
  const f522 = 9.84375 * s * (s2 * (1 - 2 * c - 5 * c2) + 0.33333333 * (-2 + 4 * c + 6 * c2));
  const f523 = s * (4.92187512 * s2 * (-2 - 4 * c + 10 * c2) + 6.56250012 * (1 + 2 * c - 3 * c2));
  const f542 = 29.53125 * s * (2 - 8 * c + c2 * (-12 + 8 * c + 10 * c2));
  const f543 = 29.53125 * s * (-2 - 8 * c + c2 * (12 + 8 * c - 10 * c2));

  const perA = inverseAxis(n);
  const degree2 = 3 * n * n * perA * perA;
  const degree3 = degree2 * perA;
  const degree4 = degree3 * perA;
  const degree5 = degree4 * perA;
  return Float64Array.of(
    degree2 * root22 * f220 * g.g201,
    degree2 * root22 * f221 * g.g211,
    degree3 * root32 * f321 * g.g310,
    degree3 * root32 * f322 * g.g322,
    2 * degree4 * root44 * f441 * g.g410,
    2 * degree4 * root44 * f442 * g.g422,
    degree5 * root52 * f522 * g.g520,
    degree5 * root52 * f523 * g.g532,
    2 * degree5 * root54 * f542 * g.g521,
    2 * degree5 * root54 * f543 * g.g533,
  );
}
