import {
  asOf,
  buildElementHistory,
  buildObjectCatalog,
  type Coverage,
  type CoverageSources,
  coverageBatch,
  coverageOf,
  type ElementHistory,
  type ObjectCatalog,
  regimeOf,
  type SecondCatalogOrbit,
  type Snapshot,
  type SpaceObject,
} from "../catalog/index.ts";
import type { ObjectColumns, ObjectName } from "../client/index.ts";
import type { CatalogNumber, IsoUtc, Realm } from "../core/index.ts";
import { archivePath, readInputFile } from "../feeds/index.ts";
import { readElementSetFile, type SatcatRecord } from "../formats/index.ts";
import { encodeElementTable } from "../orbit/index.ts";
import {
  listSourceBatches,
  loadElementTable,
  loadProtectedObjects,
  loadSpaceObjects,
  type ProtectedObjectRow,
  quarantineCounts,
  type Store,
  type StoredSourceBatch,
} from "../store/index.ts";
import { type Instant, parseIsoUtc, systemClock } from "../time/index.ts";
import { presentOf } from "../watch/index.ts";

/**
 * The public catalog of a realm in memory: what everybody may see, read as a visitor, so that nothing marked otherwise
 * can be in it. Built anew after each watch run.
 */
export interface Picture {
  readonly realm: Realm;
  readonly now: IsoUtc;
  readonly instant: Instant;
  readonly batches: readonly StoredSourceBatch[];
  /** How many sets in quarantine each batch brought; batches without one are left out. */
  readonly quarantined: ReadonlyMap<string, number>;
  readonly history: ElementHistory;
  readonly snapshot: Snapshot;
  readonly catalog: ObjectCatalog;
  readonly protection: ReadonlyMap<CatalogNumber, readonly ProtectedObjectRow[]>;
  readonly columns: ObjectColumns;
  /** How many objects are in each coverage state. */
  readonly coverageCounts: Readonly<Record<string, number>>;
  /** The current element sets as one block ({@link encodeElementTable}). */
  readonly elementBlock: Buffer;
  coverage(object: SpaceObject): Coverage;
  named(id: CatalogNumber): ObjectName;
}

export interface PictureSources {
  readonly secondCatalog: ReadonlyMap<CatalogNumber, SecondCatalogOrbit>;
  readonly otherNames: ReadonlyMap<CatalogNumber, readonly string[]>;
}

/** Given the store and the realm, returned its public picture at the realm's present. */
export async function loadPicture(store: Store, realm: Realm, extra: PictureSources): Promise<Picture> {
  const known = await store.as({ kind: "visitor", realm }, async (tx) => ({
    batches: await listSourceBatches(tx),
    quarantined: await quarantineCounts(tx),
    table: await loadElementTable(tx),
    objects: await loadSpaceObjects<SatcatRecord>(tx),
    protectedObjects: await loadProtectedObjects(tx),
  }));
  const now = presentOf(realm, known.table, known.batches, systemClock);
  const instant = parseIsoUtc(now);
  const history = buildElementHistory([known.table]);
  const snapshot = asOf(history, instant);
  const satcat = known.objects.map(({ record }) => record);
  const catalog = buildObjectCatalog(satcat, [history.table], extra.otherNames);
  const protection = groupById(known.protectedObjects);
  const sources: CoverageSources = {
    history,
    batches: await fullBatches(store, known.batches),
    secondCatalog: extra.secondCatalog,
  };
  const coverage = (object: SpaceObject) => coverageOf(object, instant, sources);
  const { columns, coverageCounts } = columnsOf(snapshot, catalog, protection, coverage);
  return {
    realm,
    now,
    instant,
    batches: known.batches,
    quarantined: known.quarantined,
    history,
    snapshot,
    catalog,
    protection,
    columns,
    coverageCounts,
    elementBlock: Buffer.from(encodeElementTable(snapshot.table)),
    coverage,
    named(id) {
      const object = catalog.get(id);
      return {
        id,
        name: object?.name ?? "",
        owner: object?.owner ?? "",
        protectedBy: partiesOf(protection, id),
      };
    },
  };
}

/** Which objects a full catalog held is read from its bytes as received: the store keeps a set with the batch that brought it first. */
async function fullBatches(
  store: Store,
  batches: readonly StoredSourceBatch[],
): Promise<CoverageSources["batches"]> {
  const full = batches.filter(({ completeness, format }) => completeness === "full" && format !== "satcat");
  return Promise.all(
    full.map(async (batch) => {
      const { bytes } = await readInputFile(archivePath(store.folder, batch.sha256));
      return coverageBatch(
        { ...batch, completeness: "full" },
        readElementSetFile(bytes, { source: batch.name }).table,
      );
    }),
  );
}

function groupById(
  rows: readonly ProtectedObjectRow[],
): ReadonlyMap<CatalogNumber, readonly ProtectedObjectRow[]> {
  const groups = new Map<CatalogNumber, ProtectedObjectRow[]>();
  for (const row of rows) groups.set(row.id, [...(groups.get(row.id) ?? []), row]);
  return groups;
}

const partiesOf = (protection: Picture["protection"], id: CatalogNumber): string[] =>
  [...new Set(protection.get(id)?.map(({ party }) => party) ?? [])].sort();

function columnsOf(
  { table }: Snapshot,
  catalog: ObjectCatalog,
  protection: Picture["protection"],
  coverage: Picture["coverage"],
) {
  const regimeById = new Map<CatalogNumber, string>();
  for (let row = 0; row < table.count; row++) {
    regimeById.set(
      table.id[row],
      regimeOf({
        meanMotionRevPerDay: table.meanMotionRevPerDay[row],
        eccentricity: table.eccentricity[row],
        inclinationDeg: table.inclinationDeg[row],
      }),
    );
  }
  const without = [...catalog.keys()].filter((id) => !regimeById.has(id)).sort((a, b) => a - b);
  const ids = [...table.id, ...without];
  const states = ids.map((id) => {
    const object = catalog.get(id);
    return object && coverage(object);
  });
  const coverageCounts: Record<string, number> = {};
  for (const found of states) if (found) coverageCounts[found.state] = (coverageCounts[found.state] ?? 0) + 1;
  const columns: ObjectColumns = {
    id: ids,
    name: ids.map((id) => catalog.get(id)?.name ?? ""),
    owner: ids.map((id) => catalog.get(id)?.owner ?? ""),
    objectType: ids.map((id) => catalog.get(id)?.objectType ?? "unknown"),
    regime: ids.map((id) => regimeById.get(id) ?? ""),
    coverage: states.map((found) => found?.state ?? ""),
    ageDays: states.map((found) => (found && "ageDays" in found ? found.ageDays : null)),
    protectedBy: ids.map((id) => partiesOf(protection, id).join(",")),
  };
  return { columns, coverageCounts };
}
