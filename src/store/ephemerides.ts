import type { IsoUtc } from "../core/index.ts";
import type { StateEphemeris } from "../formats/index.ts";
import { formatIsoUtc, parseIsoUtc, utcInstant } from "../time/index.ts";
import { float8Array } from "./binary-arrays.ts";
import type { Transaction } from "./transaction.ts";

/** The segments of one object that one batch brought. */
export interface StoredEphemerides {
  readonly batchId: string;
  readonly batchName: string;
  readonly receivedAt: IsoUtc;
  readonly segments: readonly StateEphemeris[];
}

/**
 * Given: the segments that a batch brought, in the order of its file. Returned: how many are new. They are as visible as the batch.
 * Errors: `store-value-refused`, `store-not-permitted`.
 */
export async function saveEphemerides(
  tx: Transaction,
  batchId: string,
  segments: readonly StateEphemeris[],
): Promise<number> {
  let added = 0;
  for (const [segment, each] of segments.entries())
    added += await tx.execute(
      `insert into hoshimori.ephemeris
         (realm, batch_id, segment, object_ref, object_name, made_by, made_at, frame, start_days, start_nanos,
          usable_from_seconds, usable_to_seconds, seconds, states)
       values ($1, $2::uuid, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::float8[], $14::float8[])
       on conflict do nothing`,
      [
        ...[tx.principal.realm, batchId, segment, each.objectRef, each.objectName, each.madeBy],
        ...[formatIsoUtc(each.madeAt), each.frame, each.start.days, each.start.nanos],
        ...[
          each.usableFromSeconds,
          each.usableToSeconds,
          float8Array(each.seconds),
          float8Array(each.states),
        ],
      ],
    );
  return added;
}

interface Row extends Omit<StateEphemeris, "madeAt" | "start" | "seconds" | "states"> {
  readonly batchId: string;
  readonly batchName: string;
  readonly receivedAt: IsoUtc;
  readonly madeAt: IsoUtc;
  readonly startDays: number;
  readonly startNanos: string;
  readonly seconds: readonly number[];
  readonly states: readonly number[];
}

/**
 * Given: how an object may be named in a message (its international designator, its catalog number) and a count. Returned: its ephemerides that the
 * principal may see, by batch, the one received last first, at most that many.
 */
export async function loadEphemerides(
  tx: Transaction,
  objectRefs: readonly string[],
  most: number,
): Promise<readonly StoredEphemerides[]> {
  const rows = await tx.query<Row>(
    `with named as materialized (select * from hoshimori.ephemeris where object_ref = any($1)),
       latest as (
         select batch_id, name, received_at from hoshimori.source_batch
         where batch_id in (select batch_id from named) order by received_at desc, batch_id limit $2)
     select batch_id as "batchId", name as "batchName", hoshimori.iso(received_at) as "receivedAt", object_ref as "objectRef",
       object_name as "objectName", made_by as "madeBy", hoshimori.iso(made_at) as "madeAt", frame, start_days as "startDays",
       start_nanos::text as "startNanos", usable_from_seconds as "usableFromSeconds", usable_to_seconds as "usableToSeconds",
       to_json(seconds) as seconds, to_json(states) as states
     from named join latest using (batch_id) order by received_at desc, batch_id, segment`,
    [objectRefs, most],
  );
  const batches = new Map<string, StoredEphemerides & { readonly segments: StateEphemeris[] }>();
  for (const {
    batchId,
    batchName,
    receivedAt,
    madeAt,
    startDays,
    startNanos,
    seconds,
    states,
    ...row
  } of rows) {
    const batch = batches.get(batchId) ?? { batchId, batchName, receivedAt, segments: [] };
    batches.set(batchId, batch);
    batch.segments.push({
      ...row,
      madeAt: parseIsoUtc(madeAt),
      start: utcInstant(startDays, Number(startNanos)),
      seconds: Float64Array.from(seconds),
      states: Float64Array.from(states),
    });
  }
  return [...batches.values()];
}
