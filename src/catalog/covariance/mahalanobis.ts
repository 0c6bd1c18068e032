import type { PositionGrowth } from "./covariance-model.ts";
import type { PositionDifferences } from "./differences.ts";
import { positionVariances } from "./position-variances.ts";

/** Given: differences; a growth and the youngest age it was seen at. Returned: the squared Mahalanobis distance of each. */
export function mahalanobisSquared(
  { count, ageDays, ricKm }: PositionDifferences,
  growth: PositionGrowth,
  youngestDays: number,
): Float64Array {
  const squares = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    const variances = positionVariances(growth, youngestDays, ageDays[k]);
    for (let axis = 0; axis < 3; axis++) squares[k] += ricKm[3 * k + axis] ** 2 / variances[axis];
  }
  return squares;
}
