import { cellToLatLng, gridDisk } from "h3-js";

/** Given: a set of cells. Returned: its connected parts, cells within `rings` of each other being neighbors; each ascending. */
export function connectedParts(cells: ReadonlySet<string>, rings: number): string[][] {
  const left = new Set([...cells].sort());
  const parts: string[][] = [];
  for (const first of left) {
    left.delete(first);
    const part = [first];
    for (const cell of part) for (const near of gridDisk(cell, rings)) if (left.delete(near)) part.push(near);
    parts.push(part.sort());
  }
  return parts;
}

/** Given: cells. Returned: them and all within `rings`. */
export function grown(cells: Iterable<string>, rings: number): Set<string> {
  const all = new Set<string>();
  for (const cell of cells) for (const near of gridDisk(cell, rings)) all.add(near);
  return all;
}

/**
 * Given: cells. Returned: the middle of the area in degrees, each cell with equal weight, to a tenth of a degree.
 * Rates are not read: weighing by them would be an estimate of where a source is, which this program does not make.
 */
export function middleOf(cells: readonly string[]): {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
} {
  let [x, y, z] = [0, 0, 0];
  for (const cell of cells) {
    const [latitude, longitude] = cellToLatLng(cell).map((degrees) => (degrees * Math.PI) / 180);
    x += Math.cos(latitude) * Math.cos(longitude);
    y += Math.cos(latitude) * Math.sin(longitude);
    z += Math.sin(latitude);
  }
  const tenths = (radians: number) => Math.round((radians * 1800) / Math.PI) / 10 + 0;
  return { latitudeDeg: tenths(Math.atan2(z, Math.hypot(x, y))), longitudeDeg: tenths(Math.atan2(y, x)) };
}
