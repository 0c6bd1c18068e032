import type { Detection, Limitation } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { round } from "../round.ts";
import { type InterferenceParameters, interferenceRule, type Progress, type Rule } from "../rules.ts";
import { cellBaselines } from "./cell-baseline.ts";
import { type CellHistory, rowOf } from "./cell-history.ts";
import { cellRate } from "./cell-rate.ts";
import { middleOf } from "./hexagons.ts";
import { findMatters, type Matter } from "./matters.ts";

/** A day less a microsecond: the last instant of a day that is still that day. */
const lastInstant = 1 - 1 / 86_400e6;

/**
 * Areas where aircraft reported degraded satellite navigation, over days.
 *
 * Given: counts per H3 cell and day. Returned: one detection a matter, by time: an episode with onset and end, or a standing
 * matter (`values.chronic` 1). The area is given by its cells and their middle on the day with most cells. There is no estimate
 * of where a source is, and none can be made from a detection: it holds no figure of a single cell.
 */
export function detectInterference(
  history: CellHistory,
  rule: Rule<InterferenceParameters> = interferenceRule,
  progress: Progress = () => {},
): Detection[] {
  const matters = findMatters(history, rule.parameters);
  const found = matters.map((matter, k) => {
    progress((k + 1) / matters.length);
    return toDetection(matter, history, rule);
  });
  return found.sort(
    (a, b) =>
      compare(a.from, b.from) ||
      b.values.cells - a.values.cells ||
      compare(a.footprint?.[0] ?? "", b.footprint?.[0] ?? ""),
  );
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

interface DayOfMatter {
  readonly dayIndex: number;
  readonly cells: readonly number[];
  readonly good: number;
  readonly bad: number;
  readonly samePosition: number;
  readonly rate: number;
}

function toDetection(matter: Matter, history: CellHistory, rule: Rule<InterferenceParameters>): Detection {
  const { parameters } = rule;
  const days = daysOf(matter, history);
  const largest = days.reduce((best, day) => (day.cells.length > best.cells.length ? day : best));
  const strongest = days.reduce((best, day) => (day.rate > best.rate ? day : best));
  const [first, last] = [days[0].dayIndex, days[days.length - 1].dayIndex];
  const dayOf = (dayIndex: number): number => history.days[dayIndex].day;
  const baselines = [...cellBaselines(history, first, days[0].cells, parameters).values()];
  const baselineDays = Math.max(...baselines.map((baseline) => baseline.days));
  const footprint = largest.cells.map((place) => history.cells[place]);
  const samePosition = days.reduce((sum, day) => sum + day.samePosition, 0);
  const aircraft = days.reduce((sum, { good, bad }) => sum + good + bad, 0);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const read = history.days.filter(
    ({ day }) => day >= dayOf(first) - parameters.baselineDays && day <= dayOf(last),
  );
  return {
    kind: "interference",
    ids: [],
    from: isoOfUtcDays(dayOf(first)),
    to: isoOfUtcDays(dayOf(last) + lastInstant),
    time: isoOfUtcDays(dayOf(largest.dayIndex)),
    values: {
      ...middleOf(footprint),
      cells: footprint.length,
      cellsTouched: new Set(days.flatMap(({ cells }) => cells)).size,
      peak: round(strongest.rate, 4),
      chronic: matter.isStanding ? 1 : 0,
      activeDays: days.length,
      loadedDays: last - first + 1,
      aircraft,
      degradedAircraft: days.reduce((sum, { bad }) => sum + bad, 0),
      baselineRate: round(mean(baselines.map(({ rate }) => rate)), 4),
      baselineDays,
      ...(first > 0 ? { onsetGapDays: dayOf(first) - dayOf(first - 1) } : {}),
      ...(last + 1 < history.days.length ? { endGapDays: dayOf(last + 1) - dayOf(last) } : {}),
      ...(read.some((day) => day.samePosition)
        ? { samePositionShare: round(samePosition / aircraft, 4) }
        : {}),
    },
    footprint,
    detectionProbability: probabilityOf(days, parameters),
    rule,
    inputs: [...new Set(read.flatMap(({ inputs }) => inputs))].sort(),
    limitations: limitationsOf(first, last, baselineDays, history),
  };
}

function daysOf({ clusters }: Matter, history: CellHistory): DayOfMatter[] {
  const byDay = new Map<number, number[]>();
  for (const { dayIndex, cells } of clusters) byDay.set(dayIndex, [...(byDay.get(dayIndex) ?? []), ...cells]);
  return [...byDay].map(([dayIndex, cells]) => {
    const own = [...new Set(cells)].sort((a, b) => a - b);
    const counts = history.days[dayIndex];
    const sums = { good: 0, bad: 0, samePosition: 0 };
    for (const place of own) {
      const row = rowOf(counts, place);
      sums.good += counts.good[row];
      sums.bad += counts.bad[row];
      sums.samePosition += counts.samePosition?.[row] ?? 0;
    }
    return { dayIndex, cells: own, ...sums, rate: cellRate(sums.good, sums.bad) };
  });
}

/** That adjacent cells are high by more than chance, from how often chance alone makes as large a cluster; days are taken as independent. */
function probabilityOf(
  days: readonly DayOfMatter[],
  { minCells, chanceAtMinCells, chancePerCell }: InterferenceParameters,
): number {
  const chance = days.reduce(
    (product, { cells }) => product * chanceAtMinCells * chancePerCell ** (cells.length - minCells),
    1,
  );
  return round(Math.min(1 - chance, 0.99), 3);
}

function limitationsOf(
  first: number,
  last: number,
  baselineDays: number,
  history: CellHistory,
): Limitation[] {
  const limitations: Limitation[] = [
    { code: "detect-limit-footprint-only" },
    { code: "detect-limit-degraded-by-other-causes" },
  ];
  if (baselineDays === 0) limitations.push({ code: "detect-limit-no-baseline" });
  else if (baselineDays < 14)
    limitations.push({ code: "detect-limit-short-baseline", parts: { days: baselineDays } });
  if (first === 0) limitations.push({ code: "detect-limit-onset-not-seen" });
  if (last === history.days.length - 1) limitations.push({ code: "detect-limit-offset-not-seen" });
  if (!history.days.some(({ samePosition }) => samePosition))
    limitations.push({ code: "detect-limit-positions-not-compared" });
  return limitations;
}
