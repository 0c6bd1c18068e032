import table from "../../data/frames/iau2006a-nutation.json" with { type: "json" };

/**
 * Coefficients of IAU 2000A nutation and of the CIO locator, as flat typed arrays.
 * Their 55 kB stay out of whatever does not call {@link iau2006aSeries}.
 */
export interface NutationSeries {
  /** 11 a term: multiples of l, l′, F, D, Ω; longitude sin, t·sin, cos; obliquity cos, t·cos, sin (0.1 µas). */
  readonly lunisolar: Float64Array;
  /** 17 a term: multiples of l, F, D, Ω, Mercury … Neptune, precession; longitude sin, cos; obliquity sin, cos (0.1 µas). */
  readonly planetary: Float64Array;
  /** For each power of t, 10 a term: multiples of l, l′, F, D, Ω, Venus, Earth, precession; sin, cos (µas). */
  readonly locator: readonly Float64Array[];
}

/** Returned: the series of data/frames/iau2006a-nutation.json. Make it once and keep it. */
export const iau2006aSeries = (): NutationSeries => ({
  lunisolar: Float64Array.from(table.lunisolar.flat()),
  planetary: Float64Array.from(table.planetary.flat()),
  locator: table.s.map((terms) => Float64Array.from(terms.flat())),
});
