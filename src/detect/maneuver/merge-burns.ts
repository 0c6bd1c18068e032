import type { ManeuverParameters } from "../rules.ts";
import type { Burn } from "./find-burns.ts";
import type { ThrustRun } from "./thrust-runs.ts";

/** One event: a burn with what was found near it and is part of it; or a thrust that lasts. */
export interface BurnEvent {
  /** The strongest; it stands for the event. */
  readonly burn: Burn;
  /** The gaps that the event spans: one for a burn, several for a lasting thrust. */
  readonly firstGap: number;
  readonly lastGap: number;
  /** Over a lasting thrust as a whole, else the burn's own, km/day. */
  readonly rateStepKmPerDay: number;
}

/** Days of the middle of a burn by the place within its gap that is likeliest. */
export const likelyDay = (days: Float64Array, { gap, daysBeforeNext }: Burn): number =>
  days[gap + 1] - daysBeforeNext;

/**
 * Given: burns ascending by gap, thrusts that last. Returned: events, ascending. What was found within a lasting thrust is
 * part of it. Of the rest the strongest stands for those near it: at once within `mergeDays`, later where the weaker is
 * small against it or its own evidence is not overwhelming. Two large burns stay two, as the sets' own rates tell them
 * apart. Steps that undo one another are no burn but sets that were off for a while.
 */
export function mergeBurns(
  days: Float64Array,
  burns: readonly Burn[],
  thrusts: readonly ThrustRun[],
  mergeDays: number,
  parameters: ManeuverParameters,
): BurnEvent[] {
  const isOutside = ({ gap }: Burn): boolean =>
    thrusts.every(({ firstGap, lastGap }) => gap < firstGap - 1 || gap > lastGap + 1);
  const strongestFirst = burns
    .filter(isOutside)
    .sort((left, right) => right.score - left.score || left.gap - right.gap);
  const kept: { burn: Burn; netKmPerDay: number }[] = [];
  for (const burn of strongestFirst) {
    const day = likelyDay(days, burn);
    const host = kept.find((other) =>
      isPartOf(burn, other.burn, Math.abs(likelyDay(days, other.burn) - day), mergeDays, parameters),
    );
    if (host) host.netKmPerDay += burn.rateStepKmPerDay;
    else kept.push({ burn, netKmPerDay: burn.rateStepKmPerDay });
  }
  const single = kept
    .filter(
      ({ burn, netKmPerDay }) =>
        burn.isLarge || Math.abs(netKmPerDay) >= parameters.mergeNetShare * Math.abs(burn.rateStepKmPerDay),
    )
    .map(({ burn }) => eventOf(burn));
  return [...single, ...thrusts.map(lastingEvent)].sort((left, right) => left.firstGap - right.firstGap);
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

const eventOf = (burn: Burn): BurnEvent => ({
  burn,
  firstGap: burn.gap,
  lastGap: burn.gap,
  rateStepKmPerDay: burn.rateStepKmPerDay,
});

function lastingEvent({ firstGap, lastGap, rateStepKmPerDay, rateSigmaKmPerDay }: ThrustRun): BurnEvent {
  const burn: Burn = {
    gap: firstGap,
    daysBeforeNext: 0,
    rateStepKmPerDay,
    rateSigmaKmPerDay,
    score: (rateStepKmPerDay / rateSigmaKmPerDay) ** 2,
    level: 1,
    isLarge: true,
  };
  return { burn, firstGap, lastGap, rateStepKmPerDay };
}
