import { gridDisk, latLngToCell } from "h3-js";
import type { CountedDay } from "../interference/cell-history.ts";

/** The first so many cells around a place, near ones first. */
export const cellsAround = (latitudeDeg: number, longitudeDeg: number, count: number): string[] =>
  gridDisk(latLngToCell(latitudeDeg, longitudeDeg, 4), 6).slice(0, count);

/** A day on which each of `cells` has 50 aircraft, `bad` of them degraded where it is one of `high`. */
export function cellDay(
  day: number,
  cells: readonly string[],
  high: readonly string[] = [],
  bad = 20,
): CountedDay {
  const counts = cells.map((cell) => (high.includes(cell) ? bad : 0));
  return {
    day,
    input: String(day).padStart(64, "0"),
    counts: {
      count: cells.length,
      cell: cells,
      good: Uint32Array.from(counts, (count) => 50 - count),
      bad: Uint32Array.from(counts),
    },
  };
}
