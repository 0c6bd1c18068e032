import { utcDaysOf } from "../epochs.ts";
import type { ObjectHistory } from "../history.ts";
import type { ManeuverParameters } from "../rules.ts";
import { burnDays } from "./burn-time.ts";
import { findBurns, type Reading } from "./find-burns.ts";
import { testsPlane } from "./maneuver-detection.ts";
import { type BurnEvent, likelyDay, mergeBurns } from "./merge-burns.ts";
import { type PhaseSeries, phaseSeries } from "./phase-series.ts";
import {
  type PlaneStep,
  planeSeries,
  planeStepDay,
  planeSteps,
  shapeSeries,
  shapeStepDay,
  standingSteps,
} from "./plane-steps.ts";
import { thrustRuns } from "./thrust-runs.ts";

/** Near the Earth two readings are joined: one sees a burn at once, one follows elements that lag and rates. */
const nearReadings: readonly Reading[] = [
  { readsRates: false, lagDays: 0.05 },
  { readsRates: true, lagDays: 0.6 },
];
/** In deep space the sets' own rates add nothing. */
const deepReadings: readonly Reading[] = [{ readsRates: false, lagDays: 0.05 }];

/** A maneuver with its time, before thresholds. */
export interface ManeuverCandidate {
  /** The statistic of the rule: the greater of along the track and across. */
  readonly score: number;
  /** UTC days since 2000-01-01: sets before and after, and the time. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly day: number;
  /** Gaps it spans: more than one for a thrust that lasts. */
  readonly gaps: number;
  /** Sets known after it. */
  readonly setsAfter: number;
  /** Along the track: undefined where only the plane changed. */
  readonly along: BurnEvent | undefined;
  /** Across the track, in the same gap: undefined where too few sets tell. */
  readonly across: PlaneStep | undefined;
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
  const thrusts = thrustRuns(series);
  const burns = findBurns(series, isDeepSpace ? deepReadings : nearReadings, lowest, thrusts);
  const mergeDays = isDeepSpace ? parameters.mergeDaysGeo : parameters.mergeDaysLeo;
  const events = mergeBurns(days, burns, thrusts, mergeDays, parameters);
  const lookAtPlane = testsPlane(series, parameters);
  if (events.length === 0 && !lookAtPlane) return [];
  const { raanRateRadPerDay, semiMajorAxisKm } = series;
  const plane = planeSeries(history.table, days, raanRateRadPerDay, semiMajorAxisKm);
  const steps = planeSteps(plane);
  const fitted = burnDays(
    series,
    events.map(({ burn }, index) => ({
      gap: burn.gap,
      gapBefore: events[index - 1]?.lastGap ?? -1,
      gapAfter: events[index + 1]?.firstGap ?? days.length,
    })),
    isDeepSpace,
  );
  const utcDays = utcDaysOf(history.table);
  const planes = lookAtPlane ? standingSteps(steps, parameters.planeLeastMPerS, lowest) : [];
  const shape = lookAtPlane ? shapeSeries(history.table, plane, semiMajorAxisKm) : undefined;
  const shapeSteps = shape && planeSteps(shape);
  const sharpened = ({ burn, firstGap, lastGap }: BurnEvent, day: number): number => {
    if (!shape || !shapeSteps || lastGap > firstGap) return day;
    const sign = -Math.sign(burn.rateStepKmPerDay);
    return shapeStepDay(shape, shapeSteps, burn.gap, sign, day, parameters.shapeLeastScore) ?? day;
  };
  const alone: ManeuverCandidate[] = [];
  const withPlane = new Map<PlaneStep, ManeuverCandidate>();
  for (const [index, event] of events.entries()) {
    const step = planes.find((one) => isNear(days, event, one, mergeDays));
    const isPlanes = step !== undefined && step.score > event.burn.score;
    const time = isPlanes
      ? planeStepDay(plane, step)
      : sharpened(event, timeOf(series, event, fitted[index]));
    const score = Math.max(event.burn.score, step?.score ?? 0);
    const across = step ?? clearestStep(steps, event);
    const candidate = { ...bracket(days, utcDays, event, time), score, along: event, across, series };
    const other = step && withPlane.get(step);
    if (!step) alone.push(candidate);
    else if (!other?.along || other.along.burn.score < event.burn.score) withPlane.set(step, candidate);
  }
  for (const step of planes) {
    if (withPlane.has(step)) continue;
    const { gap, score } = step;
    const place = bracket(days, utcDays, { firstGap: gap, lastGap: gap }, planeStepDay(plane, step));
    alone.push({ ...place, score, along: undefined, across: step, series });
  }
  return [...alone, ...withPlane.values()].sort((left, right) => left.day - right.day);
}

/** The clearest step of the plane in an event's gaps and the one on either side, as elements lag. */
function clearestStep(
  steps: readonly (PlaneStep | undefined)[],
  { firstGap, lastGap }: BurnEvent,
): PlaneStep | undefined {
  let best: PlaneStep | undefined;
  for (let gap = Math.max(0, firstGap - 1); gap <= lastGap + 1; gap++) {
    const step = steps[gap];
    if (step && step.score > (best?.score ?? -1)) best = step;
  }
  return best;
}

/** Whether an event along the track is part of a step of the plane: the sets just after it are fits that straddle it. */
const isNear = (days: Float64Array, event: BurnEvent, step: PlaneStep, mergeDays: number): boolean =>
  (step.gap >= event.firstGap && step.gap <= event.lastGap) ||
  Math.abs(likelyDay(days, event.burn) - (days[step.gap] + days[step.gap + 1]) / 2) <= mergeDays;

/** The sets around an event, drawn to hold its time, in UTC days. */
function bracket(
  days: Float64Array,
  utcDays: Float64Array,
  { firstGap, lastGap }: Pick<BurnEvent, "firstGap" | "lastGap">,
  taiDay: number,
): Pick<ManeuverCandidate, "fromDay" | "toDay" | "day" | "gaps" | "setsAfter"> {
  let first = firstGap;
  let next = lastGap + 1;
  while (first > 0 && days[first] > taiDay) first--;
  while (next < days.length - 1 && days[next] < taiDay) next++;
  const taiAhead = days[firstGap] - utcDays[firstGap];
  return {
    fromDay: utcDays[first],
    toDay: utcDays[next],
    day: taiDay - taiAhead,
    gaps: lastGap - firstGap + 1,
    setsAfter: days.length - 1 - lastGap,
  };
}

/** The middle of a lasting thrust; for a large burn near the Earth, where sets follow at once, its place within the gap. */
function timeOf(
  { days, isDeepSpace }: PhaseSeries,
  { burn, firstGap, lastGap }: BurnEvent,
  fitted: number | undefined,
): number {
  if (lastGap > firstGap) return (days[firstGap] + days[lastGap + 1]) / 2;
  const likely = likelyDay(days, burn);
  return burn.isLarge && !isDeepSpace ? likely : (fitted ?? likely);
}
