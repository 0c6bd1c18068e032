/** Sets on each side that tell the time: enough to hold noise down, few enough to need no drag model. */
const setsEachSide = 6;
/** Sets on each side without which there is no fit. */
const leastSets = 3;
/** Times tried between the set before the gap's first and the set after its last. */
const timesTried = 36;

/**
 * Time of a burn by a two-sided fit: the phases around it as one parabola with a kink.
 * Given: epochs (days) and phases (km), the gap, the gaps of the burns before and after it (they bound the fit).
 * Returned: day of the best kink between one set before and one set after the gap; undefined with too few sets.
 */
export function burnDay(
  days: Float64Array,
  phaseKm: Float64Array,
  gap: number,
  gapBefore: number,
  gapAfter: number,
): number | undefined {
  const from = Math.max(gapBefore + 1, gap - setsEachSide + 1, 0);
  const to = Math.min(gapAfter + 1, gap + 1 + setsEachSide, days.length);
  if (gap + 1 - from < leastSets || to - gap - 1 < leastSets) return undefined;
  const first = days[Math.max(gap - 1, from)];
  const last = days[Math.min(gap + 2, to - 1)];
  let best = Number.POSITIVE_INFINITY;
  let bestDay = (days[gap] + days[gap + 1]) / 2;
  for (let step = 1; step < timesTried; step++) {
    const day = first + ((last - first) * step) / timesTried;
    const misfit = kinkMisfit(days, phaseKm, from, to, day);
    if (misfit < best) {
      best = misfit;
      bestDay = day;
    }
  }
  return bestDay;
}

/** Sum of squared residuals of 1, t, t² and max(0, t − day) by least squares (Gram and Schmidt, four columns). */
function kinkMisfit(
  days: Float64Array,
  phaseKm: Float64Array,
  from: number,
  to: number,
  day: number,
): number {
  const size = to - from;
  const at = (k: number): number => days[from + k] - day;
  const columns = [
    (): number => 1,
    (k: number): number => at(k),
    (k: number): number => at(k) ** 2,
    (k: number): number => Math.max(0, at(k)),
  ];
  const basis: Float64Array[] = [];
  const rest = phaseKm.slice(from, to);
  for (const column of columns) {
    const vector = Float64Array.from({ length: size }, (_, k) => column(k));
    for (const unit of basis) subtractAlong(vector, unit);
    const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
    if (length < 1e-9) continue;
    const unit = vector.map((x) => x / length);
    basis.push(unit);
    subtractAlong(rest, unit);
  }
  return rest.reduce((sum, x) => sum + x * x, 0);
}

function subtractAlong(vector: Float64Array, unit: Float64Array): void {
  let along = 0;
  for (let k = 0; k < vector.length; k++) along += vector[k] * unit[k];
  for (let k = 0; k < vector.length; k++) vector[k] -= along * unit[k];
}
