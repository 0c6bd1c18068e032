import type { CatalogNumber, IsoUtc, Marking } from "../core/index.ts";
import type { Transaction } from "./transaction.ts";

/** One minimum of distance; further fields (names, RIC, probability …) are kept as they are. */
export interface ConjunctionRecord {
  readonly id1: CatalogNumber;
  readonly id2: CatalogNumber;
  readonly tca: IsoUtc;
  readonly missDistanceKm: number;
  readonly relativeSpeedKmPerS: number;
}

/**
 * Given: the conjunctions that a run found, with the smaller id first. Returned: how many are new.
 * Errors: `store-value-refused`, `store-not-permitted`.
 */
export const saveConjunctions = (
  tx: Transaction,
  runId: string,
  conjunctions: readonly ConjunctionRecord[],
  marking: Marking,
): Promise<number> =>
  tx.execute(
    `insert into hoshimori.conjunction
       (realm, run_id, object_id_1, object_id_2, tca, miss_distance_km, relative_speed_km_per_s, record, marking)
     select $1, $2::uuid, least((r->>'id1')::int4, (r->>'id2')::int4), greatest((r->>'id1')::int4, (r->>'id2')::int4),
            (r->>'tca')::timestamptz, (r->>'missDistanceKm')::float8, (r->>'relativeSpeedKmPerS')::float8, r, $3::jsonb
     from jsonb_array_elements($4::jsonb) r
     on conflict do nothing`,
    [tx.principal.realm, runId, JSON.stringify(marking), JSON.stringify(conjunctions)],
  );

/** Given: a run, perhaps one object and a limit. Returned: its conjunctions, nearest first. */
export const listConjunctions = async <Conjunction extends ConjunctionRecord>(
  tx: Transaction,
  filter: { readonly runId: string; readonly objectId?: CatalogNumber; readonly limit?: number },
): Promise<readonly Conjunction[]> =>
  (
    await tx.query<{ record: Conjunction }>(
      `select record from hoshimori.conjunction
       where run_id = $1 and ($2::int4 is null or $2 in (object_id_1, object_id_2))
       order by miss_distance_km, tca, object_id_1, object_id_2 limit $3`,
      [filter.runId, filter.objectId ?? null, filter.limit ?? null],
    )
  ).map(({ record }) => record);
