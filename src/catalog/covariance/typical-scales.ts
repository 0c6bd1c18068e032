import { quantile, type Vec3 } from "../../core/index.ts";
import type { AgeScale } from "./age-scales.ts";

type Scales = readonly (AgeScale | undefined)[];

const sweeps = 20;

/**
 * The curve that objects of a regime have in common, whatever the level of each: no bin is biased by which objects happen
 * to have pairs in it. Given: the scales of several objects, a bin an entry; the least variance, km². Returned: for each bin
 * the variance of an object of median level, with all pairs; none for a bin that nobody has.
 * Source: median polish of the logarithms (Tukey, Exploratory Data Analysis, 1977), an object counting once a bin.
 */
export function typicalScales(
  objects: readonly Scales[],
  leastVarianceKm2: number,
): (AgeScale | undefined)[] {
  const bins = Math.max(0, ...objects.map(({ length }) => length));
  const curves = [0, 1, 2].map((direction) => commonCurve(objects, bins, direction, leastVarianceKm2));
  return Array.from({ length: bins }, (_, bin) => {
    const scales = objects.flatMap((object) => object[bin] ?? []);
    if (scales.length === 0) return undefined;
    const varianceKm2: Vec3 = [Math.exp(curves[0][bin]), Math.exp(curves[1][bin]), Math.exp(curves[2][bin])];
    return {
      ageDays: quantile(
        scales.map(({ ageDays }) => ageDays),
        0.5,
      ),
      pairs: scales.reduce((sum, { pairs }) => sum + pairs, 0),
      varianceKm2,
    };
  });
}

/** Logarithms of variance by bin; NaN in a bin that nobody has. */
function commonCurve(
  objects: readonly Scales[],
  bins: number,
  direction: number,
  least: number,
): Float64Array {
  const logs = objects.map((scales) =>
    Array.from({ length: bins }, (_, bin) => {
      const scale = scales[bin];
      return scale ? Math.log(Math.max(scale.varianceKm2[direction], least)) : Number.NaN;
    }),
  );
  const curve = new Float64Array(bins);
  const levels = new Float64Array(objects.length);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const [k, row] of logs.entries()) levels[k] = middle(row.map((value, bin) => value - curve[bin]));
    const shift = middle([...levels]);
    for (let bin = 0; bin < bins; bin++)
      curve[bin] = middle(logs.map((row, k) => row[bin] - levels[k] + shift));
  }
  return curve;
}

/** Median of those that are numbers; NaN of none. */
const middle = (values: readonly number[]): number =>
  quantile(
    values.filter((value) => !Number.isNaN(value)),
    0.5,
  );
