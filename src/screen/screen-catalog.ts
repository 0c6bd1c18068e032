import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { HoshimoriError } from "../core/index.ts";
import { type ElementTable, encodeElementTable } from "../orbit/index.ts";
import type { Conjunction, ScreenProgress, ScreenSummary, SkippedObject } from "./conjunction.ts";
import { conjunctionsOf } from "./conjunctions-of.ts";
import { MinimaList } from "./minima-block.ts";
import { combinedRadiusKm } from "./object-kind.ts";
import { oneSetPerObject } from "./one-set-per-object.ts";
import { checkSpan, type SpanOptions } from "./options.ts";
import { sameOrbitGroups, sameOrbitIds } from "./same-orbit.ts";
import { fewLooks, isFew, screenFewOnAll } from "./screening-kernel.ts";
import type { ScreeningThreads } from "./screening-threads.ts";
import { type Failures, failuresOf, type ThreadSetup } from "./slice-task.ts";
import { runSlices, type Slice, type SliceResult } from "./slice-threads.ts";
import { mergeStreams } from "./volume-merge.ts";
import { type ScreeningPass, screeningPlan } from "./volume-plan.ts";
import { type WindowGrid, windowGrid } from "./window-grid.ts";

export interface ScreenOptions extends SpanOptions {
  /** Threads; as many as the machine has processors unless given. The result doesn't depend on it. */
  readonly threads?: number;
  /** Threads that the caller started while it read its input. */
  readonly started?: ScreeningThreads;
  /** Stops the threads; the iteration then ends with `screen-aborted`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ScreenProgress) => void;
  /** Called once, after the last conjunction. */
  readonly onSummary?: (summary: ScreenSummary) => void;
}

/**
 * Screens all objects against all, or against chosen ones, on several threads.
 *
 * Given: element sets (several of an object: the newest not after the start, else the nearest after it), start, hours, threshold (km)
 * or screening volumes, perhaps primaries. Returned: every local minimum of SGP4 distance (WGS-72, TEME) in (start, start + hours] within
 * the threshold, or around which one object enters the other's volume, streamed in order of time, then ids. Objects are skipped
 * where SGP4 fails; identical element sets have no minimum; both are in the summary.
 * Range-error: time of closest approach 1e-6 s, distance 1e-8 km against the same SGP4; the elements themselves are worth a kilometre or more.
 * The border of a volume: 1 % of its smallest semi-axis.
 * Errors, before the first result: `screen-hours-out-of-range`, `screen-distance-or-volume`, `screen-threshold-out-of-range`,
 * `screen-volume-unknown`, `screen-volume-unusable`, `screen-primary-missing`; later `screen-aborted`, `screen-worker-failed`.
 */
export async function* screenCatalog(
  table: ElementTable,
  options: ScreenOptions,
): AsyncGenerator<Conjunction> {
  const extent = checkSpan(table, options);
  const { start, hours, primaries, operationMode = "i", signal, onProgress, onSummary } = options;
  const { table: used, unusedSets } = oneSetPerObject(table, start);
  const plan = screeningPlan(used, extent, { start, operationMode, ...(primaries ? { primaries } : {}) });
  const passes = used.count > 1 ? plan.passes : [];
  const threads = Math.max(1, options.threads ?? availableParallelism());
  const threadsPerPass = Math.max(1, Math.floor(threads / passes.length));
  const groups = sameOrbitGroups(used);
  const sameOrbit = new Int32Array(new SharedArrayBuffer(groups.byteLength));
  sameOrbit.set(groups);
  const shared = { elements: encodeElementTable(used, SharedArrayBuffer), start, operationMode, sameOrbit };
  const stop = new AbortController();
  const signals = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const fractions = passes.map(() => 0);
  const skipped: SkippedObject[][] = [];
  let minima = 0;

  async function* run(
    { withinKm, primaries, volumes }: ScreeningPass,
    pass: number,
  ): AsyncGenerator<Conjunction> {
    const report = (fraction: number, found: number) => {
      fractions[pass] = fraction;
      const whole = fractions.reduce((sum, one) => sum + one, 0) / passes.length;
      onProgress?.({ fraction: whole, minima: volumes ? minima : found });
    };
    throwIfAborted(signals, 0);
    let looks = fewLooks;
    let results: AsyncIterable<SliceResult>;
    if (isFew(primaries, withinKm)) {
      const input = { start, withinKm, operationMode, sameOrbit, primaries };
      results = screenOneByOne(used, input, 3600 * hours, (done, found) => {
        report(done, found);
        throwIfAborted(signals, done);
      });
    } else {
      const grid = windowGrid(hours, used.count, withinKm, threadsPerPass);
      looks = grid.intervals;
      const setup: ThreadSetup = {
        ...shared,
        withinKm,
        grid,
        ...(primaries ? { primaries: [...primaries] } : {}),
      };
      results = runSlices(setup, slicesOf(grid), {
        threads: threadsPerPass,
        ...(options.started ? { started: options.started } : {}),
        signal: signals,
        onWindows: (windows, found) => report(windows / grid.windows, found),
      });
    }
    const failures = new Map<number, { nodes: number; status: number }>();
    for await (const result of results) {
      if ("failures" in result) addFailures(failures, result.failures);
      else
        for (const conjunction of conjunctionsOf(used, start, result.block, volumes)) {
          throwIfAborted(signals, fractions[pass]);
          minima++;
          yield conjunction;
        }
    }
    skipped[pass] = skippedObjects(used, failures, looks);
  }

  if (passes.length === 1) yield* run(passes[0], 0);
  else yield* mergeStreams(passes.map(run), () => stop.abort());
  onSummary?.({
    objects: used.count,
    unusedSets,
    minima,
    // All passes look at the same objects at the same instants.
    skipped: skipped[0] ?? [],
    sameOrbit: sameOrbitIds(used, groups),
    ...(plan.summary ? { volume: plan.summary } : {}),
  });
}

/** A few primaries, in this thread. Called after each, with the share that is done and the minima so far: it may throw to stop. */
async function* screenOneByOne(
  table: ElementTable,
  input: Parameters<typeof screenFewOnAll>[1],
  seconds: number,
  afterPrimary: (fraction: number, found: number) => void,
): AsyncGenerator<SliceResult> {
  const list = new MinimaList(combinedRadiusKm(table.name));
  const few = screenFewOnAll(table, input, seconds, list);
  let step = few.next();
  for (; !step.done; step = few.next()) {
    // Whoever wants to stop gets a turn.
    await setImmediate();
    afterPrimary(step.value / input.primaries.size, list.count);
  }
  yield { failures: failuresOf(step.value) };
  yield { block: list.sorted((row) => table.id[row]) };
}

function throwIfAborted(signal: AbortSignal, fraction: number): void {
  if (signal.aborted) throw new HoshimoriError("screen-aborted", { percent: Math.floor(100 * fraction) });
}

function skippedObjects(
  table: ElementTable,
  failures: ReadonlyMap<number, { readonly nodes: number; readonly status: number }>,
  nodes: number,
): SkippedObject[] {
  return [...failures]
    .map(([row, { nodes: failedNodes, status }]) => ({
      id: table.id[row],
      name: table.name[row],
      status,
      failedNodes,
      nodes,
    }))
    .sort((a, b) => a.id - b.id);
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
