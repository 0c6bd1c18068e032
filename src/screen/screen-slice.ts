import type { ElementTable } from "../orbit/index.ts";
import type { Conjunction, ScreenProgress } from "./conjunction.ts";
import { conjunctionsOf } from "./conjunctions-of.ts";
import { buildFleet } from "./fleet.ts";
import { MinimaList } from "./minima-block.ts";
import { oneSetPerObject } from "./one-set-per-object.ts";
import { checkSpan, type SpanOptions } from "./options.ts";
import { WindowScreener, windowGrid } from "./window-screener.ts";

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
  const used = oneSetPerObject(table, options.start).table;
  const fleet = buildFleet(used, options.start, options.operationMode ?? "i", options.primaries);
  const grid = windowGrid(options.hours);
  const screener = new WindowScreener(fleet, grid, options.withinKm);
  const minima = new MinimaList();
  for (let window = 0; window < grid.count; window++) {
    screener.screen(window, minima);
    onProgress?.({ fraction: (window + 1) / grid.count, minima: minima.count });
  }
  const block = minima.sorted((row) => used.id[row]);
  return [...conjunctionsOf(used, options.start, block)];
}
