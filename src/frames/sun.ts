import short from "../../data/frames/earth-from-sun-short.json" with { type: "json" };
import type { Vec3 } from "../core/index.ts";
import { convertScale, type Instant, type ScaleSources } from "../time/index.ts";

/** Astronomical unit, km. Source: IAU 2012 Resolution B2, by definition. */
const astronomicalUnitKm = 149_597_870.7;

/** Terms of the vector from the Sun to the Earth: for each power of time, for x, y, z: amplitude (au), phase (rad), rate (rad/year). */
export type SunSeries = readonly (readonly Float64Array[])[];

/** Tables of terms as flat typed arrays. */
export const flattenTerms = (powers: readonly (readonly (readonly (readonly number[])[])[])[]): SunSeries =>
  powers.map((axes) => axes.map((terms) => Float64Array.from(terms.flat())));

/**
 * Given: an instant of any scale, and `sunSeries()`. Returned: the Sun from the Earth's center in GCRF, km; geometric, no aberration.
 * Range-error: 11.2 km at most (1900–2100) against JPL DE405, as ERFA states for epv00; TT serves for TDB (0.06 km).
 * Source: ERFA epv00, a simplified VSOP2000 (Moisson & Bretagnon, 2001).
 */
export function sunPositionGcrf(instant: Instant, series: SunSeries, sources: ScaleSources = {}): Vec3 {
  const tt = convertScale(instant, "TT", sources);
  const years = (tt.days - 0.5 + tt.nanos / 86_400e9) / 365.25;
  const [x, y, z] = [0, 1, 2].map((axis) => {
    let sum = 0;
    for (let power = series.length - 1; power >= 0; power--) {
      const terms = series[power][axis];
      let part = 0;
      for (let at = terms.length - 3; at >= 0; at -= 3)
        part += terms[at] * Math.cos(terms[at + 1] + terms[at + 2] * years);
      sum = sum * years + part;
    }
    return -sum * astronomicalUnitKm;
  });
  // Ecliptic of the theory → GCRS; the angles were fitted to DE405 by the authors of the series.
  return [
    x + 2.11284e-7 * y - 9.1603e-8 * z,
    -2.30286e-7 * x + 0.917482137087 * y - 0.397776982902 * z,
    0.397776982902 * y + 0.917482137087 * z,
  ];
}

const shortSeries = /* @__PURE__ */ flattenTerms([short.t0, short.t1, short.t2]);

/**
 * The same without the long table: for lighting and the globe.
 * Range-error: 3,600 km (5 arcsec) against the full series from 1950 to 2050 (sun-and-moon.test.ts).
 */
export const lowPrecisionSunGcrf = (instant: Instant, sources: ScaleSources = {}): Vec3 =>
  sunPositionGcrf(instant, shortSeries, sources);
