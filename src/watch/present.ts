import type { IsoUtc, Realm } from "../core/index.ts";
import type { ElementTable } from "../orbit/index.ts";
import { type Clock, formatIsoUtc } from "../time/index.ts";
import { newestEpochUntil } from "./newest-epoch.ts";

/** What the present needs to know of a batch. */
interface ReceivedBatch {
  readonly receivedAt: IsoUtc;
  readonly format: string;
}

/**
 * The present of a realm. In replay the newest epoch that was past when the newest element sets were received: some sets
 * are published with an epoch in the future, and recorded data have no other present. In the other realms the clock itself.
 */
export function presentOf(
  realm: Realm,
  table: ElementTable,
  batches: readonly ReceivedBatch[],
  clock: Clock,
): IsoUtc {
  const wall = clock.now();
  if (realm !== "replay" || table.count === 0) return formatIsoUtc(wall);
  const received = batches.filter(({ format }) => format !== "satcat").map(({ receivedAt }) => receivedAt);
  const latest = received.sort().at(-1) ?? formatIsoUtc(wall);
  return newestEpochUntil(table, latest) ?? latest;
}
