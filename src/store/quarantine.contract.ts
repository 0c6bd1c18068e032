import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { type Marking, originatorOnly, publicMarking } from "../core/index.ts";
import { readElementSets } from "../formats/index.ts";
import { type ElementTable, selectRows } from "../orbit/index.ts";
import type { Gateway } from "./gateway.ts";
import { judgeStoredSets } from "./judge-stored-sets.ts";
import { loadElementTable } from "./load-element-table.ts";
import type { Principal } from "./principal.ts";
import { addQuarantineAct, listQuarantinedSets, quarantineCounts } from "./quarantined-sets.ts";
import { saveElementSets } from "./save-element-sets.ts";
import { parseSetKey } from "./set-key.ts";
import { saveSourceBatch } from "./source-batches.ts";
import { batch, system, visitor } from "./testing/contract-material.ts";
import { officer } from "./testing/sample-work.ts";

const demoHistory = new URL("../../data/demo/history_2026-06-02_2026-08-12.tle.gz", import.meta.url);

/** Given: a way to open an empty, migrated store. What quarantine must do, whichever database is below. */
export function describeQuarantine(open: () => Promise<Gateway & { close(): Promise<void> }>): void {
  describe("quarantine", () => {
    let store: Gateway & { close(): Promise<void> };
    let real: ElementTable;
    before(async () => {
      store = await open();
      real = realSets();
    });
    after(() => store.close());

    const bring = (label: string, table: ElementTable, marking: Marking, receivedAt: string) =>
      store.as(system, async (tx) => {
        const { batchId } = await saveSourceBatch(tx, batch(label, marking, receivedAt));
        await saveElementSets(tx, batchId, table);
        return batchId;
      });
    const judge = () => judgeStoredSets(store, system);
    const list = (who: Principal, ids: readonly number[]) =>
      store.as(who, (tx) => listQuarantinedSets(tx, ids));
    const load = (who: Principal, ids: readonly number[], withQuarantined = false) =>
      store.as(who, (tx) => loadElementTable(tx, { ids, withQuarantined }));

    test("forged sets among real ones are put aside as received and are absent from what is loaded; real ones stay", async () => {
      const table = shifted(real, 1);
      const { all, forged } = withForgeries(table);
      const ids = [...new Set(table.id)];
      await bring("forged", all, publicMarking, august(13));
      const first = await judge();
      assert.equal(first.judged, all.count);
      const found = await list(visitor, ids);
      const named = new Set(found.map(({ id, epoch }) => `${id} ${epoch.days} ${epoch.nanos}`));
      const missed = forged.filter((key) => !named.has(key));
      assert.deepEqual(missed, []);
      const realOnes = found.length - forged.length;
      assert.ok(realOnes <= 0.005 * table.count, `${realOnes} of ${table.count} real sets`);
      for (const { reasons } of found)
        for (const { measured, limit } of reasons) assert.ok(measured > limit, `${measured} > ${limit}`);
      assert.equal((await load(visitor, ids)).count, all.count - found.length);
      assert.equal((await load(visitor, ids, true)).count, all.count, "as received");
    });

    test("what has not changed is not judged again", async () => {
      await judge();
      assert.equal((await judge()).judged, 0);
    });

    test("batches loaded in any order, judged between or at the end, twice, give equal verdicts", async () => {
      const states: unknown[] = [];
      for (const [run, order] of [
        [0, 1, 2],
        [2, 0, 1],
        [1, 2, 1, 0],
      ].entries()) {
        const shift = 10 + run;
        const { all } = withForgeries(shifted(real, shift));
        const parts = [0, 1, 2].map((part) =>
          selectRows(
            all,
            Array.from({ length: all.count }, (_, row) => row).filter(
              (row) => (row * 7) % 3 === part || row % 11 === part,
            ),
          ),
        );
        for (const part of order) {
          await bring(`part ${run} ${part}`, parts[part]!, publicMarking, august(13 + part));
          if (run !== 2) await judge();
        }
        await judge();
        const ids = [...new Set(all.id)];
        const found = await list(visitor, ids);
        states.push(
          found.map(({ id, epoch, content, reasons }) => ({
            id: id - shift * 1_000_000,
            epoch,
            content,
            reasons,
          })),
        );
      }
      assert.ok((states[0] as unknown[]).length >= 9);
      assert.deepEqual(states[1], states[0]);
      assert.deepEqual(states[2], states[0]);
    });

    test("an epoch ahead of its reception is put aside, also where the batch received first is loaded last", async () => {
      const table = shifted(real, 20);
      const ids = [...new Set(table.id)];
      const future = async () =>
        (await list(visitor, ids)).filter(({ reasons }) =>
          reasons.some(({ gate }) => gate === "trust-epoch-future"),
        ).length;
      await bring("received late", table, publicMarking, august(13));
      await judge();
      assert.equal(await future(), 0);
      await bring("received early", table, publicMarking, august(1));
      await judge();
      const day = (Date.parse(august(1)) - Date.UTC(2000, 0, 1)) / 86_400_000;
      // A set may be 1.1 revolutions ahead, which for a geosynchronous object is more than a day.
      const ahead = (days: number) => [...table.epochDays].filter((epoch) => epoch >= day + days).length;
      const found = await future();
      assert.ok(ahead(2) > 20 && found >= ahead(2) && found <= ahead(0), `${found} of ${ahead(2)}`);
    });

    test("a person's release brings a set back, a withdrawal takes it away again; the program and another's name can't act", async () => {
      const table = shifted(real, 40);
      const ids = [...new Set(table.id)];
      await bring("released", withForgeries(table).all, publicMarking, august(13));
      await judge();
      const [set] = await list(visitor, ids);
      const held = (await load(visitor, ids)).count;
      const key = parseSetKey(set!.key)!;
      const person = officer("JP");
      const named = { personId: person.personId, party: person.party, role: person.role };
      const decide = (who: Principal, act: "release" | "withdraw", of: typeof named = named) =>
        store.as(who, (tx) =>
          addQuarantineAct(tx, key, { act, reason: "compared with the operator", at: august(14), ...of }),
        );
      assert.equal(await decide(person, "release"), true);
      assert.equal((await load(visitor, ids)).count, held + 1);
      await judge();
      assert.ok(
        (await load(visitor, ids)).count >= held + 1,
        "judging again releases nothing and holds nothing released",
      );
      assert.equal(await decide(person, "withdraw"), true);
      await judge();
      assert.equal((await load(visitor, ids)).count, held);
      assert.deepEqual(
        (await list(visitor, ids)).find((one) => one.key === set!.key)?.acts.map(({ act }) => act),
        ["release", "withdraw"],
      );
      await assert.rejects(decide(system, "release"), { code: "store-not-permitted" });
      await assert.rejects(decide(person, "release", { ...named, personId: "another" }), {
        code: "store-not-permitted",
      });
    });

    test("another party sees no private set in quarantine, nor its count, nor does a private set touch a public verdict", async () => {
      const table = shifted(real, 30);
      const ids = [...new Set(table.id)];
      await bring("public real", table, publicMarking, august(13));
      await judge();
      const before_ = await list(visitor, ids);
      const batchId = await bring("private", withForgeries(table).all, originatorOnly("JP"), august(13));
      await judge();
      const own = (await list(officer("JP"), ids)).filter((set) => set.batchId === batchId);
      assert.ok(own.length >= 9, `${own.length}`);
      for (const other of [visitor, officer("US")]) {
        assert.deepEqual(await list(other, ids), before_);
        assert.equal((await store.as(other, quarantineCounts)).has(batchId), false);
      }
      assert.equal((await store.as(officer("JP"), quarantineCounts)).get(batchId), own.length);
      // A system without the party neither sees nor removes the private verdicts.
      const { quarantined } = await judgeStoredSets(store, { kind: "system", realm: "replay" });
      const seen = await store.as(visitor, quarantineCounts);
      assert.equal(
        quarantined,
        [...seen.values()].reduce((sum, count) => sum + count, 0),
      );
      assert.equal((await list(officer("JP"), ids)).length, before_.length + own.length);
    });
  });
}

const august = (day: number) => `2026-08-${String(day).padStart(2, "0")}T00:00:00.000000Z`;

/** All sets of the first 24 objects that the bundled history knows by 40 sets or more. */
function realSets(): ElementTable {
  const { table } = readElementSets(gunzipSync(readFileSync(demoHistory)));
  const rows = Map.groupBy(
    Array.from({ length: table.count }, (_, row) => row),
    (row) => table.id[row]!,
  );
  const chosen = [...rows.values()].filter((of) => of.length >= 40).slice(0, 24);
  assert.equal(chosen.length, 24);
  return selectRows(table, chosen.flat());
}

/** Tests share a store, so each has objects of its own. */
const shifted = (table: ElementTable, millions: number): ElementTable => ({
  ...table,
  id: table.id.map((id) => id + millions * 1_000_000),
});

/** Given: real sets. Returned: them and a copy of some late ones: with another object's number, another energy, another epoch. */
function withForgeries(table: ElementTable): { all: ElementTable; forged: string[] } {
  const rows = Array.from({ length: table.count }, (_, row) => row);
  const ids = [...new Set(table.id)];
  const lateOf = (id: number) => rows.filter((row) => table.id[row] === id).at(-4)!;
  const sources = ids.slice(0, 12).map(lateOf);
  const all = selectRows(table, [...rows, ...sources]);
  const forged: string[] = [];
  for (const k of sources.keys()) {
    const row = table.count + k;
    if (k % 3 === 0) all.id[row] = ids[(k + 12) % ids.length]!;
    else if (k % 3 === 1) all.meanMotionRevPerDay[row] = all.meanMotionRevPerDay[row]! * 1.03;
    else all.epochDays[row] = all.epochDays[row]! - 2;
    forged.push(`${all.id[row]} ${all.epochDays[row]} ${all.epochNanos[row]}`);
  }
  return { all, forged };
}
