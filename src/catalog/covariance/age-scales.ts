import { quantile, type Vec3 } from "../../core/index.ts";
import type { PositionDifferences } from "./differences.ts";
import type { CovarianceParameters } from "./parameters.ts";

/** How large differences of about one age are. */
export interface AgeScale {
  readonly ageDays: number;
  readonly pairs: number;
  /** Robust variances, km²: radial, in-track, cross-track. */
  readonly varianceKm2: Vec3;
}

/**
 * Given: the differences of one bin of age. Returned: their scale: the quantile of the absolute values as a normal
 * distribution with mean zero would have it; none for fewer than `leastPairs`.
 */
export function ageScale(
  { count, ageDays, ricKm }: PositionDifferences,
  parameters: CovarianceParameters,
): AgeScale | undefined {
  if (count < parameters.leastPairs) return undefined;
  const variance = (direction: number): number => {
    const sizes = Float64Array.from({ length: count }, (_, k) => Math.abs(ricKm[3 * k + direction]));
    return (quantile(sizes, parameters.quantile) / parameters.gaussianQuantile) ** 2;
  };
  return {
    ageDays: quantile(ageDays, 0.5),
    pairs: count,
    varianceKm2: [variance(0), variance(1), variance(2)],
  };
}
