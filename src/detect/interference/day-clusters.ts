import type { InterferenceParameters } from "../rules.ts";
import type { CellHistory } from "./cell-history.ts";
import { cellRate } from "./cell-rate.ts";
import { connectedParts } from "./hexagons.ts";

/** Adjacent high cells of one day. */
export interface DayCluster {
  readonly dayIndex: number;
  /** Places in the history's cells, ascending. */
  readonly cells: readonly number[];
}

/** Places of the cells of a day that are high: enough aircraft, and a share of them degraded or on one position with others. */
export function highCells(
  { days }: CellHistory,
  dayIndex: number,
  { minAircraft, highRate, samePositionShare }: InterferenceParameters,
): number[] {
  const { cell, good, bad, samePosition } = days[dayIndex];
  const high: number[] = [];
  for (let row = 0; row < cell.length; row++) {
    const aircraft = good[row] + bad[row];
    if (aircraft < minAircraft) continue;
    const same = samePosition ? samePosition[row] / aircraft : 0;
    if (cellRate(good[row], bad[row]) >= highRate || same >= samePositionShare) high.push(cell[row]);
  }
  return high;
}

/** Given: the high cells of each day. Returned: clusters of at least `minCells`, by day, then cell. */
export function dayClusters(
  history: CellHistory,
  high: readonly (readonly number[])[],
  { minCells }: InterferenceParameters,
): DayCluster[] {
  return high.flatMap((places, dayIndex) => {
    const placeOf = new Map(places.map((place) => [history.cells[place], place]));
    return connectedParts(new Set(placeOf.keys()), 1)
      .filter((part) => part.length >= minCells)
      .map((part) => ({ dayIndex, cells: part.map((cell) => placeOf.get(cell) ?? 0) }));
  });
}
