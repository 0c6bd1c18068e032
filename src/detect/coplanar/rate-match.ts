import { wrapHalf } from "../angles.ts";
import { nearestEntry, type PlaneTrack, raanOn } from "../plane/plane-track.ts";
import type { CoplanarParameters } from "../rules.ts";

/** A time during which one plane turned along with another, and whether the visitor came to do so. */
export interface PlaneRun {
  /** Entries of the visitor's track: first and last that match. */
  readonly first: number;
  readonly last: number;
  /** Entry at which the match had been held long enough; undefined where the rate was not acquired. */
  readonly confirmed?: number;
  /** Entry before, whose rate difference shows what the visitor gave up. */
  readonly before?: number;
  /** Fall of the difference of nodal rates between the two, degrees a day. */
  readonly fallDegPerDay: number;
  /** Whether the data go on after the run. */
  readonly ended: boolean;
  readonly entries: number;
}

/** The pair as the visitor's entries show it; NaN where the other has no set near enough. */
export interface PlaneDifference {
  readonly raanDeg: Float64Array;
  readonly inclinationDeg: Float64Array;
  /** Visitor's nodal rate less the other's. */
  readonly rateDegPerDay: Float64Array;
  readonly otherRateDegPerDay: Float64Array;
}

/** Given: two tracks. Returned: their differences on the visitor's days, the other's sets carried `carryDays` at most. */
export function planeDifference(
  visitor: PlaneTrack,
  other: PlaneTrack,
  { carryDays }: Pick<CoplanarParameters, "carryDays">,
): PlaneDifference {
  const size = visitor.days.length;
  const [raanDeg, inclinationDeg, rateDegPerDay, otherRateDegPerDay] = Array.from({ length: 4 }, () =>
    new Float64Array(size).fill(Number.NaN),
  );
  for (let k = 0; k < size; k++) {
    const day = visitor.days[k];
    const entry = nearestEntry(other.days, day);
    if (Math.abs(other.days[entry] - day) > carryDays) continue;
    raanDeg[k] = wrapHalf(visitor.raanDeg[k] - raanOn(other, entry, day));
    inclinationDeg[k] = visitor.inclinationDeg[k] - other.inclinationDeg[entry];
    otherRateDegPerDay[k] = other.raanRateDegPerDay[entry];
    rateDegPerDay[k] = visitor.raanRateDegPerDay[k] - otherRateDegPerDay[k];
  }
  return { raanDeg, inclinationDeg, rateDegPerDay, otherRateDegPerDay };
}

/** Given: a visitor, the differences. Returned: every run of matching entries of two or more, ascending. */
export function planeRuns(
  visitor: PlaneTrack,
  difference: PlaneDifference,
  limits: CoplanarParameters,
): PlaneRun[] {
  const runs: PlaneRun[] = [];
  let matched: number[] = [];
  const close = (ended: boolean): void => {
    if (matched.length >= 2) runs.push(runOf(visitor, difference, matched, ended, limits));
    matched = [];
  };
  for (let k = 0; k < visitor.days.length; k++) {
    if (Number.isNaN(difference.raanDeg[k])) continue;
    if (isMatch(difference, k, limits)) matched.push(k);
    else close(true);
  }
  close(false);
  return runs;
}

export const isMatch = (
  { raanDeg, inclinationDeg, rateDegPerDay }: PlaneDifference,
  k: number,
  limits: Pick<CoplanarParameters, "raanDeg" | "inclinationDeg" | "rateDegPerDay">,
): boolean =>
  Math.abs(raanDeg[k]) < limits.raanDeg &&
  Math.abs(inclinationDeg[k]) < limits.inclinationDeg &&
  Math.abs(rateDegPerDay[k]) < limits.rateDegPerDay;

function runOf(
  visitor: PlaneTrack,
  difference: PlaneDifference,
  matched: readonly number[],
  ended: boolean,
  limits: CoplanarParameters,
): PlaneRun {
  const { days } = visitor;
  const run = { first: matched[0], last: matched.at(-1)!, ended, entries: matched.length };
  for (let end = 1; end < matched.length; end++) {
    let start = end - 1;
    while (start > 0 && days[matched[end]] - days[matched[start]] < limits.heldDays) start--;
    if (days[matched[end]] - days[matched[start]] < limits.heldDays) continue;
    const window = matched.slice(start, end + 1);
    const worst = Math.max(...window.map((k) => Math.abs(difference.rateDegPerDay[k])));
    const acquired = largestFall(visitor, difference, matched[start], matched[end], worst, limits);
    if (acquired) return { ...run, confirmed: matched[end], ...acquired };
  }
  return { ...run, fallDegPerDay: 0 };
}

/** Entries up to `acquiredDays` before the held match, and the last one before where the sets are farther apart than that. */
function largestFall(
  visitor: PlaneTrack,
  { rateDegPerDay, otherRateDegPerDay }: PlaneDifference,
  start: number,
  end: number,
  worst: number,
  limits: CoplanarParameters,
): { readonly before: number; readonly fallDegPerDay: number } | undefined {
  let best: { before: number; fallDegPerDay: number } | undefined;
  let looked = 0;
  for (let k = start - 1; k >= 0; k--) {
    const back = visitor.days[start] - visitor.days[k];
    if (back > limits.maxGapDays || (back > limits.acquiredDays && looked > 0)) break;
    if (Number.isNaN(rateDegPerDay[k])) continue;
    looked++;
    const fallDegPerDay = Math.abs(rateDegPerDay[k]) - worst;
    const own = Math.abs(visitor.raanRateDegPerDay[end] - visitor.raanRateDegPerDay[k]);
    const others = Math.abs(otherRateDegPerDay[end] - otherRateDegPerDay[k]);
    if (fallDegPerDay < limits.fallDegPerDay || own < limits.ownChangeFactor * others) continue;
    if (!best || fallDegPerDay > best.fallDegPerDay) best = { before: k, fallDegPerDay };
  }
  return best;
}
