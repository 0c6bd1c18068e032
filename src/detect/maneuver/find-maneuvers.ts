import { utcDaysOf } from "../epochs.ts";
import type { ObjectHistory } from "../history.ts";
import type { ManeuverParameters } from "../rules.ts";
import { burnDays } from "./burn-time.ts";
import { findBurns, type Reading } from "./find-burns.ts";
import { type BurnEvent, likelyDay, mergeBurns } from "./merge-burns.ts";
import { type PhaseSeries, phaseSeries } from "./phase-series.ts";

/** Near the Earth two readings are joined: one sees a burn at once, one follows elements that lag and rates. */
const nearReadings: readonly Reading[] = [
  { readsRates: false, lagDays: 0.05 },
  { readsRates: true, lagDays: 0.6 },
];
/** In deep space the sets' own rates add nothing. */
const deepReadings: readonly Reading[] = [{ readsRates: false, lagDays: 0.05 }];

/** A maneuver with its time, before thresholds. */
export interface ManeuverCandidate {
  readonly event: BurnEvent;
  /** The statistic of the rule. */
  readonly score: number;
  /** UTC days since 2000-01-01: sets before and after, and the time. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly day: number;
  readonly series: PhaseSeries;
}

/** Given: a piece of a history without long gaps. Returned: maneuvers above the lowest score, merged, with times, ascending. */
export function maneuverCandidates(
  history: ObjectHistory,
  parameters: ManeuverParameters,
): ManeuverCandidate[] {
  const series = phaseSeries(history);
  const { days, isDeepSpace } = series;
  const lowest = isDeepSpace ? parameters.lowestScoreGeo : parameters.lowestScoreLeo;
  const burns = findBurns(series, isDeepSpace ? deepReadings : nearReadings, lowest);
  const mergeDays = isDeepSpace ? parameters.mergeDaysGeo : parameters.mergeDaysLeo;
  const events = mergeBurns(days, burns, mergeDays, parameters);
  const utcDays = utcDaysOf(history.table);
  const fitted = burnDays(
    series,
    events.map(({ burn }, index) => ({
      gap: burn.gap,
      gapBefore: events[index - 1]?.lastGap ?? -1,
      gapAfter: events[index + 1]?.firstGap ?? days.length,
    })),
    isDeepSpace,
  );
  return events.map((event, index): ManeuverCandidate => {
    const { burn, firstGap, lastGap } = event;
    const taiAhead = days[burn.gap] - utcDays[burn.gap];
    const day = timeOf(series, event, fitted[index]);
    let first = firstGap;
    let next = lastGap + 1;
    while (first > 0 && days[first] > day) first--;
    while (next < days.length - 1 && days[next] < day) next++;
    return {
      event,
      score: burn.score,
      fromDay: utcDays[first],
      toDay: utcDays[next],
      day: day - taiAhead,
      series,
    };
  });
}

/** The middle of a long thrust; for a large burn near the Earth, where sets follow at once, its place within the gap. */
function timeOf(
  { days, isDeepSpace }: PhaseSeries,
  { burn, firstGap, lastGap }: BurnEvent,
  fitted: number | undefined,
): number {
  if (lastGap > firstGap) return (days[firstGap] + days[lastGap + 1]) / 2;
  const likely = likelyDay(days, burn);
  return burn.isLarge && !isDeepSpace ? likely : (fitted ?? likely);
}
