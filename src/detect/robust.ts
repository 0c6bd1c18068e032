import { median } from "../core/index.ts";

/** Median of the absolute differences from the median, × 1.4826: the standard deviation where values are Gaussian. */
export function robustScale(values: ArrayLike<number>): number {
  const middle = median(values);
  return 1.4826 * median(Float64Array.from(values, (value) => Math.abs(value - middle)));
}

/** Median slope of all pairs of points `from` … `to` − 1 (Theil and Sen); NaN of fewer than two distinct x. */
export function medianSlope(x: ArrayLike<number>, y: ArrayLike<number>, from: number, to: number): number {
  const slopes: number[] = [];
  for (let i = from; i < to; i++)
    for (let j = i + 1; j < to; j++) if (x[j] > x[i]) slopes.push((y[j] - y[i]) / (x[j] - x[i]));
  return median(slopes);
}
