import { availableParallelism } from "node:os";
import { type ElementTable, encodeElementTable } from "../orbit/index.ts";
import type { Conjunction, ScreenProgress, ScreenSummary } from "./conjunction.ts";
import { conjunctionsOf } from "./conjunctions-of.ts";
import { oneSetPerObject } from "./one-set-per-object.ts";
import { checkSpan, type SpanOptions } from "./options.ts";
import { sameOrbitGroups, sameOrbitIds } from "./same-orbit.ts";
import type { Failures, ThreadSetup } from "./slice-task.ts";
import { runSlices, type Slice } from "./slice-threads.ts";
import { type WindowGrid, windowGrid } from "./window-grid.ts";

export interface ScreenOptions extends SpanOptions {
  /** Threads; as many as the machine has processors unless given. The result doesn't depend on it. */
  readonly threads?: number;
  /** Stops the threads; the iteration then ends with `screen-aborted`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScreenProgress) => void;
  /** Called once, after the last conjunction. */
  readonly onSummary?: (summary: ScreenSummary) => void;
}

/**
 * Screens all objects against all, or against chosen ones, on several threads.
 *
 * Given: element sets (several of an object: the newest not after the start, else the nearest after it), start, hours, threshold (km),
 * perhaps primaries. Returned: every local minimum of SGP4 distance (WGS-72, TEME) in (start, start + hours] within the
 * threshold, streamed in order of time, then ids. Objects are skipped where SGP4 fails; identical element sets have no
 * minimum; both are in the summary.
 * Range-error: time of closest approach 1e-6 s, distance 1e-8 km against the same SGP4; the elements themselves are worth a kilometre or more.
 * Errors, before the first result: `screen-hours-out-of-range`, `screen-threshold-out-of-range`, `screen-primary-missing`; later
 * `screen-aborted`, `screen-worker-failed`.
 */
export async function* screenCatalog(
  table: ElementTable,
  options: ScreenOptions,
): AsyncGenerator<Conjunction> {
  checkSpan(table, options);
  const { start, hours, withinKm, primaries, signal, onProgress, onSummary } = options;
  const { table: used, unusedSets } = oneSetPerObject(table, start);
  const threads = Math.max(1, options.threads ?? availableParallelism());
  const grid = windowGrid(hours, used.count, withinKm, threads);
  const groups = sameOrbitGroups(used);
  const sameOrbit = new Int32Array(new SharedArrayBuffer(groups.byteLength));
  sameOrbit.set(groups);
  const setup: ThreadSetup = {
    elements: encodeElementTable(used, SharedArrayBuffer),
    start,
    withinKm,
    operationMode: options.operationMode ?? "i",
    sameOrbit,
    grid,
    ...(primaries ? { primaries: [...primaries] } : {}),
  };
  const failures = new Map<number, { nodes: number; status: number }>();
  let minima = 0;
  const results = runSlices(setup, slicesOf(grid), {
    threads,
    ...(signal ? { signal } : {}),
    onWindows: (windows, found) => onProgress?.({ fraction: windows / grid.windows, minima: found }),
  });
  if (used.count > 1)
    for await (const result of results) {
      if ("failures" in result) addFailures(failures, result.failures);
      else {
        minima += result.block.count;
        yield* conjunctionsOf(used, start, result.block);
      }
    }
  onSummary?.({
    objects: used.count,
    unusedSets,
    minima,
    skipped: [...failures]
      .map(([row, { nodes, status }]) => ({
        id: used.id[row],
        name: used.name[row],
        status,
        failedNodes: nodes,
        nodes: grid.intervals,
      }))
      .sort((a, b) => a.id - b.id),
    sameOrbit: sameOrbitIds(used, groups),
  });
}

function slicesOf({ intervals, intervalsPerSlice }: WindowGrid): Slice[] {
  const slices: Slice[] = [];
  for (let first = 0; first < intervals; first += intervalsPerSlice)
    slices.push({ slice: slices.length, first, end: Math.min(intervals, first + intervalsPerSlice) });
  return slices;
}

function addFailures(sums: Map<number, { nodes: number; status: number }>, failures: Failures): void {
  failures.rows.forEach((row, k) => {
    const sum = sums.get(row);
    if (sum) sum.nodes += failures.nodes[k];
    else sums.set(row, { nodes: failures.nodes[k], status: failures.status[k] });
  });
}
