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

interface Sums {
  readonly good: Map<number, number>;
  readonly bad: Map<number, number>;
  readonly samePosition: Map<number, number>;
  comparesPositions: boolean;
  readonly inputs: Set<Sha256Hex>;
}

/**
 * Given: counts in any order; several of one day are added up, the same bytes count once. Read one at a time, so that a
 * generator may read files as it goes. Returned: the history; the order of the input changes nothing.
 */
export function buildCellHistory(counted: Iterable<CountedDay>): CellHistory {
  const places = new Map<string, number>();
  const byDay = new Map<number, Sums>();
  for (const { day, counts, input } of counted) {
    const sums = byDay.get(day) ?? newSums();
    byDay.set(day, sums);
    if (sums.inputs.has(input)) continue;
    sums.inputs.add(input);
    sums.comparesPositions ||= counts.samePosition !== undefined;
    for (let row = 0; row < counts.count; row++) {
      const name = counts.cell[row];
      const place = places.get(name) ?? places.size;
      places.set(name, place);
      addTo(sums.good, place, counts.good[row]);
      addTo(sums.bad, place, counts.bad[row]);
      if (counts.samePosition) addTo(sums.samePosition, place, counts.samePosition[row]);
    }
  }
  const cells = [...places.keys()].sort();
  const sortedPlace = new Uint32Array(cells.length);
  for (const [place, name] of cells.entries()) sortedPlace[places.get(name) ?? 0] = place;
  const days = [...byDay].sort(([a], [b]) => a - b).map(([day, sums]) => columnsOf(day, sums, sortedPlace));
  return { cells, days };
}

const newSums = (): Sums => ({
  good: new Map(),
  bad: new Map(),
  samePosition: new Map(),
  comparesPositions: false,
  inputs: new Set(),
});

const addTo = (map: Map<number, number>, key: number, value: number): void => {
  map.set(key, (map.get(key) ?? 0) + value);
};

function columnsOf(day: number, sums: Sums, sortedPlace: Uint32Array): DayCounts {
  const rows = [...sums.good.keys()].sort((a, b) => sortedPlace[a] - sortedPlace[b]);
  const column = (map: Map<number, number>) => Uint32Array.from(rows, (row) => map.get(row) ?? 0);
  return {
    day,
    cell: Uint32Array.from(rows, (row) => sortedPlace[row]),
    good: column(sums.good),
    bad: column(sums.bad),
    ...(sums.comparesPositions ? { samePosition: column(sums.samePosition) } : {}),
    inputs: [...sums.inputs].sort(),
  };
}
