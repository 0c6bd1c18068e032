import type { InterferenceParameters } from "../rules.ts";
import type { CellHistory } from "./cell-history.ts";
import { connectedParts, grown } from "./hexagons.ts";

/** Where navigation is degraded again and again: one standing matter, not an event a day. */
export interface StandingRegion {
  readonly cells: readonly string[];
  /** The cells and those near enough to belong to the same matter. */
  readonly reach: ReadonlySet<string>;
}

/**
 * A cell is standing where it was high on three days or more, over at least the length of the baseline, and on
 * `standingShare` or more of the days between its first and last with enough aircraft.
 * Given: the history and the high cells of each day. Returned: regions of at least `minCells` standing cells, largest first.
 */
export function standingRegions(
  history: CellHistory,
  high: readonly (readonly number[])[],
  parameters: InterferenceParameters,
): StandingRegion[] {
  const { baselineDays, standingShare, minAircraft, minCells, standingRings } = parameters;
  const dates = new Map<number, number[]>();
  for (const [dayIndex, places] of high.entries())
    for (const place of places) {
      const seen = dates.get(place);
      if (seen) seen.push(dayIndex);
      else dates.set(place, [dayIndex]);
    }
  const dayOf = (dayIndex: number) => history.days[dayIndex].day;
  const often = [...dates].filter(
    ([, seen]) => seen.length >= 3 && dayOf(seen[seen.length - 1]) - dayOf(seen[0]) >= baselineDays,
  );
  const observed = new Map(often.map(([place]) => [place, 0]));
  const spans = new Map(often.map(([place, seen]) => [place, [seen[0], seen[seen.length - 1]]]));
  for (const [dayIndex, { cell, good, bad }] of history.days.entries())
    for (let row = 0; row < cell.length; row++) {
      const span = spans.get(cell[row]);
      if (span && dayIndex >= span[0] && dayIndex <= span[1] && good[row] + bad[row] >= minAircraft)
        observed.set(cell[row], (observed.get(cell[row]) ?? 0) + 1);
    }
  const standing = often
    .filter(([place, seen]) => seen.length >= standingShare * (observed.get(place) ?? 0))
    .map(([place]) => history.cells[place]);
  return connectedParts(new Set(standing), standingRings)
    .filter((cells) => cells.length >= minCells)
    .map((cells) => ({ cells, reach: grown(cells, standingRings) }))
    .sort((a, b) => b.cells.length - a.cells.length || (a.cells[0] < b.cells[0] ? -1 : 1));
}
