import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { type Detection, detectManeuvers, type ObjectHistory, type Progress } from "../detect/index.ts";
import { concatTables, encodeElementTable } from "../orbit/index.ts";

/** What a thread is given: the sets of some objects. */
export interface ManeuverPart {
  readonly part: number;
  readonly block: ArrayBuffer;
}

/** What it answers. */
export type ManeuverMessage =
  | { readonly part: number; readonly fraction: number }
  | { readonly part: number; readonly detections: readonly Detection[] };

/** Below that many sets a thread takes longer to start than to compute. */
const fewSets = 50_000;
/** Objects differ in cost, so each thread takes several parts, one after the other. */
const partsPerThread = 4;

/**
 * {@link detectManeuvers}, the objects shared among threads: the rule reads each object alone, so the result is the same.
 * Given: histories, progress, how many threads (as many as the machine has processors unless given).
 * Returned: detections by object and time. Errors: what a thread failed with.
 */
export async function maneuversInThreads(
  histories: readonly ObjectHistory[],
  progress: Progress,
  threads?: number,
): Promise<readonly Detection[]> {
  const sets = histories.reduce((sum, { table }) => sum + table.count, 0);
  const count = threads ?? (sets < fewSets ? 1 : availableParallelism());
  if (count < 2) return detectManeuvers(histories, undefined, progress);
  const parts = inParts(histories, sets, count * partsPerThread);
  const found: (readonly Detection[])[] = parts.map(() => []);
  const fractions = parts.map(() => 0);
  let next = 0;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL("./maneuvers-thread.ts", import.meta.url));
      const giveNext = () => {
        if (next === parts.length) {
          void worker.terminate();
          resolve();
          return;
        }
        const part = next++;
        const block = encodeElementTable(concatTables(parts[part].map(({ table }) => table)));
        worker.postMessage({ part, block } satisfies ManeuverPart, [block]);
      };
      worker.on("message", (message: ManeuverMessage) => {
        fractions[message.part] = "fraction" in message ? message.fraction : 1;
        progress(fractions.reduce((sum, one) => sum + one, 0) / parts.length);
        if ("fraction" in message) return;
        found[message.part] = message.detections;
        giveNext();
      });
      worker.on("error", reject);
      giveNext();
    });
  await Promise.all(Array.from({ length: Math.min(count, parts.length) }, work));
  return found.flat();
}

/** Neighbors by number stay together, and each part holds about as many sets as another. */
function inParts(
  histories: readonly ObjectHistory[],
  sets: number,
  wanted: number,
): (readonly ObjectHistory[])[] {
  const sorted = [...histories].sort((left, right) => left.id - right.id);
  const parts = Array.from({ length: wanted }, (): ObjectHistory[] => []);
  let before = 0;
  for (const history of sorted) {
    parts[Math.floor((before / sets) * wanted)].push(history);
    before += history.table.count;
  }
  return parts.filter((part) => part.length > 0);
}
