import {
  emptyTrack,
  judgeElementSet,
  type ObjectTrack,
  type QuarantineReason,
  trackWithReleased,
  trustPolicyHash,
} from "../catalog/index.ts";
import { type ElementTable, elementsAt } from "../orbit/index.ts";
import { parseIsoUtc } from "../time/index.ts";
import type { Gateway } from "./gateway.ts";
import { releasedSets } from "./held-sets.ts";
import { loadElementTable } from "./load-element-table.ts";
import type { SystemPrincipal } from "./principal.ts";
import { quarantineCounts } from "./quarantined-sets.ts";
import { contentIds } from "./save-element-sets.ts";
import type { Transaction } from "./transaction.ts";

/** What one judging did. */
export interface StoredJudgement {
  /** Sets judged now: those of every object whose sets have changed since it was last judged. */
  readonly judged: number;
  /** All sets in quarantine that the principal may see. */
  readonly quarantined: number;
}

/** Objects judged in one go: a second's work of the process that also answers requests. */
const objectsAtOnce = 200;

/** An audience's sets of an object, changed since they were judged. `batchId`: one of those that brought them, which shows the verdicts. */
interface ChangedObject {
  readonly id: number;
  readonly audience: string;
  readonly batchId: string;
  readonly fingerprint: string;
}

/** Sums of hashes do not depend on any order. The batch counts too: an earlier reception can make an epoch a future one. */
const changedObjects = `
  with seen as materialized (select batch_id from hoshimori.source_batch),
  acted as (select object_id, audience, count(*) as acts from hoshimori.quarantine_act group by object_id, audience),
  known as (
    select object_id, audience, min(batch_id::text) as batch_id, count(*) || ' ' || sum(
      hashtextextended(content::text || batch_id::text || epoch_days || ' ' || epoch_nanos, 0)) as fingerprint
    from hoshimori.element_set where batch_id in (select batch_id from seen) group by object_id, audience)
  select known.object_id as id, known.audience::text as audience, known.batch_id as "batchId", known.print as fingerprint
  from (select known.*, known.fingerprint || ' ' || coalesce(acts, 0) || ' ' || $1 as print
    from known left join acted using (object_id, audience)) known left join hoshimori.judged_object judged using (object_id, audience)
  where judged.fingerprint is distinct from known.print
  order by known.audience, known.object_id`;

/**
 * Judges by the physics gates every object whose sets have changed: all its sets anew, in order of epoch and content. So the verdicts follow from the
 * sets that are there, and the order in which batches were loaded changes nothing. Sets of different markings are judged apart: what
 * is hidden from a reader has no part in what the reader sees.
 * Given: the store, the node itself as principal, and who hears of progress (0 … 1). Some objects at a time are judged and kept in a transaction:
 * whatever stops the work, the next call goes on from there. Returned: what was done. Errors: those of the database.
 */
export async function judgeStoredSets(
  store: Gateway,
  principal: SystemPrincipal,
  report: (fraction: number) => void = () => {},
): Promise<StoredJudgement> {
  const changed = await store.as(principal, (tx) =>
    tx.query<ChangedObject>(changedObjects, [trustPolicyHash]),
  );
  let judged = 0;
  let done = 0;
  for (const [audience, objects] of Map.groupBy(changed, (object) => object.audience)) {
    for (let from = 0; from < objects.length; from += objectsAtOnce) {
      report(done / changed.length);
      const some = objects.slice(from, from + objectsAtOnce);
      judged += await store.as(principal, (tx) => judge(tx, audience, some));
      done += some.length;
    }
  }
  const counts = await store.as(principal, quarantineCounts);
  return { judged, quarantined: [...counts.values()].reduce((sum, count) => sum + count, 0) };
}

async function judge(tx: Transaction, audience: string, objects: readonly ChangedObject[]): Promise<number> {
  const ids = objects.map(({ id }) => id);
  const batches = await tx.query<{ batchId: string }>(
    `select batch_id::text as "batchId" from hoshimori.source_batch where audience = $1::uuid`,
    [audience],
  );
  const table = await loadElementTable(tx, {
    ids,
    batchIds: batches.map(({ batchId }) => batchId),
    withQuarantined: true,
  });
  const found = quarantinedOf(
    table,
    await earlyReceptions(tx, audience, ids),
    await releasedOf(tx, audience, ids),
  );
  const given = [audience, `{${ids.join(",")}}`];
  const ofThese = "audience = $1::uuid and object_id = any($2::text::int4[])";
  await tx.execute(`delete from hoshimori.quarantined_set where ${ofThese}`, given);
  await tx.execute(`delete from hoshimori.judged_object where ${ofThese}`, given);
  await tx.execute(
    `insert into hoshimori.quarantined_set
       (realm, object_id, epoch_days, epoch_nanos, content, audience, batch_id, reasons)
     select s.realm, s.object_id, s.epoch_days, s.epoch_nanos, s.content, s.audience, s.batch_id, found.reasons
     from jsonb_to_recordset($3::jsonb) found(id int4, days int4, nanos int8, content uuid, reasons jsonb)
     join hoshimori.element_set s on s.object_id = found.id and s.epoch_days = found.days
       and s.epoch_nanos = found.nanos and s.content = found.content and s.audience = $1::uuid
     where s.object_id = any($2::text::int4[])`,
    [...given, JSON.stringify(found)],
  );
  await tx.execute(
    `insert into hoshimori.judged_object (realm, object_id, audience, batch_id, fingerprint)
     select $1, object.id, object.audience, object."batchId", object.fingerprint
     from jsonb_to_recordset($2::jsonb) object(id int4, audience uuid, "batchId" uuid, fingerprint text)`,
    [tx.principal.realm, JSON.stringify(objects)],
  );
  return table.count;
}

/**
 * When sets were received whose epoch was ahead of that by more than a quarter of a day: of the others no gate asks. By
 * {@link setKey}.
 */
async function earlyReceptions(
  tx: Transaction,
  audience: string,
  ids: readonly number[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ key: string; receivedAt: string }>(
    `select ${keyOfRow("s")} as key, hoshimori.iso(batch.received_at) as "receivedAt"
     from hoshimori.element_set s join hoshimori.source_batch batch using (batch_id)
     where s.audience = $1::uuid and s.object_id = any($2::text::int4[])
       and s.epoch_days > batch.received_at::date - date '2000-01-01' - 1
       and timestamptz '2000-01-01 00:00:00Z' + s.epoch_days * interval '1 day' + s.epoch_nanos / 1e9 * interval '1 second'
         > batch.received_at + interval '6 hours'`,
    [audience, `{${ids.join(",")}}`],
  );
  return new Map(rows.map(({ key, receivedAt }) => [key, receivedAt]));
}

/** Sets that people released, by {@link setKey}. */
async function releasedOf(
  tx: Transaction,
  audience: string,
  ids: readonly number[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ key: string }>(
    `select ${keyOfRow("released")} as key from (${releasedSets}) released where audience = $1::uuid and object_id = any($2::text::int4[])`,
    [audience, `{${ids.join(",")}}`],
  );
  return new Set(rows.map(({ key }) => key));
}

interface FoundSet {
  readonly id: number;
  readonly days: number;
  readonly nanos: number;
  /** 32 hexadecimal digits. */
  readonly content: string;
  readonly reasons: readonly QuarantineReason[];
}

/** Given: sets by object, epoch and content. Returned: those that the gates put aside. */
function quarantinedOf(
  table: ElementTable,
  early: ReadonlyMap<string, string>,
  released: ReadonlySet<string>,
): FoundSet[] {
  const found: FoundSet[] = [];
  let track: ObjectTrack = emptyTrack;
  for (let row = 0; row < table.count; row++) {
    const id = table.id[row]!;
    if (row > 0 && table.id[row - 1] !== id) track = emptyTrack;
    const received = early.size > 0 ? early.get(setKey(table, row)) : undefined;
    const judged = judgeElementSet(
      track,
      elementsAt(table, row),
      received === undefined ? {} : { receivedAt: parseIsoUtc(received) },
    );
    track = judged.track;
    if (judged.verdict.state !== "quarantined") continue;
    // The gates still say why; what follows from the set is what the person who released it decided.
    if (released.size > 0 && released.has(setKey(table, row)))
      track = trackWithReleased(track, elementsAt(table, row));
    found.push({
      id,
      days: table.epochDays[row]!,
      nanos: table.epochNanos[row]!,
      content: contentOf(table, row),
      reasons: judged.verdict.reasons,
    });
  }
  return found;
}

const contentOf = (table: ElementTable, row: number): string =>
  Buffer.from(contentIds(table, row, row + 1)[0]!)
    .subarray(0, 16)
    .toString("hex");

/** Names a set among those of one audience. */
const setKey = (table: ElementTable, row: number): string =>
  `${table.id[row]} ${table.epochDays[row]} ${table.epochNanos[row]} ${contentOf(table, row)}`;

/** The same in SQL, for rows of a table. */
const keyOfRow = (name: string): string =>
  `${name}.object_id || ' ' || ${name}.epoch_days || ' ' || ${name}.epoch_nanos || ' ' || replace(${name}.content::text, '-', '')`;
