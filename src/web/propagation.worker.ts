import { type GlobeObjects, orbitStates, prepareObjects, statesAt } from "./globe/propagation.ts";
import type { KeyRequest, OrbitRequest, WorkerReply, WorkerRequest } from "./globe/propagation-messages.ts";

/** Computes key states beside the main thread, with our own SGP4 in WebAssembly. */
let objects: GlobeObjects | undefined;

const reply = (message: WorkerReply, transfer: Transferable[]) => postMessage(message, { transfer });

function answerKey(request: KeyRequest): void {
  if (!objects) return;
  const key = statesAt(objects, request.timeMs);
  reply({ kind: "key", ...key }, [key.states.buffer, key.rows.buffer]);
}

function answerOrbit(request: OrbitRequest): void {
  if (!objects) return;
  const pointsKm = orbitStates(objects, request.row, request.timeMs);
  reply({ kind: "orbit", row: request.row, pointsKm }, [pointsKm.buffer]);
}

addEventListener("message", ({ data }: MessageEvent<WorkerRequest>) => {
  switch (data.kind) {
    case "load":
      objects = prepareObjects(data.table);
      return;
    case "key":
      return answerKey(data);
    case "orbit":
      return answerOrbit(data);
  }
});
