/** Given: numbers in any order (left as they are). Returned: the quantile by linear interpolation; NaN of none. */
export function quantile(values: ArrayLike<number>, fraction: number): number {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0) return Number.NaN;
  const position = fraction * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);

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
