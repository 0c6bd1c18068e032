import type { Detection, Limitation } from "../detection.ts";
import { isoOfUtcDays, utcDaysOf } from "../epochs.ts";
import { historyHash, type ObjectHistory } from "../history.ts";
import { round } from "../round.ts";
import { type Progress, type ReentryParameters, type Rule, reentryRule } from "../rules.ts";
import { type ReentryWindow, reentryWindow } from "./reentry-window.ts";

/**
 * Objects whose orbit ends soon, each with the window of time in which it does.
 *
 * Given: histories (one set is enough). Returned: one detection an object, by beginning of the window. It has a span and no
 * instant, and no place: within the window the object goes around Earth many times.
 */
export function detectReentry(
  histories: readonly ObjectHistory[],
  rule: Rule<ReentryParameters> = reentryRule,
  progress: Progress = () => {},
): Detection[] {
  const newest = Math.max(...histories.map(({ table }) => table.epochDays[table.count - 1]));
  const found: Detection[] = [];
  for (const [k, history] of histories.entries()) {
    const days = utcDaysOf(history.table);
    const last = days.length - 1;
    const window = reentryWindow(history.table, days, last, rule.parameters);
    if (window) found.push(toDetection(history, days, window, newest, rule));
    progress((k + 1) / histories.length);
  }
  return found.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.ids[0] - b.ids[0]));
}

function toDetection(
  history: ObjectHistory,
  days: Float64Array,
  window: ReentryWindow,
  newestDay: number,
  rule: Rule<ReentryParameters>,
): Detection {
  const { parameters } = rule;
  const hoursBefore = (daysBefore: number): number | undefined => {
    const row = days.findLastIndex((day) => day <= window.atDays - daysBefore);
    const earlier = row < 0 ? undefined : reentryWindow(history.table, days, row, parameters);
    return earlier && round(24 * (earlier.toDays - earlier.fromDays), 1);
  };
  const [dayBefore, weekBefore] = [hoursBefore(1), hoursBefore(7)];
  return {
    kind: "reentry",
    ids: [history.id],
    from: isoOfUtcDays(window.fromDays),
    to: isoOfUtcDays(window.toDays),
    values: {
      remainingLifeDays: round(window.remainingLifeDays, 2),
      windowHours: round(24 * (window.toDays - window.fromDays), 1),
      ...(dayBefore === undefined ? {} : { windowDayBeforeHours: dayBefore }),
      ...(weekBefore === undefined ? {} : { windowWeekBeforeHours: weekBefore }),
      perigeeAltitudeKm: round(window.perigeeKm, 1),
      decayRevPerDay2: round(window.decayRevPerDay2, 6),
      combinedSets: window.sets,
    },
    detectionProbability:
      window.remainingLifeDays < 1 ? parameters.probabilityLastDay : parameters.probabilityInWindow,
    rule,
    inputs: [historyHash(history)],
    limitations: limitationsOf(window, newestDay, parameters),
  };
}

function limitationsOf(
  window: ReentryWindow,
  newestDay: number,
  { steadySpread }: ReentryParameters,
): Limitation[] {
  const limitations: Limitation[] = [
    { code: "detect-limit-reentry-no-place" },
    { code: "detect-limit-reentry-steady-drag" },
  ];
  if (window.sets < 3) limitations.push({ code: "detect-limit-few-sets" });
  if (window.decaySpread > steadySpread) limitations.push({ code: "detect-limit-decay-not-steady" });
  if (newestDay > window.toDays) limitations.push({ code: "detect-limit-reentry-window-passed" });
  return limitations;
}
