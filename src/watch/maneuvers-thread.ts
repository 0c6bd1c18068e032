import { parentPort } from "node:worker_threads";
import { detectManeuvers, groupHistories } from "../detect/index.ts";
import { decodeElementTable } from "../orbit/index.ts";
import type { ManeuverMessage, ManeuverPart } from "./maneuvers-in-threads.ts";

const send = (message: ManeuverMessage) => parentPort?.postMessage(message);
parentPort?.on("message", ({ part, block }: ManeuverPart) => {
  const detections = detectManeuvers(
    groupHistories(decodeElementTable(block)),
    undefined,
    (fraction) => fraction < 1 && send({ part, fraction }),
  );
  send({ part, detections });
});
