import type { Vec3 } from "../../core/index.ts";
import type { PositionGrowth } from "./covariance-model.ts";
import { varianceAt } from "./growth.ts";

/**
 * Given: a growth, the youngest age it was seen at, an age, days. Returned: variances, km²: radial, in-track, cross-track.
 * Below the youngest age they stay as they are there: nothing shows that a fresher set would be better.
 */
export function positionVariances(growth: PositionGrowth, youngestDays: number, ageDays: number): Vec3 {
  const seenDays = Math.max(Math.abs(ageDays), youngestDays);
  return [varianceAt(growth[0], seenDays), varianceAt(growth[1], seenDays), varianceAt(growth[2], seenDays)];
}
