/** Given: ascending numbers, one or more. Returned: the quantile by linear interpolation. */
export function quantileOfSorted(sorted: ArrayLike<number>, fraction: number): number {
  const position = fraction * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!);
}

/** Given: numbers in any order, left as they are. Returned: the quantile by linear interpolation; NaN of none. */
export const quantile = (values: ArrayLike<number>, fraction: number): number =>
  values.length === 0 ? Number.NaN : quantileOfSorted(Float64Array.from(values).sort(), fraction);

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);
