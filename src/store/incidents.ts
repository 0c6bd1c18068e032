import { HoshimoriError, type IsoUtc, type Marking } from "../core/index.ts";
import type { Transaction } from "./transaction.ts";

/** An incident as the machine joined it; `record` is what `assess` made, kept whole. */
export interface IncidentRow<Content = unknown> {
  readonly incidentId: string;
  readonly record: Content;
  readonly marking: Marking;
}

export interface StoredIncident<Content = unknown> extends IncidentRow<Content> {
  /** From 1 on; one more at each change of the record. */
  readonly version: number;
  readonly updatedAt: IsoUtc;
}

/** Something that happened to an incident: a version the machine made, or what a person added. */
export interface IncidentEvent<Content = unknown> {
  readonly at: IsoUtc;
  /** "version" for the machine's; else a word of `assess`. */
  readonly kind: string;
  readonly personId?: string;
  readonly record: Content;
  readonly marking: Marking;
}

const columns = `incident_id as "incidentId", version, hoshimori.iso(updated_at) as "updatedAt", record, marking`;

/**
 * Given: an incident as joined now (system principal). Returned: its version; 1 if new, unchanged if the record is the
 * same. Each version is kept as an event. Errors: `store-conflict` where another run changed it meanwhile.
 */
export async function saveIncident(tx: Transaction, incident: IncidentRow, at: IsoUtc): Promise<number> {
  const { incidentId } = incident;
  const record = JSON.stringify(incident.record);
  const marking = JSON.stringify(incident.marking);
  const [known] = await tx.query<{ version: number; same: boolean }>(
    `select version, record = $2::jsonb and marking = $3::jsonb as same from hoshimori.incident where incident_id = $1`,
    [incidentId, record, marking],
  );
  if (known?.same) return known.version;
  const version = (known?.version ?? 0) + 1;
  const changed = known
    ? await tx.execute(
        `update hoshimori.incident set version = $2, updated_at = $3, record = $4, marking = $5
         where incident_id = $1 and version = $2 - 1`,
        [incidentId, version, at, record, marking],
      )
    : await tx.execute(
        `insert into hoshimori.incident (realm, incident_id, version, updated_at, record, marking)
         values ($1, $2, $3, $4, $5, $6)`,
        [tx.principal.realm, incidentId, version, at, record, marking],
      );
  if (changed !== 1) throw new HoshimoriError("store-conflict");
  await addIncidentEvent(tx, incidentId, {
    at,
    kind: "version",
    record: incident.record,
    marking: incident.marking,
  });
  return version;
}

/**
 * Given: what a person adds to an incident (or the machine's own note). It stays as it is for good.
 * Read, decide and add in one transaction: then no other act comes between.
 * Errors: `store-not-permitted` where the marking's originator is not the person's party, or in another's name.
 */
export const addIncidentEvent = (
  tx: Transaction,
  incidentId: string,
  event: IncidentEvent,
): Promise<number> =>
  tx.execute(
    `insert into hoshimori.incident_event (realm, incident_id, sequence, at, kind, person_id, record, marking)
     select $1, $2, coalesce(max(sequence), 0) + 1, $3::timestamptz, $4, $5, $6::jsonb, $7::jsonb
     from hoshimori.incident_event where incident_id = $2 and audience = hoshimori.audience_of($7::jsonb)`,
    [
      ...[tx.principal.realm, incidentId, event.at, event.kind],
      event.personId ?? (tx.principal.kind === "person" ? tx.principal.personId : null),
      ...[JSON.stringify(event.record), JSON.stringify(event.marking)],
    ],
  );

/** Returned: the incidents that the principal may see, latest change first. */
export const listIncidents = <Content>(
  tx: Transaction,
  limit?: number,
): Promise<readonly StoredIncident<Content>[]> =>
  tx.query(
    `select ${columns} from hoshimori.incident order by hoshimori.incident.updated_at desc, incident_id limit $1`,
    [limit ?? null],
  );

/** Given: an id. Returned: the incident, or undefined where there is none that the principal may see. */
export const findIncident = async <Content>(
  tx: Transaction,
  incidentId: string,
): Promise<StoredIncident<Content> | undefined> =>
  (
    await tx.query<StoredIncident<Content>>(
      `select ${columns} from hoshimori.incident where incident_id = $1`,
      [incidentId],
    )
  )[0];

/**
 * Given: an incident. Returned: its events that the principal may see, by time; events of one marking always in the
 * order in which they were stored, even where a clock went back.
 */
export async function loadIncidentEvents<Content>(
  tx: Transaction,
  incidentId: string,
): Promise<readonly IncidentEvent<Content>[]> {
  const rows = await tx.query<IncidentEvent<Content> & { personId: string | null }>(
    `select hoshimori.iso(at) as at, kind, person_id as "personId", record, marking
     from (select *, max(at) over (partition by audience order by sequence) as latest
           from hoshimori.incident_event where incident_id = $1) e
     order by latest, audience, sequence`,
    [incidentId],
  );
  return rows.map(({ personId, ...event }) => (personId === null ? event : { ...event, personId }));
}
