import { parentPort } from "node:worker_threads";
import { decodeElementTable } from "../orbit/index.ts";
import { MinimaList } from "./minima-block.ts";
import { combinedRadiusKm } from "./object-kind.ts";
import { ScreeningKernel } from "./screening-kernel.ts";
import { failuresOf, type SliceTask, type ThreadMessage, type ThreadSetup } from "./slice-task.ts";

/** A screening thread: takes its setup, then slices one at a time, and answers with their minima part by part. Started by slice-threads.ts. */
const port = parentPort;
let screenNext: (task: SliceTask) => void = () => {};
port?.on("message", (message: ThreadSetup | SliceTask) => {
  if ("elements" in message) screenNext = sliceScreener(message);
  else screenNext(message);
});

/** A part goes out when it has so many minima, or so many windows, for the sake of the progress shown. */
const minimaPerPart = 20_000;
const windowsPerPart = 8;
/** Minima sent and not yet taken, at most. */
const mostWaiting = 200_000;

/** Given the setup, returned what screens a slice of it. */
function sliceScreener(setup: ThreadSetup): (task: SliceTask) => void {
  const table = decodeElementTable(setup.elements);
  const { primaries, ...input } = setup;
  const kernel = new ScreeningKernel(table, {
    ...input,
    ...(primaries ? { primaries: new Set(primaries) } : {}),
  });
  return ({ slice, first, end, taken }) => {
    const minima = new MinimaList(combinedRadiusKm(table.name));
    const takenMinima = new Int32Array(taken);
    let sent = 0;
    let windows = 0;
    const send = () => {
      const block = minima.sorted((row) => table.id[row]);
      for (
        let seen = Atomics.load(takenMinima, 0);
        sent - seen > mostWaiting;
        seen = Atomics.load(takenMinima, 0)
      )
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
    answer({ kind: "done", slice, failures: failuresOf(kernel.failures(end - first)) });
  };
}

function answer(message: ThreadMessage, ...transfer: ArrayBuffer[]): void {
  port?.postMessage(message, transfer);
}
