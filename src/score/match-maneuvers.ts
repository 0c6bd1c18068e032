import { type Interval, poissonInterval, wilsonInterval } from "./intervals.ts";
import type { TrueManeuver } from "./maneuver-truth.ts";

/** A reported maneuver, as far as scoring needs it. */
export interface FoundManeuver {
  /** UTC days since 2000-01-01. */
  readonly day: number;
  /** What thresholds are put on; greater is surer. */
  readonly score: number;
}

/** Days that the found time may lie from the true one: [earliest, latest]. */
export type MatchWindow = readonly [from: number, to: number];

/** Elements lag behind a burn, so the window is not even; the narrow one judges the time. */
export const maneuverWindows = { "-1/+2 d": [-1, 2], "±12 h": [-0.5, 0.5] } as const satisfies Record<
  string,
  MatchWindow
>;

export interface Matches {
  /** Index in the truth → index in the found, and the other way round. */
  readonly foundOfTrue: ReadonlyMap<number, number>;
  readonly trueOfFound: ReadonlyMap<number, number>;
}

/** Given: truth, findings, window. Returned: pairs, one to one, nearest in time first. */
export function matchManeuvers(
  truth: readonly TrueManeuver[],
  found: readonly FoundManeuver[],
  [from, to]: MatchWindow,
): Matches {
  const pairs: { t: number; f: number; apart: number }[] = [];
  for (const [t, { day: trueDay }] of truth.entries())
    for (const [f, { day }] of found.entries()) {
      const apart = day - trueDay;
      if (apart >= from && apart <= to) pairs.push({ t, f, apart: Math.abs(apart) });
    }
  pairs.sort((left, right) => left.apart - right.apart || left.t - right.t || left.f - right.f);
  const foundOfTrue = new Map<number, number>();
  const trueOfFound = new Map<number, number>();
  for (const { t, f } of pairs) {
    if (foundOfTrue.has(t) || trueOfFound.has(f)) continue;
    foundOfTrue.set(t, f);
    trueOfFound.set(f, t);
  }
  return { foundOfTrue, trueOfFound };
}

/** A finding with the day on which it could first be told. */
export interface ReportedManeuver extends FoundManeuver {
  readonly reportedDay: number;
}

/** Given: truth, reports, window. Returned: days from each burn that was found to its report, in the order of the truth. */
export function reportDelaysDays(
  truth: readonly TrueManeuver[],
  reports: readonly ReportedManeuver[],
  window: MatchWindow,
): number[] {
  const { foundOfTrue } = matchManeuvers(truth, reports, window);
  return truth.flatMap(({ day }, t) => {
    const found = foundOfTrue.get(t);
    return found === undefined ? [] : [reports[found].reportedDay - day];
  });
}

export interface ManeuverCounts {
  readonly hits: number;
  readonly missed: number;
  readonly falseAlarms: number;
  readonly years: number;
}

export function countManeuvers(
  truth: readonly TrueManeuver[],
  found: readonly FoundManeuver[],
  window: MatchWindow,
  years: number,
): ManeuverCounts {
  const hits = matchManeuvers(truth, found, window).foundOfTrue.size;
  return { hits, missed: truth.length - hits, falseAlarms: found.length - hits, years };
}

export const addCounts = (counts: readonly ManeuverCounts[]): ManeuverCounts =>
  counts.reduce(
    (all, one) => ({
      hits: all.hits + one.hits,
      missed: all.missed + one.missed,
      falseAlarms: all.falseAlarms + one.falseAlarms,
      years: all.years + one.years,
    }),
    { hits: 0, missed: 0, falseAlarms: 0, years: 0 },
  );

export interface ManeuverFigures extends ManeuverCounts {
  readonly precision: number;
  readonly precisionInterval: Interval;
  readonly recall: number;
  readonly recallInterval: Interval;
  readonly f1: number;
  readonly falseAlarmsPerYear: number;
  readonly falseAlarmsPerYearInterval: Interval;
}

/** Given: counts. Returned: figures with 95 % intervals (Wilson; Poisson for the rate); 0 where there is nothing to divide by. */
export function maneuverFigures(counts: ManeuverCounts): ManeuverFigures {
  const { hits, missed, falseAlarms, years } = counts;
  return {
    ...counts,
    precision: hits / (hits + falseAlarms || 1),
    precisionInterval: wilsonInterval(hits, hits + falseAlarms),
    recall: hits / (hits + missed || 1),
    recallInterval: wilsonInterval(hits, hits + missed),
    f1: f1Of(counts),
    falseAlarmsPerYear: years > 0 ? falseAlarms / years : 0,
    falseAlarmsPerYearInterval: years > 0 ? poissonInterval(falseAlarms, years) : { low: 0, high: 0 },
  };
}

export const f1Of = ({ hits, missed, falseAlarms }: ManeuverCounts): number =>
  (2 * hits) / (2 * hits + missed + falseAlarms || 1);
