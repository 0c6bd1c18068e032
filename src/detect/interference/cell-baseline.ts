import { median } from "../../core/index.ts";
import type { InterferenceParameters } from "../rules.ts";
import { type CellHistory, rowOf } from "./cell-history.ts";
import { cellRate } from "./cell-rate.ts";

export interface CellBaseline {
  /** Shrunk towards 0, the median rate of the world's cells. */
  readonly rate: number;
  /** Days with enough aircraft in the window. */
  readonly days: number;
}

/**
 * What a cell's rate was in the days before: the median of the daily rates of days with enough aircraft, times n / (n + k),
 * so that few days claim little.
 *
 * Given: the history, which of its days is asked for, cells by their places. Returned: one baseline a cell, from the
 * `baselineDays` calendar days before that day.
 */
export function cellBaselines(
  history: CellHistory,
  dayIndex: number,
  cells: Iterable<number>,
  parameters: InterferenceParameters,
): Map<number, CellBaseline> {
  const rates = new Map(Array.from(cells, (place): [number, number[]] => [place, []]));
  const first = history.days[dayIndex].day - parameters.baselineDays;
  for (let k = dayIndex - 1; k >= 0 && history.days[k].day >= first; k--) {
    const { good, bad } = history.days[k];
    for (const [place, seen] of rates) {
      const row = rowOf(history.days[k], place);
      if (row >= 0 && good[row] + bad[row] >= parameters.minAircraft)
        seen.push(cellRate(good[row], bad[row]));
    }
  }
  return new Map(
    [...rates].map(([cell, seen]) => {
      const days = seen.length;
      const rate = days === 0 ? 0 : (median(seen) * days) / (days + parameters.shrinkDays);
      return [cell, { rate, days }];
    }),
  );
}
