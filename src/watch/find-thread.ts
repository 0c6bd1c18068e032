import { parentPort, workerData } from "node:worker_threads";
import { HoshimoriError } from "../core/index.ts";
import { decodeElementTable } from "../orbit/index.ts";
import { find } from "./find.ts";
import type { FindMessage, FindOrder } from "./find-in-thread.ts";

const { block, ...rest } = workerData as FindOrder;
const send = (message: FindMessage) => parentPort?.postMessage(message);
try {
  const findings = await find({ ...rest, table: decodeElementTable(block) }, (progress) =>
    send({ progress }),
  );
  send({ findings });
} catch (error) {
  if (!(error instanceof HoshimoriError)) throw error;
  send({ failed: { code: error.code, parts: { ...error.parts } } });
}
