import type { ElementTable } from "../orbit/index.ts";
import type { Conjunction, ScreenProgress } from "./conjunction.ts";
import { conjunctionsOf } from "./conjunctions-of.ts";
import { MinimaList } from "./minima-block.ts";
import { combinedRadiusKm } from "./object-kind.ts";
import { oneSetPerObject } from "./one-set-per-object.ts";
import { checkSpan, type SpanOptions } from "./options.ts";
import { sameOrbitGroups } from "./same-orbit.ts";
import { ScreeningKernel } from "./screening-kernel.ts";
import { windowGrid } from "./window-grid.ts";

export type SliceOptions = SpanOptions;

/**
 * Screens a time slice in this thread: for short slices, tests and the browser; {@link screenCatalog} streams and uses threads.
 * Given: element sets (several of an object: the newest not after the start, else the nearest), the slice, perhaps primaries.
 * Returned: all minima of distance within the threshold in (start, start + hours], by time, then ids.
 * Errors: as {@link screenCatalog}.
 */
export function screenSlice(
  table: ElementTable,
  options: SliceOptions,
  onProgress?: (progress: ScreenProgress) => void,
): Conjunction[] {
  checkSpan(table, options);
  const { start, hours, withinKm, primaries, operationMode = "i" } = options;
  const used = oneSetPerObject(table, start).table;
  if (used.count < 2) return [];
  const grid = windowGrid(hours, used.count, withinKm);
  const kernel = new ScreeningKernel(used, {
    start,
    withinKm,
    operationMode,
    grid,
    sameOrbit: sameOrbitGroups(used),
    ...(primaries ? { primaries } : {}),
  });
  const minima = new MinimaList(combinedRadiusKm(used.name));
  let windows = 0;
  for (let first = 0; first < grid.intervals; first += grid.intervalsPerSlice)
    kernel.screen(first, Math.min(grid.intervalsPerSlice, grid.intervals - first), minima, () => {
      windows++;
      onProgress?.({ fraction: windows / grid.windows, minima: minima.count });
    });
  return [
    ...conjunctionsOf(
      used,
      start,
      minima.sorted((row) => used.id[row]),
    ),
  ];
}
