import {
  type KeyRequest,
  type OrbitRequest,
  orbitStates,
  prepareObjects,
  type Reply,
  statesAt,
  type WorkerRequest,
} from "./globe/propagation.ts";

/** Computes key states beside the main thread, with our own SGP4. */
let objects: ReturnType<typeof prepareObjects> | undefined;

const reply = (message: Reply, transfer: Transferable[]) => postMessage(message, { transfer });

function answerKey(request: KeyRequest): void {
  if (!objects) return;
  const found = statesAt(objects, request.timeMs);
  reply({ kind: "key", timeMs: request.timeMs, ...found }, [found.states.buffer]);
}

function answerOrbit(request: OrbitRequest): void {
  if (!objects) return;
  const points = orbitStates(objects, request.row, request.timeMs);
  reply({ kind: "orbit", row: request.row, timeMs: request.timeMs, points }, [points.buffer]);
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
