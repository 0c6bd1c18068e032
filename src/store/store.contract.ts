import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { type Marking, originatorOnly, publicMarking } from "../core/index.ts";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import type { Detection } from "../detect/index.ts";
import { contentHash } from "../digest/index.ts";
import { readElementSets } from "../formats/index.ts";
import { type ElementTable, selectRows } from "../orbit/index.ts";
import { listConjunctions, saveConjunctions } from "./conjunctions.ts";
import { describeConsultation } from "./consultation.contract.ts";
import { findDetection, listDetections, saveDetections } from "./detections.ts";
import type { Gateway } from "./gateway.ts";
import { loadElementTable } from "./load-element-table.ts";
import type { Principal } from "./principal.ts";
import { saveElementSets } from "./save-element-sets.ts";
import { findSourceBatch, listSourceBatches, saveSourceBatch } from "./source-batches.ts";
import { describeSourcesOfObjects } from "./sources-of-objects.contract.ts";
import {
  loadProtectedObjects,
  loadSpaceObjects,
  saveProtectedList,
  saveSpaceObjects,
} from "./space-objects.ts";
import { at, batch, elsewhere, system, visitor } from "./testing/contract-material.ts";
import { sampleElementSets } from "./testing/sample-element-sets.ts";
import { officer } from "./testing/sample-work.ts";
import { finishWatchRun, listWatchRuns, startWatchRun } from "./watch-runs.ts";

interface OpenedStore extends Gateway {
  readonly close: () => Promise<void>;
}

/** Given: a way to open an empty, migrated store. What every store must do, whichever database is below. */
export function describeStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(name, () => {
    let store: OpenedStore;
    before(async () => {
      store = await open();
    });
    after(() => store.close());

    const ingest = (label: string, table: ElementTable, marking?: Marking, receivedAt?: string) =>
      store.as(system, async (tx) => {
        const { batchId } = await saveSourceBatch(tx, batch(label, marking, receivedAt));
        return { batchId, added: await saveElementSets(tx, batchId, table) };
      });
    const load = (principal: Principal, filter: Parameters<typeof loadElementTable>[1]) =>
      store.as(principal, (tx) => loadElementTable(tx, filter));

    test("element sets come back exact to the bit, by object and epoch", async () => {
      const table = sampleElementSets(1001, 1);
      const { batchId, added } = await ingest("exact", table);
      assert.equal(added, table.count);
      const back = await load(visitor, { batchIds: [batchId] });
      assert.equal(back.count, table.count);
      const order = Array.from({ length: table.count }, (_, row) => row).sort(
        (a, b) => table.id[a]! - table.id[b]! || table.epochDays[a]! - table.epochDays[b]!,
      );
      for (const column of Object.keys(table).filter((key) => key !== "count") as (keyof ElementTable)[]) {
        const [wanted, got] = [table[column], back[column]] as readonly (readonly unknown[])[];
        assert.equal(got!.constructor, wanted!.constructor, column);
        for (const [row, from] of order.entries())
          assert.ok(
            Object.is(got![row], wanted![from]),
            `${column}[${row}]: wanted ${wanted![from]}, got ${got![row]}`,
          );
      }
    });

    test("strange numbers and names are kept: extremes, subnormals, Japanese, commas; control characters show as U+FFFD", async () => {
      const odd = [Number.MAX_VALUE, Number.MIN_VALUE, -1.5e-300, 0.1 + 0.2, 1 / 3, -0.0];
      const one = sampleElementSets(odd.length, 2);
      const names = ["みちびき3号", 'a,"b"', "{}", "\\N", "", "NUL\0 and \u001f separator"];
      const table = {
        ...one,
        id: Int32Array.from(odd, (_, row) => 900_000_000 + row),
        bstar: Float64Array.from(odd),
        name: names,
      };
      const { batchId } = await ingest("odd", table);
      const back = await load(visitor, { batchIds: [batchId] });
      assert.deepEqual([...back.bstar], odd);
      assert.deepEqual(back.name, [...names.slice(0, 5), "NUL\ufffd and \ufffd separator"]);
      assert.equal((await load(visitor, { batchIds: [batchId], ids: [] })).count, 0);
      const single = {
        ...sampleElementSets(1, 20),
        id: Int32Array.of(800),
        name: [""],
        internationalDesignator: [""],
      };
      await ingest("one without a name", single);
      assert.deepEqual((await load(visitor, { ids: [800] })).name, [""]);
      assert.equal((await ingest("nothing", sampleElementSets(0, 1))).added, 0);
    });

    test("loading a batch twice, or the same sets from another file, changes nothing", async () => {
      const table = sampleElementSets(40, 3);
      const first = await ingest("twice", table);
      const again = await ingest("twice", table);
      assert.deepEqual(again, { batchId: first.batchId, added: 0 });
      assert.equal((await ingest("the same in another file", table)).added, 0);
      const changed = { ...table, bstar: table.bstar.map((value) => value * 2) };
      assert.equal((await ingest("corrected", changed)).added, 40);
    });

    test("batches loaded in any order give the same state, each set as of the batch received first", async () => {
      const days = [0, 1, 2, 3].map((day) => {
        const table = sampleElementSets(600, 40);
        // Each day has most sets of the day before, some under a new name.
        const rows = Array.from({ length: 400 }, (_, row) => row + 60 * day);
        const of = selectRows(table, rows);
        return { ...of, name: of.name.map((name, row) => (row % 9 === 0 ? `${name} day ${day}` : name)) };
      });
      const states: unknown[] = [];
      for (const [run, order] of [
        [0, 1, 2, 3],
        [3, 1, 0, 2],
        [2, 2, 3, 0, 1, 0],
      ].entries()) {
        // Runs share the store, so each has objects of its own.
        const shifted = days.map((day) => ({ ...day, id: day.id.map((id) => id + 10_000_000 * (run + 1)) }));
        for (const day of order)
          await ingest(`order ${run} day ${day}`, shifted[day]!, publicMarking, at(10 + day));
        const ids = [...new Set(shifted.flatMap(({ id }) => [...id]))];
        const known = await Promise.all(
          [10, 11, 12, 13].map((second) => load(visitor, { ids, receivedUntil: at(second) })),
        );
        states.push(
          known.map((table) => ({ ...table, id: table.id.map((id) => id - 10_000_000 * (run + 1)) })),
        );
      }
      assert.deepEqual(states[1], states[0]);
      assert.deepEqual(states[2], states[0]);
      const counts = (states[0] as ElementTable[]).map(({ count }) => count);
      assert.ok(counts[0]! > 0 && counts[1]! > counts[0]! && counts[3]! > counts[2]!, counts.join());
    });

    test("fourteen real days load in any order, some twice, with the same final state", {
      skip: skipWithoutShared("catalog/active/active_2026-08-12.tle.gz"),
    }, async () => {
      const folder = sharedPath("catalog/active");
      const files = readdirSync(folder)
        .filter((file) => file.endsWith(".tle.gz"))
        .sort();
      assert.ok(files.length >= 10, `${files.length} days`);
      const days = files.map((file) => {
        const { table } = readElementSets(gunzipSync(readFileSync(join(folder, file))));
        const some = Array.from({ length: table.count }, (_, row) => row).filter(
          (row) => table.id[row]! % 40 === 0,
        );
        return selectRows(table, some);
      });
      const forward = days.map((_, day) => day);
      const states: unknown[] = [];
      for (const [run, order] of [
        forward,
        [...forward.toReversed(), 3, 0],
        forward.toSorted((a, b) => ((a * 5) % 13) - ((b * 5) % 13)),
      ].entries()) {
        const shift = 200_000_000 * (run + 1);
        for (const day of order) {
          const table = { ...days[day]!, id: days[day]!.id.map((id) => id + shift) };
          await ingest(`real ${run} ${day}`, table, publicMarking, at(20 + day));
        }
        const ids = [...new Set(days.flatMap(({ id }) => [...id]))].map((id) => id + shift);
        const known = await Promise.all(
          [20, 26, 20 + days.length].map((second) => load(visitor, { ids, receivedUntil: at(second) })),
        );
        states.push(known.map((table) => ({ ...table, id: table.id.map((id) => id - shift) })));
      }
      assert.ok((states[0] as ElementTable[]).at(-1)!.count > 3000);
      assert.deepEqual(states[1], states[0]);
      assert.deepEqual(states[2], states[0]);
    });

    test("the same sets under a narrower marking never hide the public ones, nor show themselves", async () => {
      const table = { ...sampleElementSets(4, 4), id: Int32Array.from([5001, 5001, 5001, 5001]) };
      await ingest("restricted first", table, originatorOnly("JP"));
      assert.equal((await load(visitor, { ids: [5001] })).count, 0);
      assert.equal((await load(officer("US"), { ids: [5001] })).count, 0);
      assert.equal((await load(officer("JP"), { ids: [5001] })).count, 4);
      assert.equal((await ingest("public later", table)).added, 4);
      assert.equal((await load(visitor, { ids: [5001] })).count, 4);
    });

    test("filters: objects, epochs, newest only, as received until", async () => {
      const base = { ...sampleElementSets(4, 5), id: Int32Array.from([6001, 6001, 6002, 6002]) };
      const table = { ...base, epochDays: Int32Array.from([9700, 9705, 9700, 9760]) };
      const later = { ...table, epochDays: Int32Array.from([9710, 9711, 9712, 9713]) };
      await ingest("filters", table, publicMarking, at(1));
      await ingest("filters, later", later, publicMarking, at(9));
      const ids = [6001, 6002];
      assert.equal((await load(visitor, { ids })).count, 8);
      assert.equal((await load(visitor, { ids: [6001] })).count, 4);
      assert.equal((await load(visitor, { ids, fromEpochDay: 9705, toEpochDay: 9711 })).count, 3);
      assert.equal((await load(visitor, { ids, receivedUntil: at(5) })).count, 4);
      const newest = await load(visitor, { ids, newestOnly: true, receivedUntil: at(5) });
      assert.deepEqual([...newest.id, ...newest.epochDays], [6001, 6002, 9705, 9760]);
      assert.equal((await load(elsewhere, { ids })).count, 0, "another realm");
    });

    test("an epoch outside the partitions is refused with its object, and the batch is not kept", async () => {
      const table = { ...sampleElementSets(1, 6), epochDays: Int32Array.from([99_999]) };
      await assert.rejects(ingest("far future", table), {
        code: "store-epoch-out-of-range",
        parts: { id: 1 },
      });
      const batches = await store.as(visitor, listSourceBatches);
      assert.ok(!batches.some((known) => known.name === "far future"));
    });

    test("batches keep their provenance; a hidden one is as absent as a missing one", async () => {
      const secret = await store.as(system, (tx) =>
        saveSourceBatch(tx, batch("secret", originatorOnly("JP"))),
      );
      const open_ = await store.as(system, (tx) => saveSourceBatch(tx, batch("open")));
      assert.deepEqual(await store.as(visitor, (tx) => findSourceBatch(tx, open_.batchId)), {
        ...batch("open"),
        batchId: open_.batchId,
      });
      assert.equal(await store.as(visitor, (tx) => findSourceBatch(tx, secret.batchId)), undefined);
      assert.equal(await store.as(visitor, (tx) => findSourceBatch(tx, "no id at all")), undefined);
    });

    test("catalog objects: the batch received last counts, as known at a time", async () => {
      const save = (label: string, owner: string, second: number) =>
        store.as(system, async (tx) => {
          const { batchId } = await saveSourceBatch(tx, batch(label, publicMarking, at(second)));
          return saveSpaceObjects(tx, batchId, [
            { id: 25544, name: "ISS", owner, record: { owner, rcs: 399.1 } },
          ]);
        });
      assert.equal(await save("satcat 1", "ISS", 1), 1);
      assert.equal(await save("satcat 1", "ISS", 1), 0);
      assert.equal(await save("satcat 2", "XXX", 2), 1);
      const read = (until?: string) => store.as(visitor, (tx) => loadSpaceObjects(tx, until));
      assert.deepEqual(await read(), [
        { id: 25544, name: "ISS", owner: "XXX", record: { owner: "XXX", rcs: 399.1 } },
      ]);
      assert.equal((await read(at(1)))[0]?.owner, "ISS");
      assert.deepEqual(await read(at(0)), []);
    });

    test("protected lists: a changed file replaces the list, each party's own stays its own", async () => {
      const line = (id: number) => ({ id, party: "JP", reason: "reason", source: "source" });
      const list = (hash: string, second: number, ids: number[], marking: Marking = publicMarking) => ({
        name: `list ${marking.originator}`,
        hash: contentHash(hash),
        loadedAt: at(second),
        marking,
        objects: ids.map(line),
      });
      const save = (given: ReturnType<typeof list>) => store.as(system, (tx) => saveProtectedList(tx, given));
      const ids = async (principal: Principal) =>
        (await store.as(principal, loadProtectedObjects)).map(({ id }) => id);
      assert.equal(await save(list("a", 1, [1, 2])), 2);
      assert.equal(await save(list("a", 1, [1, 2])), 0);
      assert.deepEqual(await ids(visitor), [1, 2]);
      await save(list("b", 2, [2, 3]));
      await save(list("own", 1, [7], originatorOnly("JP")));
      assert.deepEqual(await ids(visitor), [2, 3]);
      assert.deepEqual(await ids(officer("JP")), [7, 2, 3]);
      assert.deepEqual(await ids(officer("US")), [2, 3]);
    });

    const detection = (id: number, kind: Detection["kind"] = "maneuver"): Detection => ({
      kind,
      ids: [id],
      from: at(1),
      to: at(id % 60),
      values: { deltaVMPerS: 0.1 + 0.2 },
      detectionProbability: 0.9,
      rule: { name: "rule", version: "1", parameters: { windowDays: 3 } },
      inputs: [contentHash(id)],
      limitations: [],
    });
    const startRun = (marking: Marking = publicMarking) =>
      store.as(system, (tx) =>
        startWatchRun(tx, { inputsHash: contentHash("inputs"), startedAt: at(1), marking }),
      );

    test("detections are kept once by content and come back as they were", async () => {
      const runId = await startRun();
      const found = [detection(31), detection(32), detection(33, "geo-relocation")];
      const save = () => store.as(system, (tx) => saveDetections(tx, runId, found, publicMarking));
      assert.equal(await save(), 3);
      assert.equal(await save(), 0);
      const listed = await store.as(visitor, (tx) => listDetections(tx, { objectIds: [31, 33] }));
      assert.deepEqual(
        listed.map((stored) => stored.detection),
        [found[2], found[0]],
      );
      assert.equal(listed[0]?.detectionId, contentHash(found[2]));
      const byKind = await store.as(visitor, (tx) =>
        listDetections(tx, { kinds: ["geo-relocation"], limit: 9 }),
      );
      assert.equal(byKind.length, 1);
      assert.equal((await store.as(visitor, (tx) => listDetections(tx, { endingFrom: at(32) }))).length, 2);
      const id = contentHash(found[0]);
      assert.deepEqual((await store.as(visitor, (tx) => findDetection(tx, id)))?.detection, found[0]);
      assert.equal(await store.as(elsewhere, (tx) => findDetection(tx, id)), undefined);
    });

    test("conjunctions and runs: kept under their run, nearest first; a run that ended has its summary", async () => {
      const runId = await startRun();
      const pair = (id2: number, missDistanceKm: number) => ({
        id1: 10,
        id2,
        tca: at(id2),
        missDistanceKm,
        relativeSpeedKmPerS: 7.5,
        ricKm: [1, 2, 3],
      });
      const pairs = [pair(11, 5), pair(12, 1), pair(13, 3)];
      assert.equal(await store.as(system, (tx) => saveConjunctions(tx, runId, pairs, publicMarking)), 3);
      const list = (objectId?: number) =>
        store.as(visitor, (tx) => listConjunctions(tx, { runId, ...(objectId ? { objectId } : {}) }));
      assert.deepEqual(await list(), [pairs[1], pairs[2], pairs[0]]);
      assert.deepEqual(await list(11), [pairs[0]]);
      await store.as(system, (tx) => finishWatchRun(tx, runId, at(2), { detections: 3 }));
      const runs = await store.as(visitor, (tx) => listWatchRuns(tx));
      assert.deepEqual(
        runs.find((run) => run.runId === runId),
        {
          runId,
          inputsHash: contentHash("inputs"),
          startedAt: at(1),
          finishedAt: at(2),
          summary: { detections: 3 },
        },
      );
    });

    describeConsultation(() => store);
    describeSourcesOfObjects(() => store);
  });
}
