import type { CatalogNumber, IsoUtc, Marking } from "../core/index.ts";
import type { Detection, DetectionKind } from "../detect/index.ts";
import { contentHash, type Sha256Hex } from "../digest/index.ts";
import type { SqlValue, Transaction } from "./transaction.ts";

export interface StoredDetection {
  /** SHA-256 of the detection's canonical JSON. */
  readonly detectionId: Sha256Hex;
  readonly detection: Detection;
  readonly marking: Marking;
}

/** Which detections; all the principal may see where nothing is said. */
export interface DetectionFilter {
  readonly kinds?: readonly DetectionKind[];
  /** Detections about any of these objects. */
  readonly objectIds?: readonly CatalogNumber[];
  /** Only those that end at this time or later. */
  readonly endingFrom?: IsoUtc;
  readonly limit?: number;
}

/**
 * Given: what a run found. Returned: how many are new; the same content found again changes nothing.
 * Errors: `store-value-refused`, `store-not-permitted`.
 */
export async function saveDetections(
  tx: Transaction,
  runId: string,
  detections: readonly Detection[],
  marking: Marking,
): Promise<number> {
  const rows = detections.map((record) => ({
    id: contentHash(record),
    begins: record.from,
    ends: record.to,
    record,
  }));
  return tx.execute(
    `insert into hoshimori.detection
       (realm, detection_id, kind, object_ids, from_time, to_time, record, found_by_run, marking)
     select $1, line->>'id', line->'record'->>'kind',
            array(select jsonb_array_elements_text(line->'record'->'ids')::int4),
            (line->>'begins')::timestamptz, (line->>'ends')::timestamptz, line->'record', $2::uuid, $3::jsonb
     from jsonb_array_elements($4::jsonb) line
     on conflict do nothing`,
    [tx.principal.realm, runId, JSON.stringify(marking), JSON.stringify(rows)],
  );
}

/** Given: a filter. Returned: detections, those that end last first. */
export function listDetections(
  tx: Transaction,
  filter: DetectionFilter = {},
): Promise<readonly StoredDetection[]> {
  const conditions = ["true"];
  const values: SqlValue[] = [];
  const add = (value: SqlValue, condition: (parameter: string) => string) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (filter.kinds) add(filter.kinds, (kinds) => `kind = any(${kinds}::text[])`);
  if (filter.objectIds) add(filter.objectIds, (ids) => `object_ids && ${ids}::int4[]`);
  if (filter.endingFrom !== undefined) add(filter.endingFrom, (time) => `to_time >= ${time}`);
  values.push(filter.limit ?? null);
  return tx.query<StoredDetection>(
    `select detection_id as "detectionId", record as detection, marking
     from hoshimori.detection where ${conditions.join(" and ")}
     order by to_time desc, detection_id limit $${values.length}`,
    values,
  );
}

/** Given: an id. Returned: the detection, or undefined where there is none that the principal may see. */
export const findDetection = async (
  tx: Transaction,
  detectionId: Sha256Hex,
): Promise<StoredDetection | undefined> =>
  (
    await tx.query<StoredDetection>(
      `select detection_id as "detectionId", record as detection, marking
       from hoshimori.detection where detection_id = $1`,
      [detectionId],
    )
  )[0];
