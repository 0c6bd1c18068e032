import { nearestEntry, raanOn } from "../plane/plane-track.ts";
import type { ProximityParameters } from "../rules.ts";
import { latitudeOn, type PhaseTrack } from "./phase-track.ts";

const degree = Math.PI / 180;
/** Cells of place on the sphere, degrees: a neighbor is in the same cell or the next one of three axes. */
const cellDeg = 2;
const cellSize = 2 * Math.sin((cellDeg * degree) / 2);

/**
 * Broad phase: which pairs stood within a cell (2°, about 240 km) of each other on some day, going the same way.
 * Given: tracks. Returned: pairs of indices, the smaller first, ascending. The place is that of the mean elements at noon.
 */
export function nearPairs(tracks: readonly PhaseTrack[], limits: ProximityParameters): [number, number][] {
  const days = new Set<number>();
  for (const track of tracks) for (const day of track.days) days.add(Math.floor(day));
  const pairs = new Set<number>();
  for (const day of [...days].sort((a, b) => a - b)) {
    const cells = new Map<number, number[]>();
    const unit = new Float64Array(6 * tracks.length);
    const reach = limits.carryDays + 0.5;
    for (const [index, track] of tracks.entries()) {
      const noon = day + 0.5;
      if (noon < track.days[0] - reach || noon > track.days[track.days.length - 1] + reach) continue;
      const entry = nearestEntry(track.days, noon);
      if (Math.abs(track.days[entry] - noon) > reach) continue;
      placeOf(track, entry, noon, unit, 6 * index);
      const key = cellKey(unit, 6 * index, 0, 0, 0);
      const list = cells.get(key);
      if (list) list.push(index);
      else cells.set(key, [index]);
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++)
          for (let dz = -1; dz <= 1; dz++)
            for (const other of cells.get(cellKey(unit, 6 * index, dx, dy, dz)) ?? [])
              if (other !== index && isNear(unit, 6 * index, 6 * other))
                pairs.add(Math.min(index, other) * tracks.length + Math.max(index, other));
    }
  }
  return [...pairs]
    .sort((a, b) => a - b)
    .map((key) => [Math.floor(key / tracks.length), key % tracks.length]);
}

/** Unit vectors of place and of motion on a circle. */
function placeOf(track: PhaseTrack, entry: number, day: number, out: Float64Array, at: number): void {
  const u = latitudeOn(track, entry, day) * degree;
  const node = raanOn(track, entry, day) * degree;
  const tilt = track.inclinationDeg[entry] * degree;
  const [cu, su, cn, sn] = [Math.cos(u), Math.sin(u), Math.cos(node), Math.sin(node)];
  const [ci, si] = [Math.cos(tilt), Math.sin(tilt)];
  out[at] = cn * cu - sn * su * ci;
  out[at + 1] = sn * cu + cn * su * ci;
  out[at + 2] = su * si;
  out[at + 3] = -cn * su - sn * cu * ci;
  out[at + 4] = -sn * su + cn * cu * ci;
  out[at + 5] = cu * si;
}

const cellKey = (unit: Float64Array, at: number, dx: number, dy: number, dz: number): number => {
  const index = (k: number, step: number): number => Math.floor(unit[at + k] / cellSize) + step + 64;
  return (index(0, dx) * 128 + index(1, dy)) * 128 + index(2, dz);
};

const isNear = (unit: Float64Array, a: number, b: number): boolean => {
  const apart = (k: number): number =>
    Math.hypot(
      unit[a + k] - unit[b + k],
      unit[a + k + 1] - unit[b + k + 1],
      unit[a + k + 2] - unit[b + k + 2],
    );
  return apart(0) < cellSize && apart(3) < cellSize;
};
