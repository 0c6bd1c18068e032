import type { WindowBounds } from "./bounds.ts";
import { type Shells, shellOf } from "./shells.ts";

/**
 * The objects of one node sorted into cells: shell of radius, band of latitude, sector of longitude. "Latitude" is
 * counted from the x axis, not from the Earth's: sun-synchronous orbits crowd at the Earth's poles, where
 * longitudes say nothing. An object has one entry in each shell that its interval touches.
 */
export interface ShellCells {
  readonly shells: Shells;
  entries: number;
  /** Per row: lowest shell, latitude and longitude (0…2π) about the x axis. */
  readonly firstShell: Int32Array;
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** Per shell: largest reach, number of bands and sectors, first cell. */
  readonly largestReach: Float64Array;
  readonly bands: Int32Array;
  readonly sectors: Int32Array;
  readonly firstCell: Int32Array;
  /** Per cell, and one beyond: first entry of `rows`. */
  cellStart: Int32Array;
  /** Row of each entry, cell after cell. */
  rows: Int32Array;
}

const mostBands = 64;
const mostSectors = 128;
const twoPi = 2 * Math.PI;

export function shellCells(count: number, shells: Shells): ShellCells {
  return {
    shells,
    entries: 0,
    firstShell: new Int32Array(count),
    latitude: new Float64Array(count),
    longitude: new Float64Array(count),
    largestReach: new Float64Array(shells.count),
    bands: new Int32Array(shells.count),
    sectors: new Int32Array(shells.count),
    firstCell: new Int32Array(shells.count + 1),
    cellStart: new Int32Array(1024),
    rows: new Int32Array(2 * count + 16),
  };
}

/** Sorts all regular rows by their bounds; what was sorted before is forgotten. Counting sort, O(entries + cells). */
export function sortIntoCells(bounds: WindowBounds, irregular: Uint8Array, cells: ShellCells): void {
  const { shells, firstShell, latitude, longitude, largestReach } = cells;
  const inShell = new Int32Array(shells.count);
  largestReach.fill(0);
  let entries = 0;
  for (let row = 0; row < irregular.length; row++) {
    if (irregular[row] !== 0) continue;
    latitude[row] = Math.asin(Math.max(-1, Math.min(1, bounds.ux[row])));
    const angle = Math.atan2(bounds.uz[row], bounds.uy[row]);
    longitude[row] = angle < 0 ? angle + twoPi : angle;
    firstShell[row] = shellOf(shells, bounds.low[row]);
    const last = shellOf(shells, bounds.high[row]);
    for (let shell = firstShell[row]; shell <= last; shell++) {
      inShell[shell]++;
      if (bounds.reach[row] > largestReach[shell]) largestReach[shell] = bounds.reach[row];
    }
    entries += last - firstShell[row] + 1;
  }
  cells.entries = entries;
  layOut(cells, inShell);
  fill(bounds, irregular, cells);
}

/** Bands are at least twice the largest reach high, so that pairs lie in one band or in two that touch. */
function layOut(cells: ShellCells, inShell: Int32Array): void {
  const { shells, largestReach, bands, sectors, firstCell } = cells;
  for (let shell = 0; shell < shells.count; shell++) {
    const reach = Math.max(largestReach[shell], 1e-6);
    const roomy = 4 * inShell[shell] + 1;
    bands[shell] = Math.max(1, Math.min(mostBands, Math.floor(Math.PI / (2.0001 * reach)), roomy));
    sectors[shell] = Math.max(
      1,
      Math.min(mostSectors, Math.floor(twoPi / (reach / 2)), Math.floor(roomy / bands[shell])),
    );
    firstCell[shell + 1] = firstCell[shell] + bands[shell] * sectors[shell];
  }
  const cellCount = firstCell[shells.count];
  if (cells.cellStart.length < cellCount + 2) cells.cellStart = new Int32Array(2 * cellCount + 2);
  if (cells.rows.length < cells.entries) cells.rows = new Int32Array(2 * cells.entries);
}

function fill(bounds: WindowBounds, irregular: Uint8Array, cells: ShellCells): void {
  const { shells, firstShell, firstCell, cellStart, rows } = cells;
  const cellCount = firstCell[shells.count];
  cellStart.fill(0, 0, cellCount + 2);
  // Two places ahead, so that after the second pass cellStart[cell] is the cell's first entry.
  for (let row = 0; row < irregular.length; row++) {
    if (irregular[row] !== 0) continue;
    const last = shellOf(shells, bounds.high[row]);
    for (let shell = firstShell[row]; shell <= last; shell++) cellStart[cellOf(cells, shell, row) + 2]++;
  }
  for (let cell = 2; cell < cellCount + 2; cell++) cellStart[cell] += cellStart[cell - 1];
  for (let row = 0; row < irregular.length; row++) {
    if (irregular[row] !== 0) continue;
    const last = shellOf(shells, bounds.high[row]);
    for (let shell = firstShell[row]; shell <= last; shell++)
      rows[cellStart[cellOf(cells, shell, row) + 1]++] = row;
  }
}

function cellOf(cells: ShellCells, shell: number, row: number): number {
  const sectors = cells.sectors[shell];
  return cells.firstCell[shell] + bandOf(cells, shell, row) * sectors + sectorOf(cells, shell, row);
}

/** Band of a row in a shell, 0 at latitude −90°. */
export const bandOf = (cells: ShellCells, shell: number, row: number): number =>
  Math.min(
    cells.bands[shell] - 1,
    Math.floor(((cells.latitude[row] + Math.PI / 2) / Math.PI) * cells.bands[shell]),
  );

export const sectorOf = (cells: ShellCells, shell: number, row: number): number =>
  Math.min(cells.sectors[shell] - 1, Math.floor((cells.longitude[row] / twoPi) * cells.sectors[shell]));
