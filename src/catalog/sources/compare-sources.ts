import { type ErrorCode, type IsoUtc, norm, subtract } from "../../core/index.ts";
import { relativeRic } from "../../frames/index.ts";
import { formatIsoUtc, type Instant } from "../../time/index.ts";
import { ageDays } from "../age.ts";
import type { SourceState } from "./source-state.ts";

/** One source beside the others. */
export interface ComparedSource {
  readonly source: string;
  readonly kind: SourceState["kind"];
  readonly epoch: IsoUtc;
  /** At the common instant; negative where the epoch is still to come. */
  readonly ageDays: number;
  /** From the reference, radial, in-track, cross-track in its axes; absent where a source gives no position. */
  readonly ricKm?: readonly [number, number, number];
  readonly distanceKm?: number;
  readonly problem?: ErrorCode;
}

/** Sources side by side at one instant. None is called right: the reference is only where the axes stand. */
export interface SourceComparison {
  readonly at: IsoUtc;
  /** The source with the least age of those that give a position; absent where none does. It comes first. */
  readonly reference?: string;
  readonly sources: readonly ComparedSource[];
  /** Between the two farthest from each other, km; absent with fewer than two positions. */
  readonly largestDistanceKm?: number;
}

/**
 * Given: where sources put one object at an instant (TEME). Returned: their disagreement, the reference first, the others by distance, those
 * without a position last; the order of what is given makes no difference.
 */
export function compareSources(states: readonly SourceState[], instant: Instant): SourceComparison {
  const ordered = states
    .map((given) => ({ given, age: ageDays(given.epoch, instant) }))
    .sort(
      (a, b) =>
        Number(a.given.state === undefined) - Number(b.given.state === undefined) ||
        Math.abs(a.age) - Math.abs(b.age) ||
        (a.given.source < b.given.source ? -1 : 1),
    );
  const reference = ordered[0]?.given.state;
  const compared = ordered.map(({ given, age }): ComparedSource => {
    const { source, kind, state, problem } = given;
    const known = { source, kind, epoch: formatIsoUtc(given.epoch), ageDays: age };
    if (!state || !reference) return { ...known, ...(problem ? { problem } : {}) };
    const [radial, inTrack, crossTrack] = relativeRic(reference, state).positionKm;
    const distanceKm = norm(subtract(state.positionKm, reference.positionKm));
    return { ...known, ricKm: [radial, inTrack, crossTrack], distanceKm };
  });
  const [first, ...others] = compared;
  others.sort((a, b) => (a.distanceKm ?? Infinity) - (b.distanceKm ?? Infinity) || 0);
  const largestDistanceKm = largestDistance(states);
  return {
    at: formatIsoUtc(instant),
    ...(reference && first ? { reference: first.source } : {}),
    sources: first ? [first, ...others] : [],
    ...(largestDistanceKm === undefined ? {} : { largestDistanceKm }),
  };
}

function largestDistance(states: readonly SourceState[]): number | undefined {
  const positions = states.flatMap(({ state }) => (state ? [state.positionKm] : []));
  let largest: number | undefined;
  for (const [k, a] of positions.entries())
    for (const b of positions.slice(k + 1)) largest = Math.max(largest ?? 0, norm(subtract(a, b)));
  return largest;
}
