import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { publicMarking } from "../core/index.ts";
import { openPostgresStore } from "./open-postgres-store.ts";
import { openPostgres } from "./postgres-database.ts";
import { saveElementSets } from "./save-element-sets.ts";
import { listSourceBatches, saveSourceBatch } from "./source-batches.ts";
import { describeStore } from "./store.contract.ts";
import { batch, system, visitor } from "./testing/contract-material.ts";
import { sampleElementSets } from "./testing/sample-element-sets.ts";
import { freshDatabase, openFreshPostgresStore, skipWithoutPostgres } from "./testing/temporary-postgres.ts";
import { testClock } from "./testing/temporary-store.ts";

if (skipWithoutPostgres) test("store on PostgreSQL", { skip: skipWithoutPostgres });
else {
  describeStore("store on PostgreSQL", openFreshPostgresStore);

  describe("sign-in to PostgreSQL", () => {
    test("the program's role is no superuser, owns nothing, and reads nothing by itself", async () => {
      const { url, ownerUrl } = await freshDatabase();
      await (await openPostgresStore({ url, ownerUrl, clock: testClock })).close();
      const program = openPostgres(url);
      for (const statement of [
        "select * from hoshimori.source_batch",
        "insert into hoshimori.source_batch default values",
        "alter table hoshimori.source_batch disable row level security",
        "select * from hoshimori.schema_migration",
        "create table hoshimori.mine (x int)",
      ])
        await assert.rejects(
          program.transaction((connection) => connection.query(statement, [])),
          { code: /store-not-permitted|42501|42P01/ },
          statement,
        );
      await program.close();
    });

    test("a superuser as sign-in is refused, and so is a database that is not migrated", async () => {
      const { url, ownerUrl } = await freshDatabase();
      await assert.rejects(openPostgresStore({ url, clock: testClock }), { code: "store-not-migrated" });
      await assert.rejects(openPostgresStore({ url: ownerUrl, ownerUrl, clock: testClock }), {
        code: "store-login-too-powerful",
      });
      await assert.rejects(openPostgresStore({ url: url.replace(/:\d+\//, ":1/"), clock: testClock }), {
        code: "store-database-unreachable",
      });
    });

    test("a role that may take a superuser's is refused; an error that is passed over never looks like a commit", async () => {
      const { url, ownerUrl } = await freshDatabase();
      const store = await openPostgresStore({ url, ownerUrl, clock: testClock });
      await assert.rejects(
        store.as(system, async (tx) => {
          await saveSourceBatch(tx, batch("passed over"));
          await tx.query("select 1 / 0").catch(() => {});
        }),
        { code: "store-conflict" },
      );
      assert.deepEqual(await store.as(visitor, (tx) => listSourceBatches(tx)), []);
      await store.close();
      const owner = openPostgres(ownerUrl);
      await owner.transaction((connection) =>
        connection.script("create role helper superuser; grant helper to program"),
      );
      await assert.rejects(openPostgresStore({ url, clock: testClock }), {
        code: "store-login-too-powerful",
      });
      await owner.transaction((connection) => connection.script("drop role helper"));
      await owner.close();
    });

    test("four that bring sets of new months at once all succeed", async () => {
      const store = await openFreshPostgresStore();
      const bring = (k: number) =>
        store.as(system, async (tx) => {
          const { batchId } = await saveSourceBatch(tx, batch(`at once ${k}`));
          return saveElementSets(tx, batchId, sampleElementSets(200, 100 + k));
        });
      assert.deepEqual(await Promise.all([0, 1, 2, 3].map(bring)), [200, 200, 200, 200]);
      await store.close();
    });

    test("transactions run side by side, each under its own principal; one that fails leaves nothing", async () => {
      const store = await openFreshPostgresStore();
      const work = Array.from({ length: 40 }, (_, k) =>
        store.as(system, async (tx) => {
          await saveSourceBatch(tx, batch(`batch ${k}`, publicMarking));
          if (k % 4 === 0) throw new Error("on purpose");
        }),
      );
      const settled = await Promise.allSettled(work);
      assert.equal(settled.filter(({ status }) => status === "rejected").length, 10);
      const kept = await store.as(visitor, (tx) => listSourceBatches(tx));
      assert.equal(kept.length, 30);
      await store.close();
    });
  });
}
