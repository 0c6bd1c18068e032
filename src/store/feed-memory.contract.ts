import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sha256Hex } from "../digest/index.ts";
import { type FeedSlots, newSourceState, type SourceState } from "../feeds/index.ts";
import { feedSlots, feedStates } from "./feed-memory.ts";
import type { Gateway } from "./gateway.ts";
import type { Principal } from "./principal.ts";
import { at } from "./testing/contract-material.ts";

interface ReopenedStore extends Gateway {
  readonly close: () => Promise<void>;
}

const rules = { windows: [{ requests: 5, seconds: 60 }], minimumSeconds: 0 };
const address = (name: string) => sha256Hex(Buffer.from(name));
const takeMany = (slots: FeedSlots, count: number, second: number) =>
  Promise.all(
    Array.from({ length: count }, (_, index) => slots.take("p", at(second), rules, address(String(index)))),
  );

/** What every store must do for feeds. Given: a way to open the same store again and again, empty at first. */
export function describeFeedMemory(name: string, open: () => Promise<ReopenedStore>): void {
  describe(name, () => {
    let store: ReopenedStore;
    before(async () => {
      store = await open();
    });
    after(() => store.close());

    test("workers that take at the same time never exceed the window, whatever their realm; it holds after reopening", async () => {
      const [live, replay] = [feedSlots(store, "live"), feedSlots(store, "replay")];
      const answers = (
        await Promise.all([takeMany(live, 6, 0), takeMany(replay, 6, 0), takeMany(live, 6, 1)])
      ).flat();
      assert.equal(answers.filter(({ allowed }) => allowed).length, 5);
      const from = "2026-08-12T15:09:00.000000Z";
      const to = "2026-08-12T15:09:01.000000Z";
      const isWithin = (until: string) => until >= from && until <= to;
      for (const answer of answers) assert.ok(answer.allowed || isWithin(answer.waitUntil));
      await store.close();
      store = await open();
      const slots = feedSlots(store, "live");
      const again = await slots.take("p", at(59), rules, address("x"));
      assert.ok(!again.allowed && isWithin(again.waitUntil));
      assert.deepEqual(await slots.take("p", to, rules, address("x")), { allowed: true });
      assert.deepEqual(await slots.take("another", at(59), rules, address("x")), { allowed: true });
    });

    test("the least time of an address is kept apart for each", async () => {
      const slots = feedSlots(store, "live");
      const least = { ...rules, minimumSeconds: 7200 };
      assert.deepEqual(await slots.take("c", at(0), least, address("geo")), { allowed: true });
      assert.deepEqual(await slots.take("c", at(1), least, address("gps")), { allowed: true });
      assert.deepEqual(await slots.take("c", at(2), least, address("geo")), {
        allowed: false,
        waitUntil: "2026-08-12T17:08:00.000000Z",
      });
    });

    test("a source's state comes back as it was; of two workers that change it one is told to look again", async () => {
      const states = feedStates(store, "live");
      assert.equal(await states.find("gcat"), undefined);
      const first = newSourceState();
      const second: SourceState = {
        phase: "waiting",
        until: at(9),
        memory: {
          failures: 1,
          problem: "feed-status",
          validators: { address: address("x"), etag: 'W/"ä\u2028"' },
          lastGood: { sha256: address("y"), receivedAt: at(1) },
        },
      };
      const third: SourceState = {
        phase: "stopped",
        since: at(2),
        reason: "feed-forbidden",
        memory: first.memory,
      };
      assert.equal(await states.replace("gcat", undefined, first), true);
      assert.equal(await states.replace("gcat", undefined, second), false);
      assert.deepEqual(
        new Set(
          await Promise.all([states.replace("gcat", first, second), states.replace("gcat", first, third)]),
        ),
        new Set([false, true]),
      );
      const found = await states.find("gcat");
      assert.ok(found);
      assert.deepEqual(found, found.phase === "waiting" ? second : third);
      assert.equal(await states.replace("gcat", found, second), true);
      assert.deepEqual(await states.find("gcat"), second);
    });

    test("only the system sees or changes what feeds remember, and nobody deletes it", async () => {
      await feedSlots(store, "live").take("p", at(0), rules, address("x"));
      const people: readonly Principal[] = [
        { kind: "visitor", realm: "live" },
        { kind: "person", realm: "live", personId: "a", party: "JP", role: "duty-officer" },
      ];
      const refused = { code: "store-not-permitted" };
      for (const table of ["feed_slot", "feed_state"]) {
        for (const principal of people)
          await assert.rejects(
            store.as(principal, (tx) => tx.query(`select * from hoshimori.${table}`)),
            refused,
          );
        await assert.rejects(
          store.as({ kind: "system", realm: "live" }, (tx) => tx.execute(`delete from hoshimori.${table}`)),
          refused,
        );
      }
    });
  });
}
