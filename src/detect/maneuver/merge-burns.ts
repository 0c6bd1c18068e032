import type { ManeuverParameters } from "../rules.ts";
import type { Burn } from "./find-burns.ts";

/** One event: a burn with what was found near it and is part of it; or a run of burns that is one long thrust. */
export interface BurnEvent {
  /** The strongest; it stands for the event. */
  readonly burn: Burn;
  /** The gaps that the event spans: one for a burn, several for a long thrust. */
  readonly firstGap: number;
  readonly lastGap: number;
  /** Sum over a long thrust, else the burn's own, km/day. */
  readonly rateStepKmPerDay: number;
}

/** Days of the middle of a burn by the place within its gap that is likeliest. */
export const likelyDay = (days: Float64Array, { gap, daysBeforeNext }: Burn): number =>
  days[gap + 1] - daysBeforeNext;

/**
 * Given: burns ascending by gap. Returned: events, ascending. Large burns of one sign in many gaps in a row are one long
 * thrust. Of the rest the strongest stands for those near it: at once within `mergeDays`, later where the weaker is small
 * against it or its own evidence is not overwhelming. Two large burns stay two, as the sets' own rates tell them apart.
 * Steps that undo one another are no burn but sets that were off for a while.
 */
export function mergeBurns(
  days: Float64Array,
  burns: readonly Burn[],
  mergeDays: number,
  parameters: ManeuverParameters,
): BurnEvent[] {
  const long = longThrusts(burns, parameters.longThrustGaps);
  const inLong = new Set(long.flatMap(({ members }) => members));
  const single = burns.filter((burn) => !inLong.has(burn)).map((burn) => ({ event: eventOf([burn]), burn }));
  const candidates = [
    ...long.map(({ members }) => ({ event: eventOf(members), burn: strongestOf(members) })),
    ...single,
  ].sort((left, right) => right.burn.score - left.burn.score || left.burn.gap - right.burn.gap);
  const kept: { event: BurnEvent; netKmPerDay: number }[] = [];
  for (const { event, burn } of candidates) {
    const day = likelyDay(days, burn);
    const host = kept.find(({ event: other }) => {
      const apart = Math.max(
        likelyDay(days, other.burn) - day,
        other.lastGap > other.firstGap ? days[other.firstGap] - day : 0,
        other.lastGap > other.firstGap ? day - days[other.lastGap + 1] : day - likelyDay(days, other.burn),
      );
      return isPartOf(burn, other.burn, Math.abs(apart), mergeDays, parameters);
    });
    if (host) host.netKmPerDay += event.rateStepKmPerDay;
    else kept.push({ event, netKmPerDay: event.rateStepKmPerDay });
  }
  return kept
    .filter(
      ({ event, netKmPerDay }) =>
        event.burn.isLarge ||
        Math.abs(netKmPerDay) >= parameters.mergeNetShare * Math.abs(event.rateStepKmPerDay),
    )
    .map(({ event }) => event)
    .sort((left, right) => left.firstGap - right.firstGap);
}

function isPartOf(
  burn: Burn,
  stronger: Burn,
  apartDays: number,
  mergeDays: number,
  { mergeLargeDays, mergeWeakDays, mergeWeakShare, mergeWeakScore }: ManeuverParameters,
): boolean {
  if (burn.isLarge && stronger.isLarge) return apartDays <= mergeLargeDays;
  if (apartDays <= mergeDays) return true;
  const isWeak =
    burn.score < mergeWeakScore ||
    Math.abs(burn.rateStepKmPerDay) < mergeWeakShare * Math.abs(stronger.rateStepKmPerDay);
  return isWeak && apartDays <= mergeWeakDays;
}

/** Runs of large burns of one sign in consecutive gaps, `leastGaps` or more. */
function longThrusts(burns: readonly Burn[], leastGaps: number): { members: readonly Burn[] }[] {
  const found: { members: readonly Burn[] }[] = [];
  let run: Burn[] = [];
  const close = (): void => {
    if (run.length >= leastGaps) found.push({ members: run });
    run = [];
  };
  for (const burn of burns) {
    const last = run.at(-1);
    const continues =
      last?.gap === burn.gap - 1 && Math.sign(last.rateStepKmPerDay) === Math.sign(burn.rateStepKmPerDay);
    if (!burn.isLarge || !continues) close();
    if (burn.isLarge) run.push(burn);
  }
  close();
  return found;
}

const strongestOf = (members: readonly Burn[]): Burn =>
  members.reduce((best, burn) => (burn.score > best.score ? burn : best));

const eventOf = (members: readonly Burn[]): BurnEvent => ({
  burn: strongestOf(members),
  firstGap: members[0].gap,
  lastGap: members[members.length - 1].gap,
  rateStepKmPerDay: members.reduce((sum, { rateStepKmPerDay }) => sum + rateStepKmPerDay, 0),
});
