import { nearestEntry, type PlaneTrack, raanOn } from "../plane/plane-track.ts";
import type { CoplanarParameters } from "../rules.ts";

/** Cells of a day's planes: 0.1° of inclination by a degree of node, sorted, so that a search looks at nine of them. */
interface DayPlanes {
  readonly cells: Int32Array;
  readonly tracks: Int32Array;
}

const nodeCells = 360;

/**
 * Broad phase: which tracks stood in the plane of which on at least one of the visitor's days, turning at its rate.
 * Given: tracks, the indices of the visitors, limits no wider than a cell. Returned: for each visitor, in their order,
 * the others' indices ascending. Misses nobody who is within the limits with sets `carryDays` old at most.
 */
export function nearPlanes(
  tracks: readonly PlaneTrack[],
  visitors: readonly number[],
  limits: CoplanarParameters,
): number[][] {
  const near = visitors.map(() => new Set<number>());
  const visitorsOn = new Map<number, [order: number, entry: number][]>();
  for (const [order, index] of visitors.entries())
    for (const [entry, day] of tracks[index].days.entries()) {
      const list = visitorsOn.get(Math.floor(day));
      if (list) list.push([order, entry]);
      else visitorsOn.set(Math.floor(day), [[order, entry]]);
    }
  for (const [wholeDay, present] of visitorsOn) {
    const planes = planesOn(tracks, wholeDay + 0.5, limits);
    for (const [order, entry] of present) {
      const visitor = tracks[visitors[order]];
      const raan = raanOn(visitor, entry, wholeDay + 0.5);
      for (const cell of cellsAround(visitor.inclinationDeg[entry], raan, limits))
        for (let at = lowerBound(planes.cells, cell); planes.cells[at] === cell; at++) {
          const other = planes.tracks[at];
          if (other !== visitors[order]) near[order].add(other);
        }
    }
  }
  return near.map((others) => [...others].sort((a, b) => a - b));
}

function planesOn(tracks: readonly PlaneTrack[], day: number, limits: CoplanarParameters): DayPlanes {
  const keys: number[] = [];
  const reach = limits.carryDays + 0.5;
  for (const [index, track] of tracks.entries()) {
    const { days } = track;
    if (days.length === 0 || day < days[0] - reach || day > days[days.length - 1] + reach) continue;
    const entry = nearestEntry(days, day);
    if (Math.abs(days[entry] - day) > reach) continue;
    const cell = cellOf(track.inclinationDeg[entry], raanOn(track, entry, day), limits);
    keys.push(cell * tracks.length + index);
  }
  const sorted = Float64Array.from(keys).sort();
  return {
    cells: Int32Array.from(sorted, (key) => Math.floor(key / tracks.length)),
    tracks: Int32Array.from(sorted, (key) => key % tracks.length),
  };
}

/** Cells as wide as the limits and a margin for what a plane does in half a day beside its own rate. */
const wider = 1.5;
const rowOf = (inclinationDeg: number, limits: CoplanarParameters): number =>
  Math.floor(inclinationDeg / (limits.inclinationDeg * wider));
const columns = (limits: CoplanarParameters): number => Math.floor(nodeCells / (limits.raanDeg * wider));
const columnOf = (raanDeg: number, limits: CoplanarParameters): number => {
  const turn = raanDeg / 360 - Math.floor(raanDeg / 360);
  return Math.min(Math.floor(turn * columns(limits)), columns(limits) - 1);
};
const cellOf = (inclinationDeg: number, raanDeg: number, limits: CoplanarParameters): number =>
  rowOf(inclinationDeg, limits) * columns(limits) + columnOf(raanDeg, limits);

function* cellsAround(inclinationDeg: number, raanDeg: number, limits: CoplanarParameters) {
  const size = columns(limits);
  const column = columnOf(raanDeg, limits);
  for (let row = -1; row <= 1; row++)
    for (let step = -1; step <= 1; step++)
      yield (rowOf(inclinationDeg, limits) + row) * size + ((column + step + size) % size);
}

function lowerBound(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
