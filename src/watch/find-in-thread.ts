import { Worker } from "node:worker_threads";
import { HoshimoriError } from "../core/index.ts";
import { encodeElementTable } from "../orbit/index.ts";
import type { FindInput, Findings } from "./find.ts";
import type { ReportProgress, StepProgress } from "./progress.ts";

/** What the thread is given: the table as one transferable block. */
export type FindOrder = Omit<FindInput, "table"> & { readonly block: ArrayBuffer };

export type FindMessage =
  | { readonly progress: StepProgress }
  | { readonly findings: Findings }
  | { readonly failed: { readonly code: string; readonly parts: Record<string, string | number> } };

/** {@link find} in a thread of its own, so that the server answers meanwhile. The signal ends the thread. */
export function findInThread(
  input: FindInput,
  report: ReportProgress,
  signal?: AbortSignal,
): Promise<Findings> {
  const { table, ...rest } = input;
  const block = encodeElementTable(table);
  const order: FindOrder = { ...rest, block };
  return new Promise<Findings>((resolve, reject) => {
    const worker = new Worker(new URL("./find-thread.ts", import.meta.url), {
      workerData: order,
      transferList: [block],
    });
    const stop = () => void worker.terminate();
    signal?.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: FindMessage) => {
      if ("progress" in message) report(message.progress);
      else if ("findings" in message) resolve(message.findings);
      else reject(new HoshimoriError(message.failed.code as HoshimoriError["code"], message.failed.parts));
    });
    worker.on("error", reject);
    worker.on("exit", () => {
      signal?.removeEventListener("abort", stop);
      reject(new HoshimoriError("watch-stopped"));
    });
  });
}
