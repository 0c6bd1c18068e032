import type { QuarantineAct, QuarantineReason } from "../catalog/index.ts";
import type { CatalogNumber, IsoUtc, PartyCode } from "../core/index.ts";
import type { Instant } from "../time/index.ts";
import { heldSets, setKeyColumns } from "./held-sets.ts";
import { type ElementSetKey, setKeyText } from "./set-key.ts";
import type { Transaction } from "./transaction.ts";

/** What a person decided about a set in quarantine. */
export interface StoredQuarantineAct {
  readonly act: QuarantineAct;
  readonly reason: string;
  readonly at: IsoUtc;
  readonly personId: string;
  readonly party: PartyCode;
  readonly role: string;
}

/** An element set that the gates put aside, with every gate it failed and what people decided since. */
export interface QuarantinedElementSet {
  /** Names the set among all of its realm. */
  readonly key: string;
  readonly id: CatalogNumber;
  readonly epoch: Instant;
  /** Of its numbers, as a UUID: with object and epoch it names the set. */
  readonly content: string;
  readonly name: string;
  /** The batch that brought it first. */
  readonly batchId: string;
  readonly reasons: readonly QuarantineReason[];
  /** Oldest first; the last one counts. */
  readonly acts: readonly StoredQuarantineAct[];
}

type Row = Omit<QuarantinedElementSet, "epoch" | "key"> & {
  readonly days: number;
  readonly nanos: string;
  readonly audience: string;
};

/** Returned: the sets that the gates put aside and the principal may see, by object and epoch; of the given objects only, if some are given. */
export async function listQuarantinedSets(
  tx: Transaction,
  ids?: readonly CatalogNumber[],
): Promise<readonly QuarantinedElementSet[]> {
  const rows = await tx.query<Row>(
    `select q.object_id as id, q.epoch_days as days, q.epoch_nanos::text as nanos, q.content::text as content,
       q.audience::text as audience, s.name, q.batch_id::text as "batchId", q.reasons,
       coalesce((
         select jsonb_agg(jsonb_build_object('act', act, 'reason', reason, 'at', hoshimori.iso(at),
           'personId', person_id, 'party', party, 'role', role) order by sequence)
         from hoshimori.quarantine_act a
         where (a.realm, a.object_id, a.epoch_days, a.epoch_nanos, a.content, a.audience) =
           (q.realm, q.object_id, q.epoch_days, q.epoch_nanos, q.content, q.audience)), '[]') as acts
     from hoshimori.quarantined_set q
     join hoshimori.element_set s using (${setKeyColumns})
     where $1::text is null or q.object_id = any($1::text::int4[])
     order by q.object_id, q.epoch_days, q.epoch_nanos, q.content, q.audience`,
    [ids ? `{${ids.join(",")}}` : null],
  );
  return rows.map(({ days, nanos, audience, ...row }) => ({
    ...row,
    key: setKeyText({ ...row, epochDays: days, epochNanos: Number(nanos), audience }),
    epoch: { scale: "UTC", days, nanos: Number(nanos) },
  }));
}

/** Returned: how many sets in quarantine now each batch brought, of those that the principal may see; batches without one are left out. */
export async function quarantineCounts(tx: Transaction): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ batchId: string; count: number }>(
    `select batch_id::text as "batchId", count(*)::int4 as count from (${heldSets}) held group by batch_id`,
  );
  return new Map(rows.map(({ batchId, count }) => [batchId, count]));
}

/** Returned: the keys of all sets that are in quarantine now, sorted: what a run leaves out. */
export async function heldSetKeys(tx: Transaction): Promise<readonly string[]> {
  const rows = await tx.query<ElementSetKey>(
    `select object_id as id, epoch_days as "epochDays", epoch_nanos::float8 as "epochNanos", content::text as content,
       audience::text as audience
     from (${heldSets}) held`,
  );
  return rows.map(setKeyText).sort();
}

/**
 * Given: a set in quarantine, and what a person decided about it. The person is the transaction's principal.
 * Returned: false where there is no such set that the person may see. Errors: `store-not-permitted` for whoever is no person, or not that one.
 */
export async function addQuarantineAct(
  tx: Transaction,
  { id, epochDays, epochNanos, content, audience }: ElementSetKey,
  { act, reason, at, personId, party, role }: StoredQuarantineAct,
): Promise<boolean> {
  const added = await tx.execute(
    `insert into hoshimori.quarantine_act (${setKeyColumns}, sequence, batch_id, act, reason, at, person_id, party, role)
     select q.realm, q.object_id, q.epoch_days, q.epoch_nanos, q.content, q.audience,
       1 + coalesce((
         select max(sequence) from hoshimori.quarantine_act a
         where (a.realm, a.object_id, a.epoch_days, a.epoch_nanos, a.content, a.audience) =
           (q.realm, q.object_id, q.epoch_days, q.epoch_nanos, q.content, q.audience)), 0),
       q.batch_id, $6, $7, $8, $9, $10, $11
     from hoshimori.quarantined_set q
     where q.object_id = $1 and q.epoch_days = $2 and q.epoch_nanos = $3 and q.content = $4::uuid and q.audience = $5::uuid`,
    [id, epochDays, epochNanos, content, audience, act, reason, at, personId, party, role],
  );
  return added === 1;
}
