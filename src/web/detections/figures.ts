/** Units by the last word of a figure's name, longest first: the house writes the unit into every name. */
const units: readonly (readonly [suffix: string, unit: string, decimals: number])[] = [
  ["DegPerDay2", "°/d²", 4],
  ["DegPerDay", "°/d", 3],
  ["RevPerDay2", "rev/d²", 6],
  ["RevPerDay", "rev/d", 6],
  ["MPerSPerDay", "m/s/d", 4],
  ["MmPerS", "mm/s", 1],
  ["KmPerS", "km/s", 3],
  ["KmPerDay", "km/d", 2],
  ["MPerS2", "m/s²", 7],
  ["MPerS", "m/s", 3],
  ["Seconds", "s", 0],
  ["Minutes", "min", 1],
  ["Hours", "h", 1],
  ["Days", "d", 2],
  ["Percent", "%", 0],
  ["Deg", "°", 3],
  ["Km", "km", 2],
  ["Min", "min", 1],
];

export interface FigureName {
  /** The name without its unit, "deltaV". */
  readonly stem: string;
  /** "" for a pure number. */
  readonly unit: string;
  /** Decimals that suit the unit; undefined where only the value can tell. */
  readonly decimals?: number;
}

/** Given a figure's name as detections write it, returned what it is and in which unit. */
export function readFigureName(name: string): FigureName {
  for (const [suffix, unit, decimals] of units)
    if (name.length > suffix.length && name.endsWith(suffix))
      return { stem: name.slice(0, -suffix.length), unit, decimals };
  return { stem: name, unit: "" };
}

/** "deltaVAlongTrack" → "delta v along track": what stands where no text knows the figure. */
export const spellOut = (stem: string): string =>
  stem.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
