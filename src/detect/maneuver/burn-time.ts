import type { PhaseObservations } from "./phase-model.ts";

/** One fit around a burn: sets on each side, and whether the rate may also change steadily (drag). */
interface FitShape {
  readonly setsEachSide: number;
  readonly withCurve: boolean;
}

/** The fit near the Earth, where drag bends the phases: few enough sets to need no better drag model. */
const nearShapes: readonly FitShape[] = [{ setsEachSide: 8, withCurve: true }];
/** Fits of deep space, whose mean tells the time: short straight ones see the kink sharply, long ones hold noise down. */
const deepShapes: readonly FitShape[] = [
  { setsEachSide: 4, withCurve: false },
  { setsEachSide: 6, withCurve: false },
  { setsEachSide: 6, withCurve: true },
  { setsEachSide: 8, withCurve: false },
  { setsEachSide: 8, withCurve: true },
];
/** Sets on each side without which there is no fit. */
const leastSets = 3;
/** Times tried between the set before the gap's first and the set after its last. */
const timesTried = 36;
/**
 * Lags of the element sets behind a burn that are weighed, days. Deep-space sets are fitted over days and lag by hours
 * always (../shared/data/maneuvers/README.md, 1); near the Earth the object's own burns tell.
 */
const nearLagsDays = [0.01, 0.3, 0.6, 1, 1.5];
const deepLagsDays = [0.2];
/** How sharply the misfits of all burns together choose among the lags: sets of one burn, as all share their errors. */
const lagSharpness = 14;

/** A burn between set `gap` and `gap` + 1, and the gaps of its neighbors, which bound the fit. */
export interface TimedGap {
  readonly gap: number;
  readonly gapBefore: number;
  readonly gapAfter: number;
}

/**
 * Times of burns by two-sided fits: the phases around each as one parabola with a kink, bent by the lag of the elements.
 * The object's own burns weigh the lags by how well each fits them all; a time is the mean over the lags by weight.
 * Given: observations, gaps. Returned: a day for each burn between one set before and one set after the gap; undefined
 * with too few sets.
 */
export function burnDays(
  observations: PhaseObservations,
  gaps: readonly TimedGap[],
  isDeepSpace: boolean,
): (number | undefined)[] {
  const lagsDays = isDeepSpace ? deepLagsDays : nearLagsDays;
  const used = isDeepSpace ? deepShapes : nearShapes;
  const fits = gaps.map((gap) =>
    lagsDays.map((lag) => used.map((shape) => fitKink(observations, gap, shape, lag))),
  );
  const weights = lagWeights(fits.map((byLag) => byLag.map((byShape) => byShape.at(-1)?.misfit)));
  return fits.map((byLag) => {
    let [sum, whole] = [0, 0];
    for (const [lag, byShape] of byLag.entries())
      for (const fit of byShape) {
        if (!fit) continue;
        sum += weights[lag] * fit.day;
        whole += weights[lag];
      }
    return whole > 0 ? sum / whole : undefined;
  });
}

/** Weights of the lags, 1 the best, by the mean logarithm of the misfits of all burns that were fitted. */
function lagWeights(misfits: readonly (readonly (number | undefined)[])[]): number[] {
  const fitted = misfits.filter(([first]) => first !== undefined);
  const lags = misfits[0]?.length ?? 0;
  const means = Array.from(
    { length: lags },
    (_, lag) => fitted.reduce((sum, byLag) => sum + Math.log(byLag[lag]! + 1e-12), 0) / (fitted.length || 1),
  );
  const least = Math.min(...means);
  return means.map((mean) => Math.exp(-lagSharpness * (mean - least)));
}

interface KinkFit {
  readonly day: number;
  readonly misfit: number;
}

/** Least squares of 1, t (and t²) and a kink bent by the lag: all but the kink is projected out once, then times are tried. */
function fitKink(
  { days, phaseKm }: PhaseObservations,
  { gap, gapBefore, gapAfter }: TimedGap,
  { setsEachSide, withCurve }: FitShape,
  lagDays: number,
): KinkFit | undefined {
  const from = Math.max(gapBefore + 1, gap - setsEachSide + 1, 0);
  const to = Math.min(gapAfter + 1, gap + 1 + setsEachSide, days.length);
  if (gap + 1 - from < leastSets || to - gap - 1 < leastSets) return undefined;
  const first = days[Math.max(gap - 1, from)];
  const last = days[Math.min(gap + 2, to - 1)];
  const middle = (days[gap] + days[gap + 1]) / 2;
  const times = days.slice(from, to).map((day) => day - middle);
  const smooth = orthonormal([
    times.map(() => 1),
    times.slice(),
    ...(withCurve ? [times.map((t) => t * t)] : []),
  ]);
  const rest = phaseKm.slice(from, to);
  for (const unit of smooth) subtractAlong(rest, unit);
  const whole = product(rest, rest);
  let best = { day: middle, misfit: Number.POSITIVE_INFINITY };
  const kink = new Float64Array(times.length);
  for (let step = 1; step < timesTried; step++) {
    const day = first + ((last - first) * step) / timesTried;
    for (let k = 0; k < kink.length; k++) {
      const since = times[k] + middle - day;
      kink[k] = since > 0 ? since - lagDays * (1 - Math.exp(-since / lagDays)) : 0;
    }
    for (const unit of smooth) subtractAlong(kink, unit);
    const size = product(kink, kink);
    const misfit = size > 1e-18 ? Math.max(whole - product(kink, rest) ** 2 / size, 0) : whole;
    if (misfit < best.misfit) best = { day, misfit };
  }
  return best;
}

/** Gram and Schmidt; columns that the earlier ones hold already are left out. */
function orthonormal(columns: readonly Float64Array[]): Float64Array[] {
  const units: Float64Array[] = [];
  for (const column of columns) {
    for (const unit of units) subtractAlong(column, unit);
    const length = Math.sqrt(product(column, column));
    if (length > 1e-9) units.push(column.map((x) => x / length));
  }
  return units;
}

function product(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < left.length; k++) sum += left[k] * right[k];
  return sum;
}

function subtractAlong(vector: Float64Array, unit: Float64Array): void {
  const along = product(vector, unit);
  for (let k = 0; k < vector.length; k++) vector[k] -= along * unit[k];
}
