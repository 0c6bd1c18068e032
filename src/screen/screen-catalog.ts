import { availableParallelism } from "node:os";
import { type ElementTable, encodeElementTable } from "../orbit/index.ts";
import type { Conjunction, ScreenProgress, ScreenSummary } from "./conjunction.ts";
import { conjunctionsOf } from "./conjunctions-of.ts";
import { oneSetPerObject } from "./one-set-per-object.ts";
import { checkSpan, type SpanOptions } from "./options.ts";
import { sameOrbitGroups, sameOrbitIds } from "./same-orbit.ts";
import type { Failures, SliceTask, ThreadSetup } from "./slice-task.ts";
import { runSlices } from "./slice-threads.ts";
import { windowGrid } from "./window-screener.ts";

export interface ScreenOptions extends SpanOptions {
  /** Threads; as many as the machine has processors unless given. The result doesn't depend on it. */
  readonly threads?: number;
  /** Stops the threads; the iteration then ends with `screen-aborted`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScreenProgress) => void;
  /** Called once, after the last conjunction. */
  readonly onSummary?: (summary: ScreenSummary) => void;
}

/** Windows a slice; a large threshold finds so many minima that a slice is one window, which bounds the memory. */
const windowsPerSlice = (withinKm: number): number =>
  Math.max(1, Math.min(30, Math.floor(3000 / withinKm ** 2)));

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
  const grid = windowGrid(hours);
  const setup: ThreadSetup = {
    elements: encodeElementTable(used),
    start,
    hours,
    withinKm,
    operationMode: options.operationMode ?? "i",
    ...(primaries ? { primaries: [...primaries] } : {}),
  };
  const failures = new Map<number, { nodes: number; status: number }>();
  let minima = 0;
  const results = runSlices(setup, slicesOf(grid.count, windowsPerSlice(withinKm)), {
    threads: Math.max(1, options.threads ?? availableParallelism()),
    ...(signal ? { signal } : {}),
    onWindow: (windows, found) => onProgress?.({ fraction: windows / grid.count, minima: found }),
  });
  if (used.count > 1)
    for await (const result of results) {
      addFailures(failures, result.failures);
      minima += result.block.count;
      yield* conjunctionsOf(used, start, result.block);
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
        nodes: grid.count,
      }))
      .sort((a, b) => a.id - b.id),
    sameOrbit: sameOrbitIds(used, sameOrbitGroups(used)),
  });
}

function slicesOf(windows: number, perSlice: number): SliceTask[] {
  const tasks: SliceTask[] = [];
  for (let first = 0; first < windows; first += perSlice)
    tasks.push({ slice: tasks.length, first, end: Math.min(windows, first + perSlice) });
  return tasks;
}

function addFailures(sums: Map<number, { nodes: number; status: number }>, failures: Failures): void {
  failures.rows.forEach((row, k) => {
    const sum = sums.get(row);
    if (sum) sum.nodes += failures.nodes[k];
    else sums.set(row, { nodes: failures.nodes[k], status: failures.status[k] });
  });
}
