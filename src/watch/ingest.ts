import { readProtectedList } from "../catalog/index.ts";
import type { IsoUtc, Marking, Problem, Realm } from "../core/index.ts";
import { archiveBatch, type InputFile } from "../feeds/index.ts";
import { readElementSetFile, readSatcat } from "../formats/index.ts";
import {
  type SpaceObjectRow,
  type Store,
  type SystemPrincipal,
  saveElementSets,
  saveProtectedList,
  saveSourceBatch,
  saveSpaceObjects,
  type Transaction,
} from "../store/index.ts";
import { newestEpochUntil } from "./newest-epoch.ts";

/** One input with what is known of its origin. */
export interface Delivery {
  readonly input: InputFile;
  readonly url: string;
  readonly completeness: "full" | "group";
  readonly marking: Marking;
}

export interface IngestResult {
  readonly name: string;
  readonly format: string;
  readonly rowsRead: number;
  /** Rows that were not there before. */
  readonly rowsAdded: number;
  readonly problems: readonly Problem[];
  /** Of its rows, the newest that was past on receipt. */
  readonly newestEpoch?: IsoUtc;
  /** False where the same bytes under the same marking had come before. */
  readonly isNew: boolean;
}

/** Given element sets as received: archived first, then read and kept in one transaction. Loading them twice changes nothing. */
export async function ingestElements(store: Store, realm: Realm, delivery: Delivery): Promise<IngestResult> {
  const { format, table, problems } = readElementSetFile(delivery.input.bytes, {
    source: delivery.input.name,
  });
  const newestEpoch = newestEpochUntil(table, delivery.input.receivedAt);
  const read = { format, rowsRead: table.count, problems, ...(newestEpoch ? { newestEpoch } : {}) };
  return ingest(store, realm, delivery, read, (tx, batchId) => saveElementSets(tx, batchId, table));
}

/** Given a satellite catalog as received. */
export async function ingestSatcat(store: Store, realm: Realm, delivery: Delivery): Promise<IngestResult> {
  const { records, problems } = readSatcat(delivery.input.bytes, { source: delivery.input.name });
  const rows: SpaceObjectRow[] = records.map((record) => ({
    id: record.id,
    name: record.name,
    owner: record.owner,
    record,
  }));
  return ingest(
    store,
    realm,
    delivery,
    { format: "satcat", rowsRead: rows.length, problems },
    (tx, batchId) => saveSpaceObjects(tx, batchId, rows),
  );
}

/** Given a protected list (policy file), kept as the latest of its name. */
export async function ingestProtectedList(
  store: Store,
  realm: Realm,
  delivery: Delivery,
): Promise<IngestResult> {
  const { input, marking } = delivery;
  const { entries, problems } = readProtectedList(new TextDecoder().decode(input.bytes), {
    source: input.name,
  });
  const added = await store.as(systemOf(realm, marking), (tx) =>
    saveProtectedList(tx, {
      name: input.name,
      hash: input.sha256,
      loadedAt: input.receivedAt,
      marking,
      objects: entries,
    }),
  );
  return {
    name: input.name,
    format: "protected-list",
    rowsRead: entries.length,
    rowsAdded: added,
    problems,
    isNew: added > 0,
  };
}

interface ReadDelivery {
  readonly format: string;
  readonly rowsRead: number;
  readonly problems: readonly Problem[];
  readonly newestEpoch?: IsoUtc;
}

/** Archives the bytes, then keeps the batch and its rows in one transaction. */
export async function ingest(
  store: Store,
  realm: Realm,
  { input, url, completeness, marking }: Delivery,
  read: ReadDelivery,
  save: (tx: Transaction, batchId: string) => Promise<number>,
): Promise<IngestResult> {
  await archiveBatch(store.folder, input);
  return store.as(systemOf(realm, marking), async (tx) => {
    const { batchId, isNew } = await saveSourceBatch(tx, {
      sha256: input.sha256,
      name: input.name,
      url,
      receivedAt: input.receivedAt,
      format: read.format,
      completeness,
      rowsRead: read.rowsRead,
      rowsRefused: read.problems.length,
      ...(read.newestEpoch === undefined ? {} : { newestEpoch: read.newestEpoch }),
      marking,
    });
    const rowsAdded = isNew ? await save(tx, batchId) : 0;
    return { name: input.name, ...read, rowsAdded, isNew };
  });
}

/** The node reads and writes what its own party may; public material needs no party. */
const systemOf = (realm: Realm, marking: Marking): SystemPrincipal => ({
  kind: "system",
  realm,
  ...(marking.originator === "PUBLIC" ? {} : { party: marking.originator }),
});
