import type { CatalogNumber, IsoUtc } from "../core/index.ts";
import type { ElementTable } from "../orbit/index.ts";
import { numberColumns, textColumns, unitSeparator } from "./element-set-columns.ts";
import { heldSets } from "./held-sets.ts";
import type { SqlValue, Transaction } from "./transaction.ts";

/** Which element sets; everything the principal may see where nothing is said. */
export interface ElementFilter {
  readonly ids?: readonly CatalogNumber[];
  /** UTC days since 2000-01-01, inclusive. */
  readonly fromEpochDay?: number;
  /** UTC days since 2000-01-01, inclusive. */
  readonly toEpochDay?: number;
  /** Only what batches received until then brought: the catalog as known at that time. */
  readonly receivedUntil?: IsoUtc;
  /** Only sets that these batches brought first. */
  readonly batchIds?: readonly string[];
  /** The newest set of each object only. */
  readonly newestOnly?: boolean;
  /** Also what is in quarantine; left out unless asked for. */
  readonly withQuarantined?: boolean;
}

interface PackedColumns {
  readonly count: number;
  readonly [column: string]: number | Uint8Array | string | null;
}

const hex = (expression: string) => `encode(string_agg(${expression}, ''), 'hex')`;
const packed = [
  `${hex("int4send(object_id)")} as id`,
  `${hex("int4send(epoch_days)")} as days`,
  `${hex("float8send(epoch_nanos::float8)")} as nanos`,
  ...numberColumns.map(([name, column]) => `${hex(`float8send(${column})`)} as "${name}"`),
  ...textColumns.map(([name, column]) => `string_agg(${column}, $1) as "${name}"`),
].join(", ");

/**
 * Given: a filter. Returned: the element sets not in quarantine as a structure of arrays, by object and then by epoch, exact to the bit.
 * The columns come as one row of packed bytes, so that 150,000 sets cost no objects.
 */
export async function loadElementTable(tx: Transaction, filter: ElementFilter = {}): Promise<ElementTable> {
  const conditions = ["true"];
  const values: SqlValue[] = [unitSeparator];
  const add = (value: SqlValue, condition: (parameter: string) => string) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (filter.ids) add(`{${filter.ids.join(",")}}`, (ids) => `object_id = any(${ids}::text::int4[])`);
  if (filter.fromEpochDay !== undefined) add(filter.fromEpochDay, (day) => `epoch_days >= ${day}`);
  if (filter.toEpochDay !== undefined) add(filter.toEpochDay, (day) => `epoch_days <= ${day}`);
  if (filter.batchIds) add(`{${filter.batchIds.join(",")}}`, (ids) => `batch_id = any(${ids}::text::uuid[])`);
  if (filter.receivedUntil !== undefined)
    add(
      filter.receivedUntil,
      (time) => `batch_id in (select batch_id from hoshimori.source_batch where received_at <= ${time})`,
    );
  // Few sets are in quarantine: one hashed list is asked instead of a join for each month.
  if (!filter.withQuarantined)
    conditions.push(
      `(object_id, epoch_days, epoch_nanos, content, audience) not in
        (select object_id, epoch_days, epoch_nanos, content, audience from (${heldSets}) held)`,
    );
  const where = conditions.join(" and ");
  const rows = filter.newestOnly
    ? `select distinct on (object_id) * from hoshimori.element_set where ${where}
       order by object_id, epoch_days desc, epoch_nanos desc, content`
    : `select * from hoshimori.element_set where ${where} order by object_id, epoch_days, epoch_nanos, content`;
  const [row] = await tx.query<PackedColumns>(
    `select count(*)::int4 as count, ${packed} from (${rows}) element_set`,
    values,
  );
  return unpack(row!);
}

function unpack(row: PackedColumns): ElementTable {
  const bytes = (column: string) => Buffer.from((row[column] as string | null) ?? "", "hex");
  const doubles = (column: string) => {
    const buffer = bytes(column).swap64();
    return new Float64Array(buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength));
  };
  const integers = (column: string) => {
    const buffer = bytes(column).swap32();
    return new Int32Array(buffer.buffer.slice(buffer.byteOffset, buffer.byteOffset + buffer.byteLength));
  };
  const texts = (column: string) => (row.count === 0 ? [] : (row[column] as string).split(unitSeparator));
  return {
    count: row.count,
    id: integers("id"),
    epochDays: integers("days"),
    epochNanos: doubles("nanos"),
    meanMotionRevPerDay: doubles("meanMotionRevPerDay"),
    eccentricity: doubles("eccentricity"),
    inclinationDeg: doubles("inclinationDeg"),
    raanDeg: doubles("raanDeg"),
    argumentOfPerigeeDeg: doubles("argumentOfPerigeeDeg"),
    meanAnomalyDeg: doubles("meanAnomalyDeg"),
    bstar: doubles("bstar"),
    meanMotionDot: doubles("meanMotionDot"),
    meanMotionDdot: doubles("meanMotionDdot"),
    name: texts("name"),
    internationalDesignator: texts("internationalDesignator"),
  };
}
