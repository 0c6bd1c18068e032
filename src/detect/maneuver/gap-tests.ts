import type { PhaseDisturbances } from "./disturbances.ts";
import type { KnownBurn } from "./phase-model.ts";

/** The test of a change of rate in every gap; one entry a gap. */
export interface GapTests {
  /** Likelihood ratio (χ² where nothing happens), best of {@link placesInGap}. */
  readonly ratio: Float64Array;
  readonly daysBeforeNext: Float64Array;
  /** Change of the rate and one standard deviation of it, km/day. */
  readonly step: Float64Array;
  readonly sigma: Float64Array;
}

/** Places within a gap that are tried. */
const placesInGap = [0.1, 0.3, 0.5, 0.7, 0.9] as const;
/** Ratio above which the place within the gap is refined. */
const worthRefining = 30;
/** Share of a known burn's jump in the information above which taking it out again would lose all precision. */
const worthKeepingJump = 0.999;
/** Gaps on each side that tell the local noise level. */
const localGaps = 20;
/** Median of the largest of the tried likelihood ratios where nothing happens (χ² of one degree, several places). */
const quietMedian = 0.9;

/** Given: epochs, lag, what the backward pass knows, known burns (tested as if unknown). Returned: the tests. */
export function testGaps(
  days: Float64Array,
  lagDays: number,
  disturbances: PhaseDisturbances,
  known: ReadonlyMap<number, KnownBurn>,
): GapTests {
  const gaps = Math.max(days.length - 1, 0);
  const tests: GapTests = {
    ratio: new Float64Array(gaps),
    daysBeforeNext: new Float64Array(gaps),
    step: new Float64Array(gaps),
    sigma: new Float64Array(gaps).fill(Number.MAX_VALUE),
  };
  const score = new Float64Array(3);
  const info = new Float64Array(6);
  for (let gap = 0; gap < gaps; gap++) {
    for (let k = 0; k < 3; k++) score[k] = disturbances.score[3 * gap + k];
    for (let k = 0; k < 6; k++) info[k] = disturbances.info[6 * gap + k];
    const burn = known.get(gap);
    const lag = burn?.lagDays ?? lagDays;
    if (burn) {
      const keepsJump = burn.jumpVariance * info[0] > worthKeepingJump;
      forget(burn, keepsJump, score, info);
      if (keepsJump) {
        tryPlace(tests, gap, burn.daysBeforeNext, lag, score, info);
        continue;
      }
    }
    const length = days[gap + 1] - days[gap];
    for (const place of placesInGap) tryPlace(tests, gap, place * length, lag, score, info);
    if (tests.ratio[gap] > worthRefining)
      for (let move = 0.1 * length; move > 0.005 * length; move /= 2)
        for (const side of [-move, move]) {
          const d = tests.daysBeforeNext[gap] + side;
          if (d >= 0 && d <= length) tryPlace(tests, gap, d, lag, score, info);
        }
  }
  return tests;
}

/** Keeps the place if its ratio is the best so far. */
function tryPlace(
  { ratio, daysBeforeNext, step, sigma }: GapTests,
  gap: number,
  d: number,
  lagDays: number,
  score: Float64Array,
  info: Float64Array,
): void {
  const b2 = Math.exp(-d / lagDays);
  const b1 = 1 - b2;
  const b0 = d - lagDays * b1;
  const s = b0 * score[0] + b1 * score[1] + b2 * score[2];
  const n =
    b0 * (b0 * info[0] + 2 * b1 * info[1] + 2 * b2 * info[2]) +
    b1 * (b1 * info[3] + 2 * b2 * info[4]) +
    b2 * b2 * info[5];
  if (!(n > 0) || (s * s) / n <= ratio[gap]) return;
  ratio[gap] = (s * s) / n;
  daysBeforeNext[gap] = d;
  step[gap] = s / n;
  sigma[gap] = 1 / Math.sqrt(n);
}

/** Takes a known burn's own freedom out of score and information: what they would be had the filter not known it. */
function forget(burn: KnownBurn, keepsJump: boolean, score: Float64Array, info: Float64Array): void {
  if (!keepsJump) undoRankOne(burn.jumpVariance, 1, 0, 0, score, info);
  const b2 = Math.exp(-burn.daysBeforeNext / burn.lagDays);
  const b1 = 1 - b2;
  undoRankOne(burn.variance, burn.daysBeforeNext - burn.lagDays * b1, b1, b2, score, info);
}

/** Source: Sherman and Morrison's formula, for a covariance that had `variance` added along (b0, b1, b2). */
function undoRankOne(
  variance: number,
  b0: number,
  b1: number,
  b2: number,
  score: Float64Array,
  info: Float64Array,
): void {
  const n0 = info[0] * b0 + info[1] * b1 + info[2] * b2;
  const n1 = info[1] * b0 + info[3] * b1 + info[4] * b2;
  const n2 = info[2] * b0 + info[4] * b1 + info[5] * b2;
  const factor = variance / Math.max(1 - variance * (b0 * n0 + b1 * n1 + b2 * n2), 1e-12);
  const along = factor * (b0 * score[0] + b1 * score[1] + b2 * score[2]);
  score[0] += n0 * along;
  score[1] += n1 * along;
  score[2] += n2 * along;
  info[0] += factor * n0 * n0;
  info[1] += factor * n0 * n1;
  info[2] += factor * n0 * n2;
  info[3] += factor * n1 * n1;
  info[4] += factor * n1 * n2;
  info[5] += factor * n2 * n2;
}

/**
 * Given: ratios by gap, known burns, whether to cap (early, when undetected burns would inflate it and hide one another).
 * Returned: noise level of each gap, the median ratio of the unflagged gaps around it: one threshold then fits all objects.
 */
export function localLevels(
  ratio: Float64Array,
  known: ReadonlyMap<number, KnownBurn>,
  capped: boolean,
): Float64Array {
  const free: number[] = [];
  for (let gap = 0; gap < ratio.length; gap++) if (!known.has(gap)) free.push(gap);
  const all = Float64Array.from(free, (gap) => ratio[gap]).sort();
  const cap = capped ? Math.max(10 * middleOf(all, all.length), 10) : Number.POSITIVE_INFINITY;
  const levels = new Float64Array(ratio.length);
  const window = new Float64Array(2 * localGaps + 2);
  let size = 0;
  let [from, to] = [0, 0];
  for (let gap = 0, center = 0; gap < ratio.length; gap++) {
    while (center < free.length && free[center] < gap) center++;
    for (; to < Math.min(free.length, center + localGaps + 1); to++)
      insertSorted(window, size++, ratio[free[to]]);
    for (; from < center - localGaps; from++) removeSorted(window, size--, ratio[free[from]]);
    const level = size === 0 ? 1 : middleOf(window, size) / quietMedian;
    levels[gap] = Math.max(Math.min(level, cap), 0.5);
  }
  return levels;
}

const middleOf = (sorted: Float64Array, size: number): number =>
  size === 0 ? 1 : (sorted[(size - 1) >> 1] + sorted[size >> 1]) / 2;

function insertSorted(sorted: Float64Array, size: number, value: number): void {
  let at = size;
  for (; at > 0 && sorted[at - 1] > value; at--) sorted[at] = sorted[at - 1];
  sorted[at] = value;
}

function removeSorted(sorted: Float64Array, size: number, value: number): void {
  let at = 0;
  while (at < size - 1 && sorted[at] !== value) at++;
  for (; at < size - 1; at++) sorted[at] = sorted[at + 1];
}
