import type { ServerContext } from "./context.ts";

/** Several acts in a row ask for one run. */
const gatherMs = 5000;

/**
 * Given: the node, its run, and when it stops. Returned: a call after which the watch runs again soon: once for all calls until then,
 * and after the run that may be on its way.
 */
export function soonAgain(
  context: ServerContext,
  run: () => Promise<unknown>,
  signal: AbortSignal,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = () => {
    timer = undefined;
    if (signal.aborted) return;
    if (context.progress.state === "running") schedule();
    else void run();
  };
  const schedule = () => {
    timer ??= setTimeout(begin, gatherMs);
    timer.unref();
  };
  return schedule;
}
