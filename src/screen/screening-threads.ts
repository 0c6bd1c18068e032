import { startPool } from "./thread-pool.ts";

/**
 * Threads that are started and wait for a screening. They keep no process alive until they are taken.
 * Apart from thread-pool.ts, so that the package's types name none of Node's.
 */
export interface ScreeningThreads {
  readonly count: number;
}

/**
 * Starts threads before their work is known, so that they load while the caller reads its input.
 * Given: how many. Returned: what `ScreenOptions.started` takes, once.
 */
export const startScreeningThreads = (count: number): ScreeningThreads => startPool(count);
