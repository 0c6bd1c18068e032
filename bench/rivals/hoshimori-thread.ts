import { parentPort, workerData } from "node:worker_threads";
import type { AdapterInput } from "./adapter.ts";
import { type HoshimoriWay, loadRows } from "./hoshimori-kernel.ts";

/** A thread's share of the objects. */
export interface ThreadInput {
  readonly input: AdapterInput;
  readonly way: HoshimoriWay;
  readonly thread: number;
  readonly threads: number;
  /** Rounds that are done, sample and all. */
  readonly taken: Int32Array<SharedArrayBuffer>;
  readonly states: Float64Array<SharedArrayBuffer>;
}

const { input, way, thread, threads, taken, states } = workerData as ThreadInput;
const loaded = loadRows(input, way);
parentPort?.postMessage("ready");
parentPort?.on("message", () => {
  loaded.propagate();
  parentPort?.postMessage("done");
  if (Atomics.load(taken, 0) === input.rounds) copySample();
  Atomics.add(taken, 0, 1);
  Atomics.notify(taken, 0);
});

/** Outside the timed part: the objects of the sample among this thread's. */
function copySample(): void {
  for (let row = 0; row < input.rows.length; row++) {
    if ((row * threads + thread) % input.sampleEvery !== 0) continue;
    for (let time = 0; time < input.times; time++)
      loaded.read(row, time, states, (row * input.times + time) * 6);
  }
}
