import type { CatalogNumber, IsoUtc, Marking, PartyCode } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import type { Transaction } from "./transaction.ts";

/** What one batch tells about an object: a SATCAT row, kept whole in `record`. */
export interface SpaceObjectRow<Content = unknown> {
  readonly id: CatalogNumber;
  readonly name: string;
  /** SATCAT's owner code. */
  readonly owner: string;
  readonly record: Content;
}

/** One line of a protected list. */
export interface ProtectedObjectRow {
  readonly id: CatalogNumber;
  readonly party: PartyCode;
  readonly reason: string;
  readonly source: string;
}

/** A protected list as loaded from its policy file. */
export interface ProtectedList {
  readonly name: string;
  /** SHA-256 of the file: a changed file is another list, the latest loaded counts. */
  readonly hash: Sha256Hex;
  readonly loadedAt: IsoUtc;
  readonly marking: Marking;
  readonly objects: readonly ProtectedObjectRow[];
}

/**
 * Given: rows that a batch brought. Returned: how many are new; what the same batch told already stays as it is.
 * Errors: `store-value-refused`, `store-not-permitted`.
 */
export const saveSpaceObjects = (
  tx: Transaction,
  batchId: string,
  rows: readonly SpaceObjectRow[],
): Promise<number> =>
  tx.execute(
    `insert into hoshimori.space_object (realm, batch_id, object_id, name, owner, record)
     select $1, $2::uuid, (line->>'id')::int4, line->>'name', line->>'owner', line->'record'
     from jsonb_array_elements($3::jsonb) line
     on conflict do nothing`,
    [tx.principal.realm, batchId, JSON.stringify(rows)],
  );

/**
 * Returned: for each object what the batch received last tells, by id. Given `receivedUntil`: as known at that time.
 */
export const loadSpaceObjects = <Content>(
  tx: Transaction,
  receivedUntil?: IsoUtc,
): Promise<readonly SpaceObjectRow<Content>[]> =>
  tx.query<SpaceObjectRow<Content>>(
    `select distinct on (object_id) object_id as id, o.name, owner, record
     from hoshimori.space_object o join hoshimori.source_batch b using (realm, batch_id)
     where received_at <= coalesce($1::timestamptz, 'infinity')
     order by object_id, received_at desc, b.sha256`,
    [receivedUntil ?? null],
  );

/** Given: a list. Returned: how many lines are new (none, if this file was loaded before). */
export const saveProtectedList = (tx: Transaction, list: ProtectedList): Promise<number> =>
  tx.execute(
    `insert into hoshimori.protected_object
       (realm, list_name, list_hash, object_id, party, reason, source, loaded_at, marking)
     select $1, $2, $3, (line->>'id')::int4, line->>'party', line->>'reason', line->>'source', $4::timestamptz, $5::jsonb
     from jsonb_array_elements($6::jsonb) line
     on conflict do nothing`,
    [
      ...[tx.principal.realm, list.name, list.hash, list.loadedAt],
      ...[JSON.stringify(list.marking), JSON.stringify(list.objects)],
    ],
  );

/** Returned: the lines of the latest version of each list that the principal may see, with the list's name. */
export const loadProtectedObjects = (
  tx: Transaction,
): Promise<readonly (ProtectedObjectRow & { readonly listName: string })[]> =>
  tx.query(
    `select object_id as id, party, reason, source, list_name as "listName"
     from hoshimori.protected_object p
     where list_hash = (
       select list_hash from hoshimori.protected_object latest
       where latest.realm = p.realm and latest.list_name = p.list_name
       order by loaded_at desc, list_hash limit 1)
     order by list_name, object_id`,
  );
