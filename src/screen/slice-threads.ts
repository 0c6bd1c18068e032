import type { Worker } from "node:worker_threads";
import { HoshimoriError } from "../core/index.ts";
import type { MinimaBlock } from "./minima-block.ts";
import type { ScreeningThreads } from "./screening-threads.ts";
import type { Failures, SliceTask, ThreadMessage, ThreadSetup } from "./slice-task.ts";
import { threadsOf, workerFailed } from "./thread-pool.ts";

/** Intervals [first, end) that one thread screens in one go. */
export type Slice = Omit<SliceTask, "taken">;

/** The next minima in order of time, or what failed in a slice that is done. */
export type SliceResult = { readonly block: MinimaBlock } | { readonly failures: Failures };

export interface ThreadsOptions {
  readonly threads: number;
  /** Threads that are started already; more are started where these are too few. */
  readonly started?: ScreeningThreads;
  readonly signal?: AbortSignal;
  /** Called for each part: windows done in all, and the minima so far. */
  readonly onWindows: (windowsDone: number, minima: number) => void;
}

/** A slice that was begun before its turn waits; beyond so many a thread no further one is begun. */
const begunPerThread = 3;

interface OpenSlice {
  readonly parts: MinimaBlock[];
  readonly taken: Int32Array;
  failures?: Failures;
}

/**
 * Works through the slices on several threads. Yielded: their minima in the order of the slices, part by part, each as soon as all before
 * it are; while the reader pauses, only so many are kept and the threads wait, so memory stays bounded. All threads have ended
 * when the generator ends, however it does. Errors: `screen-worker-failed`, `screen-aborted`.
 */
export async function* runSlices(
  setup: ThreadSetup,
  slices: readonly Slice[],
  options: ThreadsOptions,
): AsyncGenerator<SliceResult> {
  const { signal, onWindows } = options;
  const open = new Map<number, OpenSlice>();
  const idle: Worker[] = [];
  const workers: Worker[] = [];
  let failure: unknown;
  let begun = 0;
  let present = 0;
  let windowsDone = 0;
  let minima = 0;
  let wake: () => void = () => {};
  const fail = (error: unknown) => {
    failure ??= error;
    wake();
  };
  const abort = () =>
    fail(
      new HoshimoriError("screen-aborted", { percent: Math.floor((100 * windowsDone) / setup.grid.windows) }),
    );
  const dispatch = () => {
    while (idle.length > 0 && begun < slices.length && begun - present < begunPerThread * workers.length) {
      const taken = new SharedArrayBuffer(4);
      open.set(slices[begun].slice, { parts: [], taken: new Int32Array(taken) });
      idle.pop()?.postMessage({ ...slices[begun++], taken } satisfies SliceTask);
    }
  };
  const onMessage = (worker: Worker, message: ThreadMessage) => {
    const slice = open.get(message.slice);
    if (!slice) return;
    if (message.kind === "part") {
      windowsDone += message.windows;
      minima += message.block.count;
      slice.parts.push(message.block);
      onWindows(windowsDone, minima);
    } else {
      slice.failures = message.failures;
      idle.push(worker);
      dispatch();
    }
    if (message.slice === slices[present].slice) wake();
  };
  try {
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort, { once: true });
    const count = failure === undefined ? Math.min(options.threads, slices.length) : 0;
    for (const worker of threadsOf(options.started, count)) {
      worker.on("message", (message: ThreadMessage) => onMessage(worker, message));
      worker.on("error", (error) => fail(workerFailed(error)));
      worker.on("exit", (code) => code !== 0 && fail(workerFailed(new Error(`exit code ${code}`))));
      workers.push(worker);
      idle.push(worker);
      worker.postMessage(setup);
    }
    dispatch();
    while (present < slices.length) {
      if (failure !== undefined) throw failure;
      const slice = open.get(slices[present].slice);
      const block = slice?.parts.shift();
      if (slice && block) {
        Atomics.add(slice.taken, 0, block.count);
        Atomics.notify(slice.taken, 0);
        yield { block };
      } else if (slice?.failures) {
        open.delete(slices[present].slice);
        present++;
        dispatch();
        yield { failures: slice.failures };
      } else
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    }
  } finally {
    signal?.removeEventListener("abort", abort);
    for (const worker of workers) {
      worker.removeAllListeners("exit");
      await worker.terminate();
    }
  }
}
