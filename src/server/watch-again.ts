import type { ServerContext } from "./context.ts";

/** Several wishes in a row ask for one run. */
const gatherMs = 5000;

/** The watch run anew on the node's own wish: after acts of people, after feeds brought something. */
export interface WatchAgain {
  /** Runs soon: once for all calls until then, and after the run that may be on its way. */
  readonly soon: () => void;
  /** Settles when no run of its own is on its way. */
  readonly settled: () => Promise<unknown>;
}

/** Given: the node, its run, and when it stops. */
export function watchAgain(
  context: ServerContext,
  run: () => Promise<unknown>,
  signal: AbortSignal,
): WatchAgain {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const begin = () => {
    timer = undefined;
    if (signal.aborted) return;
    if (context.progress.state === "running") soon();
    else running = run();
  };
  const soon = () => {
    timer ??= setTimeout(begin, gatherMs);
    timer.unref();
  };
  return { soon, settled: () => running };
}
