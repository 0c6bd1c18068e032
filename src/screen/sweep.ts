import type { WindowBounds } from "./bounds.ts";
import type { NodeStates } from "./node-states.ts";
import { bandOf, type ShellCells, sectorOf } from "./shell-cells.ts";

/** What the sweep hands on: a pair that may come within the threshold, and the seconds from the node to its linear minimum. */
export type VisitPair = (first: number, second: number, linearSeconds: number) => void;

/** Everything of one window that the sweep reads. */
export interface SweepWindow {
  readonly node: NodeStates;
  readonly bounds: WindowBounds;
  readonly cells: ShellCells;
  readonly primary: Uint8Array;
  /** Half the window, s. */
  readonly half: number;
  readonly thresholdKm: number;
}

const twoPi = 2 * Math.PI;
/** Widening of angles against rounding, rad (1e-9 rad is 7 mm in low orbit, far below the floor of the margins). */
const angleSlack = 1e-9;

/**
 * Visits every pair of regular rows that may come within the threshold in the window: radial intervals overlap, the
 * angle between them is within both reaches, the linear minimum is within threshold and margins.
 * Each pair is visited once: in the higher of the two rows' lowest shells.
 */
export function sweepPairs(window: SweepWindow, visit: VisitPair): void {
  const { cells } = window;
  for (let shell = 0; shell < cells.shells.count; shell++) {
    const first = cells.firstCell[shell];
    const last = cells.firstCell[shell + 1];
    for (let cell = first; cell < last; cell++) {
      const end = cells.cellStart[cell + 1];
      for (let entry = cells.cellStart[cell]; entry < end; entry++)
        sweepEntry(window, shell, cell, entry, visit);
    }
  }
}

function sweepEntry(window: SweepWindow, shell: number, cell: number, entry: number, visit: VisitPair): void {
  const { cells, bounds } = window;
  const row = cells.rows[entry];
  const sectors = cells.sectors[shell];
  const band = bandOf(cells, shell, row);
  const sector = sectorOf(cells, shell, row);
  const sectorWidth = twoPi / sectors;
  const angle = bounds.reach[row] + cells.largestReach[shell] + angleSlack;
  const span = longitudeSpan(cells.latitude[row], angle);
  // Own band: what follows in the cell, then the sectors ahead; a wide span could meet a pair from both sides.
  const isWide = span + sectorWidth > Math.PI / 2;
  scan(window, shell, row, entry + 1, cells.cellStart[cell + 1], false, visit);
  const bandStart = cells.firstCell[shell] + band * sectors;
  const ahead = Math.floor((cells.longitude[row] + span) / sectorWidth) - sector + 1;
  scanSectors(window, shell, row, bandStart, sector + 1, Math.min(ahead, sectors - 1), isWide, visit);
  if (band + 1 === cells.bands[shell]) return;
  const back = sector - Math.floor((cells.longitude[row] - span) / sectorWidth) + 1;
  const wanted = Math.min(sectors, ahead + back + 1);
  scanSectors(window, shell, row, bandStart + sectors, sector - back, wanted, false, visit);
}

/** How far in longitude points within an angle of a point at a latitude can lie; π where they surround the pole. */
function longitudeSpan(latitude: number, angle: number): number {
  if (Math.abs(latitude) + angle >= Math.PI / 2 - angleSlack) return Math.PI;
  return Math.asin(Math.min(1, Math.sin(angle) / Math.cos(latitude))) + angleSlack;
}

/** Scans `count` sectors of a band from `from` on, around the circle; sectors in a row are one stretch of entries. */
function scanSectors(
  window: SweepWindow,
  shell: number,
  row: number,
  bandStart: number,
  from: number,
  count: number,
  forwardOnly: boolean,
  visit: VisitPair,
): void {
  if (count <= 0) return;
  const { sectors: sectorsOf, cellStart } = window.cells;
  const sectors = sectorsOf[shell];
  const begin = ((from % sectors) + sectors) % sectors;
  const direct = Math.min(count, sectors - begin);
  const start = bandStart + begin;
  scan(window, shell, row, cellStart[start], cellStart[start + direct], forwardOnly, visit);
  const rest = count - direct;
  if (rest > 0)
    scan(window, shell, row, cellStart[bandStart], cellStart[bandStart + rest], forwardOnly, visit);
}

function scan(
  window: SweepWindow,
  shell: number,
  i: number,
  from: number,
  to: number,
  forwardOnly: boolean,
  visit: VisitPair,
): void {
  const { bounds, cells, node, primary, half, thresholdKm } = window;
  const { low, high, reach, margin, ux, uy, uz } = bounds;
  const { rows, firstShell, longitude } = cells;
  const { x, y, z, vx, vy, vz } = node;
  const lowI = low[i];
  const highI = high[i];
  const reachI = reach[i] + angleSlack;
  const uxI = ux[i];
  const uyI = uy[i];
  const uzI = uz[i];
  const isFirstHere = firstShell[i] === shell;
  for (let entry = from; entry < to; entry++) {
    const j = rows[entry];
    if (low[j] > highI || high[j] < lowI) continue;
    const dux = ux[j] - uxI;
    const duy = uy[j] - uyI;
    const duz = uz[j] - uzI;
    const angle = reachI + reach[j];
    if (dux * dux + duy * duy + duz * duz > angle * angle) continue;
    if (!isFirstHere && firstShell[j] !== shell) continue;
    if ((primary[i] | primary[j]) === 0) continue;
    if (forwardOnly) {
      const ahead = longitude[j] - longitude[i];
      if ((ahead < 0 ? ahead + twoPi : ahead) > Math.PI) continue;
    }
    const dx = x[j] - x[i];
    const dy = y[j] - y[i];
    const dz = z[j] - z[i];
    const dvx = vx[j] - vx[i];
    const dvy = vy[j] - vy[i];
    const dvz = vz[j] - vz[i];
    const speed2 = dvx * dvx + dvy * dvy + dvz * dvz;
    const closing = dx * dvx + dy * dvy + dz * dvz;
    let when = speed2 > 0 ? -closing / speed2 : 0;
    if (when > half) when = half;
    else if (when < -half) when = -half;
    const mx = dx + dvx * when;
    const my = dy + dvy * when;
    const mz = dz + dvz * when;
    const within = thresholdKm + margin[i] + margin[j];
    if (mx * mx + my * my + mz * mz > within * within) continue;
    visit(i, j, when);
  }
}
