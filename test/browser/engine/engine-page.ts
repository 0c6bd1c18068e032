import { Propagator } from "../../../src/orbit/index.ts";
import { instantOfMs } from "../../../src/web/globe/instant-of-ms.ts";
import { prepareObjects, statesAt } from "../../../src/web/globe/propagation.ts";
import type { KeyReply, WorkerRequest } from "../../../src/web/globe/propagation-messages.ts";
import { type Heartbeat, heartbeatDuring } from "./heartbeat.ts";
import { readTable } from "./read-table.ts";

/** What a test may ask of this page. */
export interface EnginePage {
  /** States of the kernel on the page's own thread. */
  statesAt(block: string, timesMs: readonly number[]): Promise<States>;
  statesOnGrid(block: string, startMs: number, stepSeconds: number, count: number): Promise<States>;
  /** SHA-256 of the states that the globe's worker gives at a time. */
  workerDigest(block: string, timeMs: number): Promise<string>;
  /** So many key states after one another: none, by the globe's worker, or on this thread. */
  pulse(block: string, work: "nothing" | "worker" | "here", startMs: number, keys: number): Promise<Pulse>;
}
interface States {
  readonly states: number[];
  readonly statuses: number[];
}
export interface Pulse extends Heartbeat {
  readonly msPerKey: number;
}

const asNumbers = ({ states, statuses }: { states: Float64Array; statuses: Uint8Array }): States => ({
  states: [...states],
  statuses: [...statuses],
});

/** The globe's own worker, asked as the globe asks it: two key states under way. */
async function startWorker(block: string) {
  const worker = new Worker(new URL("../../../src/web/propagation.worker.ts", import.meta.url), {
    type: "module",
  });
  const ask = (request: WorkerRequest) => worker.postMessage(request);
  ask({ kind: "load", table: await readTable(block) });
  const key = (timeMs: number): Promise<KeyReply> =>
    new Promise((resolve, reject) => {
      const answered = ({ data }: MessageEvent<KeyReply>) => {
        if (data.timeMs !== timeMs) return;
        worker.removeEventListener("message", answered);
        resolve(data);
      };
      worker.addEventListener("message", answered);
      worker.addEventListener("error", ({ message }) => reject(new Error(message)));
      ask({ kind: "key", timeMs });
    });
  return { key, stop: () => worker.terminate() };
}

/** Runs key after key, two at a time. */
async function inPairs(startMs: number, keys: number, key: (timeMs: number) => Promise<unknown>) {
  let next = 0;
  const lane = async () => {
    while (next < keys) await key(startMs + next++ * 30_000);
  };
  await Promise.all([lane(), lane()]);
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const page: EnginePage = {
  async statesAt(block, timesMs) {
    return asNumbers(new Propagator(await readTable(block)).statesAt(timesMs.map(instantOfMs)));
  },
  async statesOnGrid(block, startMs, stepSeconds, count) {
    const grid = { start: instantOfMs(startMs), stepSeconds, count };
    return asNumbers(new Propagator(await readTable(block)).statesOnGrid(grid));
  },
  async workerDigest(block, timeMs) {
    const worker = await startWorker(block);
    const { states } = await worker.key(timeMs);
    worker.stop();
    const digest = await crypto.subtle.digest("SHA-256", states);
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  },
  async pulse(block, work, startMs, keys) {
    const run = async (): Promise<() => Promise<unknown>> => {
      if (work === "nothing") return () => wait(1000);
      if (work === "worker") {
        const { key } = await startWorker(block);
        await key(startMs - 60_000);
        return () => inPairs(startMs, keys, key);
      }
      const objects = prepareObjects(await readTable(block));
      return () =>
        inPairs(startMs, keys, async (timeMs) => {
          statesAt(objects, timeMs);
          await wait(0);
        });
    };
    const ready = await run();
    const start = performance.now();
    const heartbeat = await heartbeatDuring(ready);
    return { ...heartbeat, msPerKey: (performance.now() - start) / keys };
  },
};

Object.assign(globalThis, { engine: page });
document.title = "ready";
