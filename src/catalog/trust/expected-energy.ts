import { quantileOfSorted } from "../../core/index.ts";
import type { OrbitDifference } from "./orbit-difference.ts";
import { fullScatter } from "./own-scatter.ts";
import policy from "./trust-policy.json" with { type: "json" };

/** A pair's change of mean motion, as later expectations need it. */
export interface EnergyResidual {
  readonly gapDays: number;
  readonly energy: number;
  readonly drag: number;
}

/** How an object's mean motion changes from set to set, and how well that is known. All relative to mean motion. */
export interface EnergyModel {
  /** Pairs that it rests on. */
  readonly sets: number;
  /** 1 where the sets' drag terms foretell the change; 0 where a steady trend does better (thrust that makes up for drag). */
  readonly dragShare: 0 | 1;
  /** Beyond that: resonance, thrust. */
  readonly trendPerDay: number;
  /** Standard deviation of what remains, burns included. */
  readonly scatter: number;
  /** The most that remained of the last few pairs: after a burn several fits in a row are poor. */
  readonly recent: number;
}

/** Given: the pairs of an object's accepted sets. Returned: of both ways to foretell its energy the one that left less. */
export function energyModel(residuals: readonly EnergyResidual[]): EnergyModel {
  const byDrag = modelOf(residuals, 1);
  const byTrend = modelOf(residuals, 0);
  return byTrend.scatter < byDrag.scatter ? byTrend : byDrag;
}

function modelOf(residuals: readonly EnergyResidual[], dragShare: 0 | 1): EnergyModel {
  const { trendSets, fewestForScatter } = policy.memory;
  const rates = residuals
    .slice(-trendSets)
    .map(({ energy, drag, gapDays }) => (energy - dragShare * drag) / gapDays);
  const trendPerDay =
    rates.length < fewestForScatter ? 0 : quantileOfSorted(Float64Array.from(rates).sort(), 0.5);
  const left = residuals.map(({ energy, drag, gapDays }) =>
    Math.abs(energy - dragShare * drag - trendPerDay * gapDays),
  );
  return {
    sets: residuals.length,
    dragShare,
    trendPerDay,
    scatter: fullScatter(Float64Array.from(left).sort(), policy.energy.floor),
    recent: Math.max(0, ...left.slice(-policy.energy.recentSets)),
  };
}

/**
 * How far the mean motion of a new set is from the expected one, relative: the least of what the set states and what the distances
 * along the track show, with the object's trend and without. A mean motion that was changed alone shows in all of them; a set that
 * leads back to the earlier one, and the earlier one to it, is not suspect for a trend that ended.
 */
export function unexpectedEnergy(
  { energy, drag, energyByPhase, gapDays }: OrbitDifference,
  { dragShare, trendPerDay }: EnergyModel,
): number {
  const trend = trendPerDay * gapDays;
  const stated = energy - dragShare * drag - trend;
  const shown = energyByPhase + (1 - dragShare) * drag - trend;
  return Math.min(Math.abs(stated), Math.abs(shown), Math.abs(energyByPhase));
}
