import type { AgeScale } from "./age-scales.ts";
import type { ObjectCovariance, PairEvidence, PositionGrowth } from "./covariance-model.ts";
import { mahalanobisSquared } from "./mahalanobis.ts";
import { objectGrowth, typicalGrowth } from "./object-growth.ts";
import type { ObjectSpread } from "./object-spread.ts";
import type { CovarianceParameters } from "./parameters.ts";
import { typicalScales } from "./typical-scales.ts";

type Scales = readonly (AgeScale | undefined)[];

/** One regime's growths, and how far its differences lie from them, before any scale. */
export interface RegimeMembers {
  readonly evidence: PairEvidence;
  readonly growth: PositionGrowth;
  readonly objects: readonly (readonly [id: number, covariance: ObjectCovariance])[];
  /** Squared Mahalanobis distances by the objects' own growths, each without the block that it is judged on. */
  readonly ownSquares: readonly Float64Array[];
  /** The same by the regime's growth. */
  readonly pooledSquares: readonly Float64Array[];
}

/** Given: the spreads of all objects of one regime. Returned: their growths; undefined where nobody has pairs enough. */
export function regimeMembers(
  members: readonly ObjectSpread[],
  parameters: CovarianceParameters,
): RegimeMembers | undefined {
  const least = members.reduce(
    (sum, { leastVarianceKm2 }) => Math.min(sum, leastVarianceKm2),
    Number.POSITIVE_INFINITY,
  );
  const typical = typicalScales(
    members.map(({ scales }) => scales),
    least,
  );
  const all = evidenceOf(typical);
  if (!all) return undefined;
  const evidence = { ...all, youngestDays: commonYoungestDays(members, typical, parameters) };
  const growthFrom = (scales: Scales, { leastVarianceKm2 }: ObjectSpread): PositionGrowth =>
    objectGrowth(scales, typical, parameters.priorPairs, leastVarianceKm2);
  const growth = typicalGrowth(typical, least);
  return {
    evidence,
    growth,
    objects: members.flatMap((member) => {
      const own = evidenceOf(member.scales);
      if (!own) return [];
      const covariance = { ...own, regime: member.regime, growth: growthFrom(member.scales, member) };
      return [[member.id, covariance] as const];
    }),
    ownSquares: members.flatMap((member) =>
      member.blocks.flatMap(({ nextEpoch, scalesWithout }) => {
        const rest = evidenceOf(scalesWithout);
        return rest
          ? [
              mahalanobisSquared(
                nextEpoch,
                growthFrom(scalesWithout, member),
                Math.min(rest.youngestDays, evidence.youngestDays),
              ),
            ]
          : [];
      }),
    ),
    pooledSquares: members.map(({ nextEpoch }) =>
      mahalanobisSquared(nextEpoch, growth, evidence.youngestDays),
    ),
  };
}

/** The youngest age at which a fair share of the objects have pairs enough: a few odd ones don't speak for all. */
function commonYoungestDays(
  members: readonly ObjectSpread[],
  typical: Scales,
  { commonShare }: CovarianceParameters,
): number {
  const least = commonShare * members.filter(({ scales }) => evidenceOf(scales)).length;
  const common = typical.find(
    (scale, bin) => scale && members.filter(({ scales }) => scales[bin]).length >= least,
  );
  return common?.ageDays ?? 0;
}

function evidenceOf(scales: Scales): PairEvidence | undefined {
  const heard = scales.filter((scale) => scale !== undefined);
  if (heard.length === 0) return undefined;
  return {
    pairs: heard.reduce((sum, { pairs }) => sum + pairs, 0),
    youngestDays: heard[0].ageDays,
    oldestDays: heard[heard.length - 1].ageDays,
  };
}
