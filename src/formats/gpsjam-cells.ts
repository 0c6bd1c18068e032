import { isValidCell } from "h3-js";
import type { Problem } from "../core/index.ts";
import { type CellCounts, cellCountsOf } from "./cell-counts.ts";
import { problemList } from "./problem-list.ts";
import { hasColumns, type TableShape, tableRows } from "./table-rows.ts";

type Column = "cell" | "good" | "bad";

/** Source: the daily files of gpsjam.org (github.com/wiseman/gpsjam.org, public/data). */
const shape: TableShape<Column> = {
  separator: ",",
  expected: "daily cell counts with the columns hex,count_good_aircraft,count_bad_aircraft",
  needed: { cell: "hex", good: "count_good_aircraft", bad: "count_bad_aircraft" },
};

/** A count beyond this doesn't fit into its column. */
const largestCount = 0xffff_ffff;

export interface ReadCellCounts {
  readonly counts: CellCounts;
  readonly problems: readonly Problem[];
}

export const looksLikeGpsjam = (text: string): boolean => hasColumns(text, shape);

/**
 * Reads gpsjam's counts of a UTC day per H3 cell. The day itself stands in the name of the file only.
 *
 * Given: decompressed bytes, and the name of the input for messages. Returned: the cells in the order of the file,
 * and a problem for each row left out: no H3 cell, a count that is no whole number, a cell for the second time.
 * Errors: `table-not-recognized`, `table-column-missing`.
 */
export function readGpsjamCells(
  bytes: Uint8Array,
  options: { readonly source?: string } = {},
): ReadCellCounts {
  const problems = problemList();
  const counts = new Map<string, { good: number; bad: number }>();
  const rows = tableRows(new TextDecoder().decode(bytes), shape, options.source ?? "input", problems);
  for (const { line, text } of rows) {
    const cell = text.cell.toLowerCase();
    if (!/^[0-9a-f]{15}$/.test(cell) || !isValidCell(cell))
      problems.add("cell-not-understood", line, 1, { value: cell.slice(0, 40) });
    else if (counts.has(cell)) problems.add("cell-twice", line, 1, { value: cell });
    else {
      const wrong = (["good", "bad"] as const).find((name) => !isCount(text[name]));
      if (wrong === undefined) counts.set(cell, { good: Number(text.good), bad: Number(text.bad) });
      else
        problems.add("table-row-value", line, 1, {
          field: shape.needed[wrong] ?? wrong,
          value: text[wrong].slice(0, 40),
        });
    }
  }
  return { counts: cellCountsOf(counts), problems: problems.done() };
}

const isCount = (text: string): boolean => /^\d{1,10}$/.test(text) && Number(text) <= largestCount;
