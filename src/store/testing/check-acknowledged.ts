import assert from "node:assert/strict";
import { type CaseEntry, verifyChain } from "../../consult/index.ts";
import { loadCaseEvents } from "../case-events.ts";
import type { Gateway } from "../gateway.ts";
import { listSourceBatches } from "../source-batches.ts";
import { batchHash, eventsPerCommand, officer, system } from "./sample-work.ts";

/**
 * Given: an open store, every line that children acknowledged, and the sets per batch. Proves that each acknowledged batch
 * and command is there whole, that what was not acknowledged is there whole or not at all, and that the chain holds.
 */
export async function checkAcknowledged(
  store: Gateway,
  acknowledged: readonly string[],
  setsPerBatch: number,
): Promise<void> {
  const numbers = (word: string) =>
    acknowledged.filter((line) => line.startsWith(`${word} `)).map((line) => Number(line.split(" ")[1]));
  const { batches, counts } = await store.as(system, async (tx) => ({
    batches: await listSourceBatches(tx),
    counts: await tx.query<{ batchId: string; sets: number }>(
      `select batch_id as "batchId", count(*)::int4 as sets from hoshimori.element_set group by batch_id`,
    ),
  }));
  const setsOf = new Map(counts.map(({ batchId, sets }) => [batchId, sets]));
  for (const { batchId, name } of batches)
    assert.equal(setsOf.get(batchId), setsPerBatch, `${name}: wanted all of its sets`);
  assert.equal(setsOf.size, batches.length, "sets without a batch");
  const stored = new Set(batches.map(({ sha256 }) => sha256));
  for (const number of numbers("batch"))
    assert.ok(stored.has(batchHash(number)), `batch ${number} was acknowledged`);

  const events = await store.as(officer("JP"), (tx) => loadCaseEvents<CaseEntry>(tx, "case", "shared"));
  assert.equal(events.length % eventsPerCommand, 0, "a command was kept in part");
  const check = verifyChain(events.map(({ record }) => record));
  assert.ok(check.ok, JSON.stringify(check));
  const commands = new Set(events.map(({ record }) => record.event.commandId));
  for (const number of numbers("command"))
    assert.ok(commands.has(`command ${number}`), `command ${number} was acknowledged`);
}
