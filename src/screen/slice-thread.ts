import { parentPort, workerData } from "node:worker_threads";
import { decodeElementTable } from "../orbit/index.ts";
import { MinimaList } from "./minima-block.ts";
import { combinedRadiusKm } from "./object-kind.ts";
import { type FailureCount, ScreeningKernel } from "./screening-kernel.ts";
import type { Failures, SliceTask, ThreadMessage, ThreadSetup } from "./slice-task.ts";

/** A screening thread: takes slices one at a time, answers with their minima part by part. Started by slice-threads.ts. */
const setup = workerData as ThreadSetup;
const port = parentPort;
const table = decodeElementTable(setup.elements);
const kernel = new ScreeningKernel(table, {
  start: setup.start,
  withinKm: setup.withinKm,
  operationMode: setup.operationMode,
  sameOrbit: setup.sameOrbit,
  grid: setup.grid,
  ...(setup.primaries ? { primaries: new Set(setup.primaries) } : {}),
});

/** A part goes out when it has so many minima, or so many windows, for the sake of the progress shown. */
const minimaPerPart = 20_000;
const windowsPerPart = 8;
/** Minima sent and not yet taken, at most. */
const mostWaiting = 200_000;

port?.on("message", ({ slice, first, end, taken }: SliceTask) => {
  const minima = new MinimaList(combinedRadiusKm(table.name));
  const takenMinima = new Int32Array(taken);
  let sent = 0;
  let windows = 0;
  const send = () => {
    const block = minima.sorted((row) => table.id[row]);
    for (let seen = Atomics.load(takenMinima, 0); sent - seen > mostWaiting; seen = Atomics.load(takenMinima, 0))
      Atomics.wait(takenMinima, 0, seen);
    sent += block.count;
    answer({ kind: "part", slice, windows, block }, block.values.buffer as ArrayBuffer);
    minima.clear();
    windows = 0;
  };
  kernel.screen(first, end - first, minima, () => {
    windows++;
    if (minima.count >= minimaPerPart || windows === windowsPerPart) send();
  });
  send();
  answer({ kind: "done", slice, failures: collect(kernel.failures(end - first)) });
});

function answer(message: ThreadMessage, ...transfer: ArrayBuffer[]): void {
  port?.postMessage(message, transfer);
}

function collect({ nodes, status }: FailureCount): Failures {
  const rows: number[] = [];
  for (let row = 0; row < nodes.length; row++) if (nodes[row] > 0) rows.push(row);
  return { rows, nodes: rows.map((row) => nodes[row]), status: rows.map((row) => status[row]) };
}
