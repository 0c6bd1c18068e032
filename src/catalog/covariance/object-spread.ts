import { type CatalogNumber, quantile } from "../../core/index.ts";
import { type ElementTable, keplerAxisKm } from "../../orbit/index.ts";
import { type Regime, regimeOf } from "../regime.ts";
import { type AgeScale, ageScale } from "./age-scales.ts";
import { differencer, type PositionDifferences } from "./differences.ts";
import { distinctSets } from "./distinct-sets.ts";
import { type HeldOutBlock, heldOutBlocks } from "./held-out-blocks.ts";
import type { CovarianceParameters } from "./parameters.ts";
import { type BrokenSpan, nextEpochPairs, pairsByAge } from "./set-pairs.ts";

/** What one object's own element sets say about their errors, before a model is laid through it. */
export interface ObjectSpread {
  readonly id: CatalogNumber;
  readonly regime: Regime;
  /** One entry a bin of age; undefined where too few pairs were. */
  readonly scales: readonly (AgeScale | undefined)[];
  /** Each set against the one before it. */
  readonly nextEpoch: PositionDifferences;
  readonly blocks: readonly HeldOutBlock[];
  /** Variance of an angle printed with four decimals, km²: no direction is better known. */
  readonly leastVarianceKm2: number;
}

/** Half a unit of the fourth decimal of a degree either way, spread evenly: 1e-4° / √12. Source: TLE format. */
const printedAngleRad = (1e-4 * Math.PI) / 180 / Math.sqrt(12);

/** Given: the sets of one object, one at least, in any order; spans not to be bridged. Returned: their spread. */
export function spreadOf(
  table: ElementTable,
  broken: readonly BrokenSpan[],
  parameters: CovarianceParameters,
): ObjectSpread {
  const sets = distinctSets(table);
  const differences = differencer(sets);
  const bins = pairsByAge(sets, broken, parameters).map(differences);
  const nextEpoch = differences(nextEpochPairs(sets, broken, parameters));
  return {
    id: sets.id[0],
    regime: regimeOfSets(sets),
    scales: bins.map((bin) => ageScale(bin, parameters)),
    nextEpoch,
    blocks: heldOutBlocks(bins, nextEpoch, parameters),
    leastVarianceKm2: leastVariance(sets),
  };
}

/** The regime of the median elements: a bad set or a maneuver moves nobody. */
function regimeOfSets({ meanMotionRevPerDay, eccentricity, inclinationDeg }: ElementTable): Regime {
  return regimeOf({
    meanMotionRevPerDay: quantile(meanMotionRevPerDay, 0.5),
    eccentricity: quantile(eccentricity, 0.5),
    inclinationDeg: quantile(inclinationDeg, 0.5),
  });
}

function leastVariance({ meanMotionRevPerDay }: ElementTable): number {
  return (printedAngleRad * keplerAxisKm(quantile(meanMotionRevPerDay, 0.5))) ** 2;
}
