import { isHiddenByEarth } from "./hidden-by-earth.ts";
import { hermiteWeights, isDrawn, type ShownStates } from "./key-states.ts";
import { kmPerUnit } from "./scene-units.ts";

/** How the camera sees: clip coordinates from Earth-fixed scene units (column-major, as three.js has it), and the canvas in CSS pixels. */
export interface Sight {
  readonly clipFromScene: readonly number[];
  readonly eye: { readonly x: number; readonly y: number; readonly z: number };
  readonly width: number;
  readonly height: number;
}

/**
 * The row nearest to a place of the canvas: what the pointer means.
 * Given: what is shown, the sight, the place and how near counts, CSS pixels. Returned: a row that is drawn, in the picture and not behind
 * the Earth; undefined where none is near.
 */
export function nearestRow(
  shown: ShownStates,
  { clipFromScene: m, eye, width, height }: Sight,
  at: { readonly x: number; readonly y: number },
  withinPixels: number,
): number | undefined {
  const { states: before, rows } = shown.before;
  const { states: after } = shown.after;
  const weights = hermiteWeights(shown);
  const [p0, v0, p1, v1] = weights.map((weight) => weight / kmPerUnit);
  let best = withinPixels;
  let found: number | undefined;
  for (const row of rows) {
    const i = row * 6;
    if (!isDrawn(after, i)) continue;
    const x = p0 * before[i] + v0 * before[i + 3] + p1 * after[i] + v1 * after[i + 3];
    const y = p0 * before[i + 1] + v0 * before[i + 4] + p1 * after[i + 1] + v1 * after[i + 4];
    const z = p0 * before[i + 2] + v0 * before[i + 5] + p1 * after[i + 2] + v1 * after[i + 5];
    const depth = m[3] * x + m[7] * y + m[11] * z + m[15];
    const right = (m[0] * x + m[4] * y + m[8] * z + m[12]) / depth;
    const up = (m[1] * x + m[5] * y + m[9] * z + m[13]) / depth;
    if (!(depth > 0 && Math.abs(right) <= 1 && Math.abs(up) <= 1)) continue;
    const dx = ((right + 1) / 2) * width - at.x;
    const dy = ((1 - up) / 2) * height - at.y;
    const distance = Math.sqrt(dx * dx + dy * dy);
    if (distance < best && !isHiddenByEarth(eye, { x, y, z })) {
      best = distance;
      found = row;
    }
  }
  return found;
}
