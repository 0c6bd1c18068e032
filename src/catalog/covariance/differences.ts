import type { Vec3 } from "../../core/index.ts";
import { ricAxes, rotate } from "../../frames/index.ts";
import { type ElementTable, initializeSgp4Row, propagateSgp4, type Sgp4Model } from "../../orbit/index.ts";
import type { SetPair } from "./set-pairs.ts";

/** What earlier sets predicted minus what later ones say at their own epochs. */
export interface PositionDifferences {
  readonly count: number;
  readonly ageDays: Float64Array;
  /** Epochs of the later sets, days from the first set of the object. */
  readonly epochDays: Float64Array;
  /** Radial, in-track, cross-track in the axes of the later set: triples, km. */
  readonly ricKm: Float64Array;
}

const minutesPerDay = 1440;

/** Given: one object's sets. Returned: how to difference pairs of them; each set is made ready once. */
export function differencer(table: ElementTable): (pairs: readonly SetPair[]) => PositionDifferences {
  const models: Sgp4Model[] = [];
  for (let row = 0; row < table.count; row++) models.push(initializeSgp4Row(table, row));
  const state = new Float64Array(12);
  return (pairs) => {
    const ageDays = new Float64Array(pairs.length);
    const epochDays = new Float64Array(pairs.length);
    const ricKm = new Float64Array(3 * pairs.length);
    let count = 0;
    for (const { earlier, later, ageDays: age, epochDays: epoch } of pairs) {
      // A set that can't be propagated has nothing to compare.
      if (propagateSgp4(models[earlier], age * minutesPerDay, state, 0) !== 0) continue;
      if (propagateSgp4(models[later], 0, state, 6) !== 0) continue;
      ageDays[count] = age;
      epochDays[count] = epoch;
      ricKm.set(differenceRic(state), 3 * count);
      count++;
    }
    return firstOf(count, ageDays, epochDays, ricKm);
  };
}

/** Given: the predicted state and, from place 6 on, the one to compare with. */
function differenceRic(state: Float64Array): Vec3 {
  const axes = ricAxes({
    positionKm: [state[6], state[7], state[8]],
    velocityKmPerS: [state[9], state[10], state[11]],
  });
  return rotate(axes, [state[0] - state[6], state[1] - state[7], state[2] - state[8]]);
}

/** Given: differences and a test of the later set's epoch. Returned: those that pass. */
export function differencesWhere(
  { count, ageDays, epochDays, ricKm }: PositionDifferences,
  isWanted: (epochDays: number) => boolean,
): PositionDifferences {
  const ages = new Float64Array(count);
  const epochs = new Float64Array(count);
  const ric = new Float64Array(3 * count);
  let kept = 0;
  for (let k = 0; k < count; k++) {
    if (!isWanted(epochDays[k])) continue;
    ages[kept] = ageDays[k];
    epochs[kept] = epochDays[k];
    for (let axis = 0; axis < 3; axis++) ric[3 * kept + axis] = ricKm[3 * k + axis];
    kept++;
  }
  return firstOf(kept, ages, epochs, ric);
}

const firstOf = (
  count: number,
  ageDays: Float64Array,
  epochDays: Float64Array,
  ricKm: Float64Array,
): PositionDifferences => ({
  count,
  ageDays: ageDays.subarray(0, count),
  epochDays: epochDays.subarray(0, count),
  ricKm: ricKm.subarray(0, 3 * count),
});
