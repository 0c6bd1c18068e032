import { type AgeScale, ageScale } from "./age-scales.ts";
import { differencesWhere, type PositionDifferences } from "./differences.ts";
import type { CovarianceParameters } from "./parameters.ts";

/** A stretch of one object's history: its next-epoch differences, and the scales that the rest of the history gives. */
export interface HeldOutBlock {
  readonly nextEpoch: PositionDifferences;
  readonly scalesWithout: readonly (AgeScale | undefined)[];
}

/**
 * Cuts a history into blocks of equal time, so that a model can be judged by what it has not seen.
 * Given: an object's differences by bin of age, and its next-epoch ones. Returned: the blocks that hold any; a difference
 * belongs to the block of its later set.
 */
export function heldOutBlocks(
  bins: readonly PositionDifferences[],
  nextEpoch: PositionDifferences,
  parameters: CovarianceParameters,
): HeldOutBlock[] {
  const { count, epochDays } = nextEpoch;
  if (count === 0) return [];
  const first = epochDays[0];
  const blockDays = (epochDays[count - 1] - first) / parameters.heldOutBlocks;
  const blockOf = (day: number): number =>
    blockDays > 0 ? Math.min(Math.floor((day - first) / blockDays), parameters.heldOutBlocks - 1) : 0;
  return Array.from({ length: parameters.heldOutBlocks }, (_, block): HeldOutBlock => {
    const held = differencesWhere(nextEpoch, (day) => blockOf(day) === block);
    const scalesWithout =
      held.count === 0
        ? []
        : bins.map((bin) =>
            ageScale(
              differencesWhere(bin, (day) => blockOf(day) !== block),
              parameters,
            ),
          );
    return { nextEpoch: held, scalesWithout };
  }).filter((block) => block.nextEpoch.count > 0);
}
