import type { ElementTable } from "../orbit/index.ts";
import { byTimeThenIds, type Conjunction, type ScreenProgress } from "./conjunction.ts";
import { conjunctionsOf } from "./conjunctions-of.ts";
import { MinimaList } from "./minima-block.ts";
import { combinedRadiusKm } from "./object-kind.ts";
import { oneSetPerObject } from "./one-set-per-object.ts";
import { checkSpan, type SpanOptions } from "./options.ts";
import { sameOrbitGroups } from "./same-orbit.ts";
import { isFew, ScreeningKernel, screenFewOnAll } from "./screening-kernel.ts";
import { type ScreeningPass, screeningPlan } from "./volume-plan.ts";
import { windowGrid } from "./window-grid.ts";

export type SliceOptions = SpanOptions;

/**
 * Screens a time slice in this thread: for short slices, tests and the browser; {@link screenCatalog} streams and uses threads.
 * Given: element sets (several of an object: the newest not after the start, else the nearest), the slice, perhaps primaries.
 * Returned: all minima of distance within the threshold, or around which a volume is entered, in (start, start + hours], by time, then ids.
 * Errors: as {@link screenCatalog}.
 */
export function screenSlice(
  table: ElementTable,
  options: SliceOptions,
  onProgress?: (progress: ScreenProgress) => void,
): Conjunction[] {
  const extent = checkSpan(table, options);
  const { start, primaries, operationMode = "i" } = options;
  const used = oneSetPerObject(table, start).table;
  if (used.count < 2) return [];
  const { passes } = screeningPlan(used, extent, {
    start,
    operationMode,
    ...(primaries ? { primaries } : {}),
  });
  const found: Conjunction[] = [];
  passes.forEach((pass, place) => {
    const report = (fraction: number, minima: number) =>
      onProgress?.({
        fraction: (place + fraction) / passes.length,
        minima: pass.volumes ? found.length : minima,
      });
    for (const conjunction of screenPass(used, options, pass, report)) found.push(conjunction);
  });
  return passes.length > 1 ? found.sort(byTimeThenIds) : found;
}

function screenPass(
  used: ElementTable,
  { start, hours, operationMode = "i" }: SliceOptions,
  { withinKm, primaries, volumes }: ScreeningPass,
  report: (fraction: number, minima: number) => void,
): Iterable<Conjunction> {
  const minima = new MinimaList(combinedRadiusKm(used.name));
  const input = { start, withinKm, operationMode, sameOrbit: sameOrbitGroups(used) };
  if (isFew(primaries, withinKm)) {
    for (const done of screenFewOnAll(used, { ...input, primaries }, 3600 * hours, minima))
      report(done / primaries.size, minima.count);
    return conjunctionsOf(
      used,
      start,
      minima.sorted((row) => used.id[row]),
      volumes,
    );
  }
  const grid = windowGrid(hours, used.count, withinKm);
  const kernel = new ScreeningKernel(used, { ...input, grid, ...(primaries ? { primaries } : {}) });
  let windows = 0;
  for (let first = 0; first < grid.intervals; first += grid.intervalsPerSlice)
    kernel.screen(first, Math.min(grid.intervalsPerSlice, grid.intervals - first), minima, () => {
      windows++;
      report(windows / grid.windows, minima.count);
    });
  const block = minima.sorted((row) => used.id[row]);
  return conjunctionsOf(used, start, block, volumes);
}
