import type { AgeScale } from "./age-scales.ts";
import type { PositionGrowth } from "./covariance-model.ts";
import { fitGrowth, type VarianceGrowth, type VariancePoint } from "./growth.ts";

type Scales = readonly (AgeScale | undefined)[];

/** Given: the typical scales of a regime. Returned: the growth through them, each bin with equal weight. */
export function typicalGrowth(typical: Scales, leastVarianceKm2: number): PositionGrowth {
  const points = (direction: number): VariancePoint[] =>
    typical.flatMap((scale) =>
      scale ? [{ ...pointOf(scale, direction, leastVarianceKm2), weight: 1 }] : [],
    );
  return growthOf(points, leastVarianceKm2);
}

/**
 * Given: an object's scales, its regime's typical ones, how many pairs those count as. Returned: the object's growth.
 * The regime's curve is first moved to the object's own level; then each bin has the geometric mean of both variances by
 * their pairs. Few pairs leave an object near its regime's curve, and a bin without pairs has the curve at its level.
 */
export function objectGrowth(
  scales: Scales,
  typical: Scales,
  priorPairs: number,
  leastVarianceKm2: number,
): PositionGrowth {
  const points = (direction: number): VariancePoint[] => {
    const bins = typical.flatMap((regime, bin) => {
      if (!regime) return [];
      const prior = pointOf(regime, direction, leastVarianceKm2);
      const scale = scales[bin];
      return [
        { prior, own: scale ? pointOf(scale, direction, leastVarianceKm2) : prior, pairs: scale?.pairs ?? 0 },
      ];
    });
    const all = bins.reduce((sum, { pairs }) => sum + pairs, 0);
    const logs = bins.reduce(
      (sum, { prior, own, pairs }) => sum + pairs * Math.log(own.varianceKm2 / prior.varianceKm2),
      0,
    );
    const level = Math.exp(logs / (all + priorPairs));
    return bins.map(({ prior, own, pairs }) => {
      const weight = pairs + priorPairs;
      const share = pairs / weight;
      const varianceKm2 = own.varianceKm2 ** share * (level * prior.varianceKm2) ** (1 - share);
      return { ageDays: own.ageDays, varianceKm2, weight };
    });
  };
  return growthOf(points, leastVarianceKm2);
}

const pointOf = ({ ageDays, varianceKm2 }: AgeScale, direction: number, least: number) => ({
  ageDays,
  varianceKm2: Math.max(varianceKm2[direction], least),
});

function growthOf(points: (direction: number) => VariancePoint[], least: number): PositionGrowth {
  const fit = (direction: number): VarianceGrowth => fitGrowth(points(direction), least);
  return [fit(0), fit(1), fit(2)];
}
