import type { QuarantineReason } from "../catalog/index.ts";
import type { CatalogNumber } from "../core/index.ts";
import type { Instant } from "../time/index.ts";
import type { Transaction } from "./transaction.ts";

/** An element set that nothing is computed from, with every gate it failed. */
export interface QuarantinedElementSet {
  readonly id: CatalogNumber;
  readonly epoch: Instant;
  /** Of its numbers, as a UUID: with object and epoch it names the set. */
  readonly content: string;
  readonly name: string;
  /** The batch that brought it first. */
  readonly batchId: string;
  readonly reasons: readonly QuarantineReason[];
}

/** Returned: the sets in quarantine that the principal may see, by object and epoch; of the given objects only, if some are given. */
export async function listQuarantinedSets(
  tx: Transaction,
  ids?: readonly CatalogNumber[],
): Promise<readonly QuarantinedElementSet[]> {
  const rows = await tx.query<Omit<QuarantinedElementSet, "epoch"> & { days: number; nanos: string }>(
    `select q.object_id as id, q.epoch_days as days, q.epoch_nanos::text as nanos, q.content::text as content, s.name,
       q.batch_id::text as "batchId", q.reasons
     from hoshimori.quarantined_set q
     join hoshimori.element_set s using (realm, object_id, epoch_days, epoch_nanos, content, audience)
     where $1::text is null or q.object_id = any($1::text::int4[])
     order by q.object_id, q.epoch_days, q.epoch_nanos, q.content`,
    [ids ? `{${ids.join(",")}}` : null],
  );
  return rows.map(({ days, nanos, ...row }) => ({
    ...row,
    epoch: { scale: "UTC", days, nanos: Number(nanos) },
  }));
}

/** Returned: how many sets in quarantine each batch brought, of those that the principal may see; batches without one are left out. */
export async function quarantineCounts(tx: Transaction): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ batchId: string; count: number }>(
    `select batch_id::text as "batchId", count(*)::int4 as count from hoshimori.quarantined_set group by batch_id`,
  );
  return new Map(rows.map(({ batchId, count }) => [batchId, count]));
}
