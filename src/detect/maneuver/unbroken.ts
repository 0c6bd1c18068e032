import { sliceTable } from "../../orbit/index.ts";
import { utcDaysOf } from "../epochs.ts";
import type { ObjectHistory } from "../history.ts";
import type { ManeuverParameters } from "../rules.ts";

/** Pieces of a history without long gaps, over which a phase can be followed. */
export function unbroken(history: ObjectHistory, parameters: ManeuverParameters): ObjectHistory[] {
  const days = utcDaysOf(history.table);
  const pieces: ObjectHistory[] = [];
  for (let from = 0; from < days.length; ) {
    let to = from + 1;
    while (to < days.length && days[to] - days[to - 1] <= parameters.maxGapDays) to++;
    if (to - from >= parameters.minSets)
      pieces.push({ id: history.id, table: sliceTable(history.table, from, to) });
    from = to;
  }
  return pieces;
}
