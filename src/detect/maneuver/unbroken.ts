import { type ElementTable, selectRows, sliceTable } from "../../orbit/index.ts";
import { utcDaysOf } from "../epochs.ts";
import type { ObjectHistory } from "../history.ts";
import type { ManeuverParameters } from "../rules.ts";

/** Pieces of a history without long gaps, over which a phase can be followed; sets that are no orbit are left out. */
export function unbroken(history: ObjectHistory, parameters: ManeuverParameters): ObjectHistory[] {
  const table = orbitsOnly(history.table);
  const days = utcDaysOf(table);
  const pieces: ObjectHistory[] = [];
  for (let from = 0; from < days.length; ) {
    let to = from + 1;
    while (to < days.length && days[to] - days[to - 1] <= parameters.maxGapDays) to++;
    if (to - from >= parameters.minSets) pieces.push({ id: history.id, table: sliceTable(table, from, to) });
    from = to;
  }
  return pieces;
}

/** One set without a mean motion, or of an open orbit, would break the phases of all later ones. */
function orbitsOnly(table: ElementTable): ElementTable {
  const rows: number[] = [];
  for (let row = 0; row < table.count; row++) {
    const eccentricity = table.eccentricity[row];
    if (table.meanMotionRevPerDay[row] > 0 && eccentricity >= 0 && eccentricity < 1) rows.push(row);
  }
  return rows.length === table.count ? table : selectRows(table, Uint32Array.from(rows));
}
