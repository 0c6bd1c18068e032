import type { Place } from "./scene.ts";

export interface LabelBox extends Place {
  readonly width: number;
  readonly height: number;
}

/** Distance of a label from its object, pixels. */
const gap = 9;

/**
 * Given boxes at their objects, most important first, returned where each label goes: right, left, above or below of its object,
 * the first side inside the picture where it hits no label before it; undefined for one that finds no room.
 */
export function placeLabels(
  boxes: readonly LabelBox[],
  picture: { readonly width: number; readonly height: number },
): (Place | undefined)[] {
  const taken: LabelBox[] = [];
  return boxes.map(({ x, y, width, height }) => {
    const sides: Place[] = [
      { x: x + gap, y: y - height / 2 },
      { x: x - gap - width, y: y - height / 2 },
      { x: x - width / 2, y: y - gap - height },
      { x: x - width / 2, y: y + gap },
    ];
    const inside = (side: Place) =>
      side.x >= 0 && side.y >= 0 && side.x + width <= picture.width && side.y + height <= picture.height;
    const free = sides.find(
      (side) => inside(side) && !taken.some((box) => overlap({ ...side, width, height }, box)),
    );
    if (free) taken.push({ ...free, width, height });
    return free;
  });
}

const overlap = (a: LabelBox, b: LabelBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
