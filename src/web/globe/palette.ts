import type { ColorSet, Mode } from "../view/settings.ts";
import table from "./palettes.json" with { type: "json" };

/** Types of objects in the order of the colors and shapes; whatever else a source says is "unknown". */
export const drawnTypes = ["payload", "rocket-body", "debris", "unknown"] as const;

export const typeIndex = (objectType: string): number => {
  const at = (drawnTypes as readonly string[]).indexOf(objectType);
  return at < 0 ? drawnTypes.length - 1 : at;
};

/** Colors of the globe in one mode, "#rrggbb". */
export interface Palette {
  readonly ground: string;
  readonly ocean: string;
  readonly land: string;
  readonly coast: string;
  readonly grid: string;
  readonly ring: string;
  /** Brightness of the night side, 0 … 1 of the day's. */
  readonly night: number;
  readonly selected: string;
  readonly marked: string;
  /** In the order of {@link drawnTypes}. */
  readonly types: readonly string[];
}

export function paletteOf(mode: Mode, colorSet: ColorSet): Palette {
  const { standard, "color-blind-safe": safe, ...rest } = table.modes[mode];
  return { ...rest, types: colorSet === "standard" ? standard : safe };
}
