/** hoshimori's kernels, "any-time" or "grid", with one thread or several. Started by rival.ts. */
import { Worker } from "node:worker_threads";
import { runAdapter } from "./adapter.ts";
import { type HoshimoriWay, loadRows } from "./hoshimori-kernel.ts";
import type { ThreadInput } from "./hoshimori-thread.ts";

const way = process.argv[2] as HoshimoriWay;

await runAdapter(async (input, threads) => {
  if (threads === 1) return { version: "this tree", ...loadRows(input, way) };
  // Object n goes to thread n mod threads; each copies its sample out after the last round.
  const sampleOf = Array.from({ length: threads }, (_, thread) => ({
    taken: new Int32Array(new SharedArrayBuffer(4)),
    states: new Float64Array(new SharedArrayBuffer(48 * input.times * Math.ceil(input.objects / threads))),
    rows: input.rows.filter((_, row) => row % threads === thread),
  }));
  const workers = sampleOf.map(
    ({ taken, states, rows }, thread) =>
      new Worker(new URL("./hoshimori-thread.ts", import.meta.url), {
        workerData: { input: { ...input, rows }, way, thread, threads, taken, states } satisfies ThreadInput,
      }),
  );
  const answer = (worker: Worker) => new Promise<void>((resolve) => worker.once("message", () => resolve()));
  await Promise.all(workers.map(answer));
  return {
    version: "this tree",
    propagate: async () => {
      const done = Promise.all(workers.map(answer));
      for (const worker of workers) worker.postMessage("round");
      await done;
    },
    read: (object, time, out, offset) => {
      const { taken, states } = sampleOf[object % threads];
      while (Atomics.load(taken, 0) <= input.rounds) Atomics.wait(taken, 0, Atomics.load(taken, 0));
      const at = (Math.floor(object / threads) * input.times + time) * 6;
      out.set(states.subarray(at, at + 6), offset);
    },
  };
});
process.exit();
