import { randomUUID } from "node:crypto";
import type { IsoUtc, Marking } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import type { Transaction } from "./transaction.ts";

/** Bytes as received, with provenance. The bytes themselves are kept by `feeds`. */
export interface SourceBatch {
  /** Of the bytes as received. */
  readonly sha256: Sha256Hex;
  /** The file's or the feed's name. */
  readonly name: string;
  /** Where it came from; "" where nobody said. */
  readonly url: string;
  readonly receivedAt: IsoUtc;
  /** As `formats` recognized it ("tle", "omm-csv", "satcat-csv" …). */
  readonly format: string;
  /** What the source says it holds ("full-catalog", "group", "history" …). */
  readonly completeness: string;
  readonly rowsRead: number;
  readonly rowsRefused: number;
  /** Of its rows, the newest that was past on receipt; absent where rows have no epoch. */
  readonly newestEpoch?: IsoUtc;
  readonly marking: Marking;
}

export interface StoredSourceBatch extends SourceBatch {
  readonly batchId: string;
}

type BatchRow = Omit<StoredSourceBatch, "newestEpoch"> & { readonly newestEpoch: IsoUtc | null };

const batchOf = ({ newestEpoch, ...row }: BatchRow): StoredSourceBatch =>
  newestEpoch === null ? row : { ...row, newestEpoch };

const columns = `batch_id as "batchId", sha256, name, url, hoshimori.iso(received_at) as "receivedAt", format, completeness,
  rows_read as "rowsRead", rows_refused as "rowsRefused", hoshimori.iso(newest_epoch) as "newestEpoch", marking`;

/**
 * Given: a batch. Returned: its id, and whether it is new. The same bytes under the same marking are the same batch:
 * the first keeps its name and time. The id is random, so that it tells nothing.
 * Errors: `store-value-refused`, `store-not-permitted`.
 */
export async function saveSourceBatch(
  tx: Transaction,
  batch: SourceBatch,
): Promise<{ readonly batchId: string; readonly isNew: boolean }> {
  const batchId = randomUUID();
  const { realm } = tx.principal;
  const added = await tx.execute(
    `insert into hoshimori.source_batch
       (realm, batch_id, sha256, name, url, received_at, format, completeness, rows_read, rows_refused, newest_epoch, marking)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (realm, sha256, audience) do nothing`,
    [
      ...[realm, batchId, batch.sha256, batch.name, batch.url, batch.receivedAt, batch.format],
      ...[
        batch.completeness,
        batch.rowsRead,
        batch.rowsRefused,
        batch.newestEpoch ?? null,
        JSON.stringify(batch.marking),
      ],
    ],
  );
  if (added === 1) return { batchId, isNew: true };
  const [known] = await tx.query<{ batchId: string }>(
    `select batch_id as "batchId" from hoshimori.source_batch
     where realm = $1 and sha256 = $2 and audience = hoshimori.audience_of($3)`,
    [realm, batch.sha256, JSON.stringify(batch.marking)],
  );
  return { batchId: known!.batchId, isNew: false };
}

/** Returned: every batch the principal may see, newest first. */
export const listSourceBatches = async (tx: Transaction): Promise<readonly StoredSourceBatch[]> =>
  (
    await tx.query<BatchRow>(
      `select ${columns} from hoshimori.source_batch order by received_at desc, name, batch_id`,
    )
  ).map(batchOf);

/** Given: a batch id. Returned: the batch, or undefined where there is none that the principal may see. */
export const findSourceBatch = async (
  tx: Transaction,
  batchId: string,
): Promise<StoredSourceBatch | undefined> =>
  (
    await tx.query<BatchRow>(`select ${columns} from hoshimori.source_batch where batch_id::text = $1`, [
      batchId,
    ])
  ).map(batchOf)[0];
