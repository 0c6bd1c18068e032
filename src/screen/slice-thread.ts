import { parentPort, workerData } from "node:worker_threads";
import { decodeElementTable } from "../orbit/index.ts";
import { buildFleet } from "./fleet.ts";
import { MinimaList } from "./minima-block.ts";
import type { Failures, SliceTask, ThreadMessage, ThreadSetup } from "./slice-task.ts";
import { type FailureCount, WindowScreener, windowGrid } from "./window-screener.ts";

/** A screening thread: takes slices one at a time, answers with their minima. Started by screen-catalog.ts. */
const setup = workerData as ThreadSetup;
const port = parentPort;
const table = decodeElementTable(setup.elements);
const primaries = setup.primaries ? new Set(setup.primaries) : undefined;
const fleet = buildFleet(table, setup.start, setup.operationMode, primaries);
const screener = new WindowScreener(fleet, windowGrid(setup.hours), setup.withinKm);

port?.on("message", (task: SliceTask) => {
  const minima = new MinimaList();
  screener.failures.nodes.fill(0);
  for (let window = task.first; window < task.end; window++) {
    screener.screen(window, minima);
    answer({ kind: "window", slice: task.slice, minima: minima.count });
  }
  const block = minima.sorted((row) => table.id[row]);
  answer(
    { kind: "slice", slice: task.slice, block, failures: collect(screener.failures) },
    block.values.buffer as ArrayBuffer,
  );
});

function answer(message: ThreadMessage, ...transfer: ArrayBuffer[]): void {
  port?.postMessage(message, transfer);
}

function collect({ nodes, status }: FailureCount): Failures {
  const rows = [...nodes.keys()].filter((row) => nodes[row] > 0);
  return { rows, nodes: rows.map((row) => nodes[row]), status: rows.map((row) => status[row]) };
}
