import type { CatalogNumber, IsoUtc } from "../core/index.ts";
import type { Transaction } from "./transaction.ts";

/** A batch that brought sets of an object first. */
export interface ObjectBatch {
  readonly batchId: string;
  readonly name: string;
  readonly receivedAt: IsoUtc;
}

/**
 * Given: an object, the first and last day of epochs (UTC days since 2000-01-01) and a count. Returned: of the batches that the principal may see
 * those which brought the object's newest sets of these days, newest first, at most that many; and how many more there are.
 */
export async function listObjectBatches(
  tx: Transaction,
  id: CatalogNumber,
  days: { readonly from: number; readonly to: number },
  most: number,
): Promise<{ readonly batches: readonly ObjectBatch[]; readonly more: number }> {
  const rows = await tx.query<ObjectBatch & { readonly total: number }>(
    `select batch_id as "batchId", name, hoshimori.iso(received_at) as "receivedAt",
       (count(*) over ())::int4 as total
     from (
       select batch_id, max(epoch_days::bigint * 86400000000000 + epoch_nanos) as newest
       from hoshimori.element_set where object_id = $1 and epoch_days between $2 and $3 group by batch_id
     ) brought join hoshimori.source_batch using (batch_id)
     order by newest desc, received_at desc, batch_id limit $4`,
    [id, days.from, days.to, most],
  );
  return {
    batches: rows.map(({ batchId, name, receivedAt }) => ({ batchId, name, receivedAt })),
    more: (rows[0]?.total ?? 0) - rows.length,
  };
}
