import { median } from "../../core/index.ts";
import { type ElementTable, wgs72MuKm3PerS2 } from "../../orbit/index.ts";

/** The orbit's plane as two components of velocity across the track, m/s: a burn across the track is a step of them. */
export interface PlaneSeries {
  readonly days: Float64Array;
  /** Inclined: v · i and v · sin ī · Ω. Near the equator, where the node is unsteady: v · i · (cos Ω, sin Ω). */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Place on the orbit at each set, rad: argument of latitude; near the equator right ascension. */
  readonly place: Float64Array;
  readonly revolutionDays: number;
}

export interface PlaneStep {
  readonly gap: number;
  /** Where on the orbit the change was made, rad, as {@link PlaneSeries.place} counts; or half a revolution off. */
  readonly place: number;
  /** Size of the change of velocity across the track, and one standard deviation of it. */
  readonly deltaVMPerS: number;
  readonly sigmaMPerS: number;
  /** (size / standard deviation)². */
  readonly score: number;
}

const degree = Math.PI / 180;
/** Below this inclination the plane is followed by its vector. */
const vectorBelowDeg = 15;
/** Sets on each side of a gap whose straight lines tell the step. */
const setsEachSide = 5;
const leastSets = 3;

/** Given: sets ascending, their epochs (days), the nodal rate of each (rad/day), the semi-major axis. Returned: the plane's series. */
export function planeSeries(
  table: ElementTable,
  days: Float64Array,
  raanRatesRadPerDay: Float64Array,
  semiMajorAxisKm: number,
): PlaneSeries {
  const speed = 1000 * Math.sqrt(wgs72MuKm3PerS2 / semiMajorAxisKm);
  const inclination = median(table.inclinationDeg) * degree;
  const count = table.count;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const place = new Float64Array(count);
  const isVector = inclination < vectorBelowDeg * degree;
  const turn = 2 * Math.PI;
  let node = 0;
  for (let k = 0; k < count; k++) {
    const i = table.inclinationDeg[k] * degree;
    const raan = table.raanDeg[k] * degree;
    place[k] = (table.argumentOfPerigeeDeg[k] + table.meanAnomalyDeg[k]) * degree + (isVector ? raan : 0);
    if (isVector) {
      x[k] = speed * i * Math.cos(raan);
      y[k] = speed * i * Math.sin(raan);
      continue;
    }
    if (k > 0) {
      const step = raan - table.raanDeg[k - 1] * degree;
      const expected = ((raanRatesRadPerDay[k] + raanRatesRadPerDay[k - 1]) / 2) * (days[k] - days[k - 1]);
      node += step - expected + turn * Math.round((expected - step) / turn);
    }
    x[k] = speed * i;
    y[k] = speed * Math.sin(inclination) * node;
  }
  return { days, x, y, place, revolutionDays: 1 / median(table.meanMotionRevPerDay) };
}

/**
 * Given: a plane's series, gaps to test (all where absent). Returned: the step of the plane over each gap that has three
 * sets on either side: two parallel straight lines, one on each side. The error is the greater of the fit's own and
 * what such steps amount to elsewhere in the history.
 */
export function planeSteps({ days, x, y }: Pick<PlaneSeries, "days" | "x" | "y">): (PlaneStep | undefined)[] {
  const fits = Array.from({ length: Math.max(days.length - 1, 0) }, (_, gap) => {
    const alongX = fitStep(days, x, gap);
    const alongY = fitStep(days, y, gap);
    return alongX && alongY ? { alongX, alongY } : undefined;
  });
  const known = fits.filter((fit) => fit !== undefined);
  const usualX = 1.4826 * median(known.map(({ alongX }) => Math.abs(alongX.step)));
  const usualY = 1.4826 * median(known.map(({ alongY }) => Math.abs(alongY.step)));
  return fits.map((fit, gap) => {
    if (!fit) return undefined;
    const { alongX, alongY } = fit;
    const sigmaX = Math.max(alongX.sigma, usualX, 1e-6);
    const sigmaY = Math.max(alongY.sigma, usualY, 1e-6);
    const deltaVMPerS = Math.hypot(alongX.step, alongY.step);
    const sigmaMPerS = Math.hypot(sigmaX * alongX.step, sigmaY * alongY.step) / (deltaVMPerS || 1);
    const place = Math.atan2(alongY.step, alongX.step);
    return { gap, place, deltaVMPerS, sigmaMPerS, score: (deltaVMPerS / (sigmaMPerS || 1)) ** 2 };
  });
}

/** Given: tested steps, least size and score. Returned: the strongest, apart by more sets than a fit reaches; ascending. */
export function standingSteps(
  steps: readonly (PlaneStep | undefined)[],
  leastMPerS: number,
  leastScore: number,
): PlaneStep[] {
  const candidates = steps
    .filter((step) => step !== undefined)
    .filter(({ deltaVMPerS, score }) => deltaVMPerS >= leastMPerS && score >= leastScore)
    .sort((left, right) => right.score - left.score || left.gap - right.gap);
  const kept: PlaneStep[] = [];
  for (const step of candidates)
    if (kept.every(({ gap }) => Math.abs(gap - step.gap) > setsEachSide)) kept.push(step);
  return kept.sort((left, right) => left.gap - right.gap);
}

/**
 * Given: sets ascending and the plane's series of them. Returned: the vector of eccentricity as v · e / 2 · (cos, sin) of
 * the place of perigee, m/s: a burn along the track is a step of it by its Δv, towards the place where it was made.
 */
export function shapeSeries(table: ElementTable, plane: PlaneSeries, semiMajorAxisKm: number): PlaneSeries {
  const halfSpeed = 500 * Math.sqrt(wgs72MuKm3PerS2 / semiMajorAxisKm);
  const x = new Float64Array(table.count);
  const y = new Float64Array(table.count);
  for (let k = 0; k < table.count; k++) {
    const perigee = plane.place[k] - table.meanAnomalyDeg[k] * degree;
    x[k] = halfSpeed * table.eccentricity[k] * Math.cos(perigee);
    y[k] = halfSpeed * table.eccentricity[k] * Math.sin(perigee);
  }
  return { ...plane, x, y };
}

/** Gaps around a burn in which its step of shape is looked for: elements lag. */
const shapeGapsBefore = 1;
const shapeGapsAfter = 2;

/**
 * Given: the shape's series and tested steps, a burn's gap, the sign of its Δv along the track, its time by the phases, the
 * least score. Returned: the passage of the place that the step of shape points to, nearest to that time; undefined where
 * the step is too weak to tell.
 */
export function shapeStepDay(
  { days, place, revolutionDays }: PlaneSeries,
  steps: readonly (PlaneStep | undefined)[],
  gap: number,
  sign: number,
  day: number,
  leastScore: number,
): number | undefined {
  let best: PlaneStep | undefined;
  for (let k = Math.max(0, gap - shapeGapsBefore); k <= gap + shapeGapsAfter; k++) {
    const step = steps[k];
    if (step && step.score > (best?.score ?? 0)) best = step;
  }
  if (!best || best.score < leastScore) return undefined;
  const where = best.place + (sign < 0 ? Math.PI : 0);
  const passage = days[gap] + ((where - place[gap]) / (2 * Math.PI)) * revolutionDays;
  return passage + revolutionDays * Math.round((day - passage) / revolutionDays);
}

/** How long before its gap a change may have been made, in revolutions: sets of deep space lag. */
const earlierRevolutions = 0.1;

/**
 * Given: a plane's series, a step of it. Returned: the day of the change. Its direction tells the place on the orbit up to
 * half a revolution; of those passages the first of the gap is taken, as elements lag. The middle where none is in it.
 */
export function planeStepDay({ days, place, revolutionDays }: PlaneSeries, step: PlaneStep): number {
  const { gap } = step;
  const half = revolutionDays / 2;
  const from = days[gap] - earlierRevolutions * revolutionDays;
  const passage = days[gap] + ((step.place - place[gap]) / (2 * Math.PI)) * revolutionDays;
  const day = passage + half * Math.ceil((from - passage) / half);
  return day <= days[gap + 1] ? day : (days[gap] + days[gap + 1]) / 2;
}

/** Step between two parallel lines by least squares: the slope from both sides, each side's mean about its own middle. */
function fitStep(
  days: Float64Array,
  values: Float64Array,
  gap: number,
): { readonly step: number; readonly sigma: number } | undefined {
  const from = Math.max(0, gap + 1 - setsEachSide);
  const to = Math.min(days.length, gap + 1 + setsEachSide);
  const before = gap + 1 - from;
  const after = to - gap - 1;
  if (before < leastSets || after < leastSets) return undefined;
  const [t0, v0] = [meanOf(days, from, gap + 1), meanOf(values, from, gap + 1)];
  const [t1, v1] = [meanOf(days, gap + 1, to), meanOf(values, gap + 1, to)];
  let [tt, tv, vv] = [0, 0, 0];
  for (let k = from; k < to; k++) {
    const t = days[k] - (k > gap ? t1 : t0);
    const v = values[k] - (k > gap ? v1 : v0);
    tt += t * t;
    tv += t * v;
    vv += v * v;
  }
  if (tt === 0) return undefined;
  const slope = tv / tt;
  const variance = Math.max(vv - slope * tv, 0) / (before + after - 3);
  const spread = 1 / before + 1 / after + (t1 - t0) ** 2 / tt;
  return { step: v1 - v0 - slope * (t1 - t0), sigma: Math.sqrt(variance * spread) };
}

function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k < to; k++) sum += values[k];
  return sum / (to - from);
}
