import { isPublic, type PartyCode } from "../core/index.ts";
import { listSourceBatches, type Store } from "../store/index.ts";
import { runWatch, type WatchOptions, type WatchResult } from "./run-watch.ts";

/**
 * The main job on what is PUBLIC; where the node holds more than that, once more on all it holds, so that what the second run
 * finds is marked accordingly and the first run's findings draw on nothing hidden.
 * Given: the store, options, the node's party. Returned: the result of the public run.
 */
export async function watchAll(
  store: Store,
  options: WatchOptions & { readonly party: PartyCode },
): Promise<WatchResult> {
  const { party, ...open } = options;
  const result = await runWatch(store, open);
  const { realm } = options;
  const batches = await store.as({ kind: "system", realm, party }, listSourceBatches);
  if (batches.some(({ marking }) => !isPublic(marking))) await runWatch(store, options);
  return result;
}
