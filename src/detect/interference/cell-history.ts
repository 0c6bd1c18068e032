import type { Sha256Hex } from "../../digest/index.ts";
import type { CellCounts } from "../../formats/index.ts";

/** One file's counts and the day they belong to. */
export interface CountedDay {
  /** UTC days since 2000-01-01. */
  readonly day: number;
  readonly counts: CellCounts;
  /** Of the bytes the counts were read from. */
  readonly input: Sha256Hex;
}

/** The counts of one UTC day, ascending by cell. */
export interface DayCounts {
  readonly day: number;
  /** Places in {@link CellHistory.cells}. */
  readonly cell: Uint32Array;
  readonly good: Uint32Array;
  readonly bad: Uint32Array;
  /** Aircraft on the very position of others; absent where no file of the day compares positions. */
  readonly samePosition?: Uint32Array;
  readonly inputs: readonly Sha256Hex[];
}

/** Days of counts over one list of cells, so that 150 days of 65,000 cells are numbers and not names. */
export interface CellHistory {
  /** H3 indices, ascending. */
  readonly cells: readonly string[];
  /** Ascending, each day once. */
  readonly days: readonly DayCounts[];
}

/** One file's counts by place, in the order of the file. */
interface Part {
  readonly cell: Uint32Array;
  readonly good: Uint32Array;
  readonly bad: Uint32Array;
  readonly samePosition?: Uint32Array;
  readonly input: Sha256Hex;
}

/** Takes counts one file at a time and keeps numbers only; the names of cells are kept once. */
export interface CellHistoryBuilder {
  add(counted: CountedDay): void;
  done(): CellHistory;
}

/**
 * Counts may come in any order; several of one day are added up, the same bytes of a day count once.
 * The order of the input changes nothing in the history.
 */
export function cellHistoryBuilder(): CellHistoryBuilder {
  const places = new Map<string, number>();
  const byDay = new Map<number, Part[]>();
  return {
    add({ day, counts, input }) {
      const parts = byDay.get(day) ?? [];
      byDay.set(day, parts);
      if (parts.some((part) => part.input === input)) return;
      const cell = Uint32Array.from(counts.cell, (name) => {
        const place = places.get(name) ?? places.size;
        places.set(name, place);
        return place;
      });
      const { good, bad, samePosition } = counts;
      parts.push({ cell, good, bad, ...(samePosition ? { samePosition } : {}), input });
    },
    done() {
      const cells = [...places.keys()].sort();
      const sortedPlace = new Uint32Array(cells.length);
      for (const [place, name] of cells.entries()) sortedPlace[places.get(name) ?? 0] = place;
      const days = [...byDay]
        .sort(([a], [b]) => a - b)
        .map(([day, parts]) => addedUp(day, parts, sortedPlace));
      return { cells, days };
    },
  };
}

/** Given: counts of all days. Returned: their history; see {@link cellHistoryBuilder}. */
export function buildCellHistory(counted: Iterable<CountedDay>): CellHistory {
  const builder = cellHistoryBuilder();
  for (const one of counted) builder.add(one);
  return builder.done();
}

/** Given: a day and a cell's place. Returned: the row of the cell, -1 where the day has none. */
export function rowOf({ cell }: DayCounts, place: number): number {
  let [low, high] = [0, cell.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (cell[middle] === place) return middle;
    if (cell[middle] < place) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function addedUp(day: number, parts: readonly Part[], sortedPlace: Uint32Array): DayCounts {
  const good = new Uint32Array(sortedPlace.length);
  const bad = new Uint32Array(sortedPlace.length);
  const samePosition = new Uint32Array(sortedPlace.length);
  const isThere = new Uint8Array(sortedPlace.length);
  for (const part of parts)
    for (let row = 0; row < part.cell.length; row++) {
      const place = sortedPlace[part.cell[row]];
      isThere[place] = 1;
      good[place] += part.good[row];
      bad[place] += part.bad[row];
      samePosition[place] += part.samePosition?.[row] ?? 0;
    }
  const cell = Uint32Array.from(isThere.keys()).filter((place) => isThere[place] === 1);
  const column = (values: Uint32Array) => cell.map((place) => values[place]);
  return {
    day,
    cell,
    good: column(good),
    bad: column(bad),
    ...(parts.some((part) => part.samePosition) ? { samePosition: column(samePosition) } : {}),
    inputs: parts.map(({ input }) => input).sort(),
  };
}
