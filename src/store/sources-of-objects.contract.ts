import assert from "node:assert/strict";
import { test } from "node:test";
import { type Marking, originatorOnly } from "../core/index.ts";
import { readEphemerides } from "../formats/index.ts";
import { kvnOem } from "../formats/testing/sample-oem.ts";
import type { ElementTable } from "../orbit/index.ts";
import { loadEphemerides, saveEphemerides } from "./ephemerides.ts";
import type { Gateway } from "./gateway.ts";
import { loadElementTable } from "./load-element-table.ts";
import { listObjectBatches } from "./object-batches.ts";
import type { Principal } from "./principal.ts";
import { saveElementSets } from "./save-element-sets.ts";
import { saveSourceBatch } from "./source-batches.ts";
import { batch, elsewhere, system, visitor } from "./testing/contract-material.ts";
import { sampleElementSets } from "./testing/sample-element-sets.ts";

/** Given: the opened store. What it keeps of one object from several sources, owners' ephemerides among them. */
export function describeSourcesOfObjects(opened: () => Gateway): void {
  const ingest = (label: string, table: ElementTable, marking?: Marking) =>
    opened().as(system, async (tx) => {
      const { batchId } = await saveSourceBatch(tx, batch(label, marking));
      return saveElementSets(tx, batchId, table);
    });

  test("an owner's ephemeris comes back exact, for its originator's people only, and is no element set", async () => {
    const segments = readEphemerides(new TextEncoder().encode(kvnOem)).ephemerides;
    const [{ objectRef }] = segments;
    const [own, other] = [originatorOnly("JP"), originatorOnly("US")];
    const usSystem: Principal = { kind: "system", realm: "replay", party: "US" };
    const keep = (principal: Principal, label: string, marking: Marking) =>
      opened().as(principal, async (tx) => {
        const { batchId } = await saveSourceBatch(tx, batch(label, marking));
        return saveEphemerides(tx, batchId, segments);
      });
    assert.equal(await keep(system, "oem-jp", own), segments.length);
    assert.equal(await keep(usSystem, "oem-us", other), segments.length);
    assert.equal(await keep(system, "oem-jp", own), 0);

    const seen = (principal: Principal) =>
      opened().as(principal, (tx) => loadEphemerides(tx, [objectRef, "12345"], 9));
    const [mine, ...more] = await seen(system);
    assert.deepEqual([mine.batchName, more.length], ["oem-jp", 0]);
    assert.deepEqual(mine.segments, segments);
    const person = (party: string): Principal => ({
      kind: "person",
      realm: "replay",
      personId: "p",
      party,
      role: "r",
    });
    const names = async (principal: Principal) => (await seen(principal)).map(({ batchName }) => batchName);
    assert.deepEqual(await names(person("JP")), ["oem-jp"]);
    assert.deepEqual(await names(person("US")), ["oem-us"]);
    for (const stranger of [visitor, elsewhere, person("FR"), { ...system, realm: "live" } as const])
      assert.deepEqual(await names(stranger), []);
    const counted = await opened().as(visitor, (tx) =>
      tx.query<{ count: number }>("select count(*)::int4 as count from hoshimori.ephemeris"),
    );
    assert.deepEqual(counted, [{ count: 0 }]);
    // A batch of another party takes nothing of ours.
    await assert.rejects(
      opened().as(usSystem, (tx) => saveEphemerides(tx, mine.batchId, segments)),
      { code: "store-not-permitted" },
    );
    assert.equal(
      (await opened().as(system, (tx) => loadElementTable(tx))).internationalDesignator.includes(objectRef),
      false,
    );
  });

  test("the batches that brought an object's sets, newest set first, as far as the principal may see them", async () => {
    const id = 123_456_001;
    const daily = (day: number): ElementTable => ({
      ...sampleElementSets(1, 30 + day),
      id: Int32Array.of(id),
      epochDays: Int32Array.of(9700 + day),
    });
    await ingest("object-oldest", daily(0));
    await ingest("object-older", daily(1));
    await ingest("object-newer", daily(2));
    await ingest("object-private", daily(3), originatorOnly("JP"));
    const names = (principal: Principal, toDay: number, most = 9) =>
      opened().as(principal, async (tx) => {
        const { batches, more } = await listObjectBatches(tx, id, { from: 9701, to: toDay }, most);
        return [...batches.map(({ name }) => name), more];
      });
    assert.deepEqual(await names(visitor, 9800), ["object-newer", "object-older", 0]);
    assert.deepEqual(await names(system, 9800), ["object-private", "object-newer", "object-older", 0]);
    assert.deepEqual(await names(visitor, 9701), ["object-older", 0]);
    assert.deepEqual(await names(visitor, 9800, 1), ["object-newer", 1]);
    assert.deepEqual(await names(elsewhere, 9800), [0]);
  });
}
