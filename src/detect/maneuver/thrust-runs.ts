import { median } from "../../core/index.ts";
import { medianSlope, robustScale } from "../robust.ts";
import type { PhaseObservations } from "./phase-model.ts";

/** A thrust that lasts over many sets, as electric propulsion does. */
export interface ThrustRun {
  readonly firstGap: number;
  readonly lastGap: number;
  /** Change of the rate from begin to end, and one standard deviation of it, km/day. */
  readonly rateStepKmPerDay: number;
  readonly rateSigmaKmPerDay: number;
}

/** Days on each side of a gap over which the rate's slope is taken, and the sets that are needed on each side. */
const halfWindowDays = 1.5;
const leastSetsEachSide = 3;
/** Slopes below this are left to drag and resonance, km/day²: 80 mm/s a day, 0.9 µm/s². */
const leastSlopeKmPerDay2 = 20;
/** and below this many standard deviations. */
const leastSigmas = 6;
/** A run lasts this long at least, in days, */
const leastDays = 1.5;
/** and its change is spread over this many gaps at least: (Σ|x|)² / Σx² of the changes by gap. */
const leastSpread = 4;
/** A faster orbit may be drag: then the slopes on both sides must be less by this factor. Drag doesn't stop. */
const leastContrast = 5;
const contrastSets = 8;

/** Given: observations. Returned: runs of gaps over which the sets' own rate rises or falls steadily, ascending. */
export function thrustRuns({ days, rateKmPerDay: rate }: PhaseObservations): ThrustRun[] {
  const gaps = Math.max(days.length - 1, 0);
  const changes = Float64Array.from({ length: gaps }, (_, gap) => rate[gap + 1] - rate[gap]);
  const sigma = robustScale(changes);
  const limit = Math.max(leastSlopeKmPerDay2, (leastSigmas * sigma) / (2 * halfWindowDays));
  const signs = Int8Array.from({ length: gaps }, (_, gap) => steepSign(days, rate, gap, limit));
  const runs: ThrustRun[] = [];
  for (let first = 0; first < gaps; ) {
    let last = first;
    while (last + 1 < gaps && signs[last + 1] === signs[first]) last++;
    if (signs[first] !== 0) {
      const rateStepKmPerDay = rate[last + 1] - rate[first];
      if (isThrust(days, rate, changes.subarray(first, last + 1), first, last))
        runs.push({
          firstGap: first,
          lastGap: last,
          rateStepKmPerDay,
          rateSigmaKmPerDay: Math.max(sigma, 1e-3),
        });
    }
    first = last + 1;
  }
  return runs;
}

/** 1 or −1 where the rate around a gap rises or falls faster than the limit, else 0. */
function steepSign(days: Float64Array, rate: Float64Array, gap: number, limit: number): number {
  const middle = (days[gap] + days[gap + 1]) / 2;
  let from = gap + 1 - leastSetsEachSide;
  let to = gap + 1 + leastSetsEachSide;
  if (from < 0 || to > days.length) return 0;
  while (from > 0 && days[from - 1] > middle - halfWindowDays) from--;
  while (to < days.length && days[to] < middle + halfWindowDays) to++;
  // A glance at the ends spares most objects the median of all slopes.
  const chord = (rate[to - 1] - rate[from]) / (days[to - 1] - days[from]);
  if (!(Math.abs(chord) > limit / 2)) return 0;
  const slope = medianSlope(days, rate, from, to);
  return Math.abs(slope) > limit ? Math.sign(slope) : 0;
}

function isThrust(
  days: Float64Array,
  rate: Float64Array,
  changes: Float64Array,
  first: number,
  last: number,
): boolean {
  const length = days[last + 1] - days[first];
  if (length < leastDays) return false;
  const sum = changes.reduce((all, x) => all + Math.abs(x), 0);
  const squares = changes.reduce((all, x) => all + x * x, 0);
  if (sum * sum < leastSpread * squares) return false;
  const total = rate[last + 1] - rate[first];
  if (Math.abs(total) < 0.5 * sum) return false;
  if (total < 0) return true;
  const before = usualSlope(days, rate, first - contrastSets, first);
  const after = usualSlope(days, rate, last + 1, last + 1 + contrastSets);
  return total / length > leastContrast * Math.max(before, after);
}

/** Median size of the slopes from set to set; infinite where sets are lacking, so that nothing stands out there. */
function usualSlope(days: Float64Array, rate: Float64Array, from: number, to: number): number {
  if (from < 0 || to >= days.length) return Number.POSITIVE_INFINITY;
  const slopes: number[] = [];
  for (let k = from; k < to; k++) slopes.push(Math.abs((rate[k + 1] - rate[k]) / (days[k + 1] - days[k])));
  return median(slopes);
}
