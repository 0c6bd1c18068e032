import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import { HoshimoriError } from "../core/index.ts";
import type { ScreeningThreads } from "./screening-threads.ts";

/** From source as TypeScript, from the built package as JavaScript. */
const threadFile = () =>
  new URL(import.meta.url.endsWith(".ts") ? "./slice-thread.ts" : "./slice-thread.js", import.meta.url);

/** A thread keeps no cache of compiled modules by itself: it uses the process's, where there is one. */
function startThread(): Worker {
  const cache = getCompileCacheDir();
  return new Worker(threadFile(), {
    ...(cache === undefined ? {} : { env: { ...process.env, NODE_COMPILE_CACHE: cache } }),
  });
}

/**
 * Threads that are started before their work is known, so that they load while the caller reads its input. They keep no process alive
 * until they are taken.
 */
class ThreadPool implements ScreeningThreads {
  readonly count: number;
  readonly #workers: Worker[] = [];
  #failure: unknown;

  constructor(count: number) {
    this.count = count;
    for (let n = 0; n < count; n++) {
      const worker = startThread();
      worker.on("error", (error) => {
        this.#failure ??= error;
      });
      worker.unref();
      this.#workers.push(worker);
    }
  }

  /** Given how many are wanted, returned so many; what is missing is started now. Errors: what a thread failed with. */
  take(count: number): Worker[] {
    if (this.#failure !== undefined) throw workerFailed(this.#failure);
    const taken = this.#workers.splice(0, count);
    for (const worker of taken) worker.ref();
    while (taken.length < count) taken.push(startThread());
    return taken;
  }
}

/** Given how many, returned threads that load while the caller does something else. */
export const startPool = (count: number): ScreeningThreads => new ThreadPool(count);

/** Given threads that were started before, if any, and how many are wanted, returned so many. Errors: what one of them failed with. */
export const threadsOf = (started: ScreeningThreads | undefined, count: number): Worker[] =>
  (started instanceof ThreadPool ? started : new ThreadPool(0)).take(count);

/** Given what a thread failed with, returned the error that says so. */
export const workerFailed = (error: unknown): HoshimoriError =>
  error instanceof HoshimoriError
    ? error
    : new HoshimoriError(
        "screen-worker-failed",
        { detail: error instanceof Error ? error.message : String(error) },
        { cause: error },
      );
