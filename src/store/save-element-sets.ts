import { hash } from "node:crypto";
import { HoshimoriError } from "../core/index.ts";
import type { ElementTable } from "../orbit/index.ts";
import { float8Array, int4Array, int8Array, uuidArray } from "./binary-arrays.ts";
import { numberColumns, textColumns, unitSeparator } from "./element-set-columns.ts";
import type { SqlValue, Transaction } from "./transaction.ts";

/** Rows of one statement: its arrays take some 5 MB in PGlite's memory, far below the 100,000 rows it bears. */
const rowsPerStatement = 20_000;

/** Epochs that the partitions take: 1956-01-01 … 2099-12-31 (UTC days since 2000-01-01), as in sql/0002_catalog.sql. */
const firstEpochDay = -16_070;
const lastEpochDay = 36_524;

const columns = [...numberColumns, ...textColumns].map(([, column]) => column);
const arrays = [
  ...["int4", "int4", "int8", "uuid"].map((type, index) => `$${index + 2}::${type}[]`),
  ...numberColumns.map((_, index) => `$${index + 6}::float8[]`),
  // An empty text means one empty name, not none.
  ...textColumns.map((_, index) => `coalesce(nullif(string_to_array($${index + 15}, $17), '{}'), array[''])`),
].join(", ");

const insert = `
  insert into hoshimori.element_set
    (realm, batch_id, audience, object_id, epoch_days, epoch_nanos, content, ${columns.join(", ")})
  select batch.realm, batch.batch_id, batch.audience, given.*
  from hoshimori.source_batch batch, unnest(${arrays}) given
  where batch.batch_id = $1::uuid
  on conflict do nothing`;

/**
 * Sets that a batch received later had brought become this one's; each text array at its place of the insert. Batches are read once: the rule about
 * markings takes long when it is asked again for each set.
 */
const takeOver = `
  with seen as materialized (select batch_id, realm, audience, received_at from hoshimori.source_batch)
  update hoshimori.element_set known
  set batch_id = batch.batch_id, ${textColumns.map(([, column]) => `${column} = given.${column}`).join(", ")}
  from seen batch, seen later,
    unnest(${arrays}) given(object_id, epoch_days, epoch_nanos, content, ${columns.join(", ")})
  where batch.batch_id = $1::uuid and later.batch_id = known.batch_id
    and known.realm = batch.realm and known.audience = batch.audience and known.object_id = given.object_id
    and known.epoch_days = given.epoch_days and known.epoch_nanos = given.epoch_nanos and known.content = given.content
    and known.epoch_days between $18 and $19
    and (batch.received_at, batch.batch_id) < (later.received_at, later.batch_id)`;

const isLater = `
  with seen as materialized (select batch_id, received_at from hoshimori.source_batch)
  select exists (select from seen other, seen batch
    where batch.batch_id = $1::uuid
      and (batch.received_at, batch.batch_id) < (other.received_at, other.batch_id)) as later`;

/**
 * Given: element sets and the id of the batch that brought them, which the principal must see.
 * Returned: how many are new. A set with the same object, epoch and numbers under the same marking is kept once, as of the batch received
 * first: loading a batch twice changes nothing, and the order in which batches are loaded neither.
 * Errors: `store-epoch-out-of-range`, `store-value-refused` (NaN and the like pass; ids beyond nine digits do not).
 */
export async function saveElementSets(
  tx: Transaction,
  batchId: string,
  table: ElementTable,
): Promise<number> {
  if (table.count === 0) return 0;
  await tx.query("select hoshimori.ensure_element_months($1)", [int4Array(distinctEpochDays(table))]);
  let added = 0;
  const [{ later }] = (await tx.query<{ later: boolean }>(isLater, [batchId])) as [{ later: boolean }];
  for (let from = 0; from < table.count; from += rowsPerStatement) {
    const to = Math.min(from + rowsPerStatement, table.count);
    const values = [batchId, ...valuesOf(table, from, to), unitSeparator];
    const inserted = await tx.execute(insert, values);
    if (later && inserted < to - from) await tx.execute(takeOver, [...values, ...epochSpan(table, from, to)]);
    added += inserted;
  }
  return added;
}

function valuesOf(table: ElementTable, from: number, to: number): SqlValue[] {
  return [
    int4Array(table.id.subarray(from, to)),
    int4Array(table.epochDays.subarray(from, to)),
    int8Array(table.epochNanos.subarray(from, to)),
    uuidArray(contentIds(table, from, to)),
    ...numberColumns.map(([name]) => float8Array(table[name].subarray(from, to))),
    ...textColumns.map(([name]) => joinTexts(table[name].slice(from, to))),
  ];
}

/** First 16 bytes of the SHA-256 over the nine numbers as little-endian doubles, in the order of the columns. */
export function contentIds(table: ElementTable, from: number, to: number): Uint8Array[] {
  const doubles = new Float64Array(numberColumns.length);
  const columnsOfNumbers = numberColumns.map(([name]) => table[name]);
  const ids: Uint8Array[] = [];
  for (let row = from; row < to; row++) {
    // -0 and 0 are the same number, written in two ways.
    for (let column = 0; column < doubles.length; column++)
      doubles[column] = columnsOfNumbers[column]![row]! + 0;
    ids.push(hash("sha256", doubles, "buffer"));
  }
  return ids;
}

/** Control characters (the separator among them) can't be stored; U+FFFD shows where one was. */
const joinTexts = (texts: readonly string[]): string =>
  texts.map((text) => text.replaceAll(/\p{Cc}/gu, "\ufffd")).join(unitSeparator);

function distinctEpochDays(table: ElementTable): number[] {
  const days = new Set<number>();
  for (const [row, day] of table.epochDays.entries()) {
    if (day < firstEpochDay || day > lastEpochDay)
      throw new HoshimoriError("store-epoch-out-of-range", { id: table.id[row]! });
    days.add(day);
  }
  return [...days];
}

/** First and last day of the epochs of these rows: only their months are looked at. */
function epochSpan({ epochDays }: ElementTable, from: number, to: number): [number, number] {
  let [first, last] = [epochDays[from]!, epochDays[from]!];
  for (let row = from; row < to; row++) {
    first = Math.min(first, epochDays[row]!);
    last = Math.max(last, epochDays[row]!);
  }
  return [first, last];
}
