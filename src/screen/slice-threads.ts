import { Worker } from "node:worker_threads";
import { HoshimoriError } from "../core/index.ts";
import type { SliceTask, ThreadMessage, ThreadSetup } from "./slice-task.ts";

export type SliceResult = Extract<ThreadMessage, { kind: "slice" }>;

export interface ThreadsOptions {
  readonly threads: number;
  readonly signal?: AbortSignal;
  /** Called for each window done: how many in all, and the minima so far. */
  readonly onWindow: (windowsDone: number, minima: number) => void;
}

/** A slice that was finished before its turn waits; beyond so many a thread no further one is begun. */
const waitingPerThread = 3;

/** From source as TypeScript, from the built package as JavaScript. */
const threadFile = () =>
  new URL(import.meta.url.endsWith(".ts") ? "./slice-thread.ts" : "./slice-thread.js", import.meta.url);

/**
 * Works through the tasks on several threads. Yielded: the results in the order of the tasks, each as soon as all before it are
 * done; while the reader pauses, only a few are kept, so memory stays bounded. All threads have ended when the generator ends, however it does.
 * Errors: `screen-worker-failed`, `screen-aborted`.
 */
export async function* runSlices(
  setup: ThreadSetup,
  tasks: readonly SliceTask[],
  options: ThreadsOptions,
): AsyncGenerator<SliceResult> {
  const { signal, onWindow } = options;
  const finished = new Map<number, SliceResult>();
  const minimaOf = new Map<number, number>();
  const idle: Worker[] = [];
  const workers: Worker[] = [];
  let failure: unknown;
  let begun = 0;
  let yielded = 0;
  let windowsDone = 0;
  let wake: () => void = () => {};
  const fail = (error: unknown) => {
    failure ??= error;
    wake();
  };
  const windows = tasks.reduce((sum, task) => sum + task.end - task.first, 0);
  const abort = () =>
    fail(new HoshimoriError("screen-aborted", { percent: Math.floor((100 * windowsDone) / windows) }));
  const dispatch = () => {
    while (idle.length > 0 && begun < tasks.length && begun - yielded < waitingPerThread * workers.length)
      idle.pop()?.postMessage(tasks[begun++]);
  };
  const onMessage = (worker: Worker, message: ThreadMessage) => {
    if (message.kind === "window") {
      windowsDone++;
      minimaOf.set(message.slice, message.minima);
      onWindow(
        windowsDone,
        [...minimaOf.values()].reduce((sum, minima) => sum + minima, 0),
      );
      return;
    }
    finished.set(message.slice, message);
    idle.push(worker);
    dispatch();
    wake();
  };
  try {
    if (signal?.aborted) abort();
    signal?.addEventListener("abort", abort, { once: true });
    for (let n = 0; n < Math.min(options.threads, tasks.length) && failure === undefined; n++) {
      const worker = new Worker(threadFile(), { workerData: setup });
      worker.on("message", (message: ThreadMessage) => onMessage(worker, message));
      worker.on("error", (error) => fail(workerFailed(error)));
      worker.on("exit", (code) => code !== 0 && fail(workerFailed(new Error(`exit code ${code}`))));
      workers.push(worker);
      idle.push(worker);
    }
    dispatch();
    while (yielded < tasks.length) {
      if (failure !== undefined) throw failure;
      const next = finished.get(tasks[yielded].slice);
      if (next) {
        finished.delete(next.slice);
        yielded++;
        dispatch();
        yield next;
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

const workerFailed = (error: unknown): HoshimoriError =>
  error instanceof HoshimoriError
    ? error
    : new HoshimoriError(
        "screen-worker-failed",
        { detail: error instanceof Error ? error.message : String(error) },
        { cause: error },
      );
