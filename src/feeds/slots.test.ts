import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Sha256Hex, sha256Hex } from "../digest/index.ts";
import { decideSlot, type SlotRules, type TakenSlot } from "./slots.ts";
import { later } from "./times.ts";

const start = "2026-08-12T00:00:00.000000Z";
const address = (name: string): Sha256Hex => sha256Hex(Buffer.from(name));
const rules: SlotRules = {
  windows: [
    { requests: 3, seconds: 60 },
    { requests: 7, seconds: 600 },
  ],
  minimumSeconds: 20,
};

test("however requests come, from clocks that differ by half a minute, no window is ever exceeded and no address asked too soon", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -30, max: 90 }), fc.constantFrom("a", "b", "c", "d", "e")), {
        maxLength: 80,
      }),
      (steps) => {
        let now = 1000;
        let taken: readonly TakenSlot[] = [];
        const allowed: { readonly at: number; readonly name: string }[] = [];
        for (const [wait, name] of steps) {
          now += wait;
          const decision = decideSlot(taken, later(start, now), rules, address(name));
          ({ taken } = decision);
          if (decision.answer.allowed) allowed.push({ at: now, name });
          else assert.ok(decision.answer.waitUntil > later(start, now));
        }
        for (const { at, name } of allowed) {
          for (const { requests, seconds } of rules.windows)
            assert.ok(allowed.filter((slot) => slot.at > at - seconds && slot.at <= at).length <= requests);
          const near = allowed.filter(
            (slot) => slot.name === name && Math.abs(slot.at - at) < rules.minimumSeconds,
          );
          assert.equal(near.length, 1);
        }
      },
    ),
  );
});

test("whoever waits as told gets the slot then, and not a moment before", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 40 }), (waits) => {
      let now = start;
      let taken: readonly TakenSlot[] = [];
      for (const [index, wait] of waits.entries()) {
        now = later(now, wait);
        const decision = decideSlot(taken, now, rules, address(String(index % 2)));
        if (!decision.answer.allowed) {
          const until = decision.answer.waitUntil;
          const ask = (at: string) => decideSlot(taken, at, rules, address(String(index % 2))).answer.allowed;
          assert.deepEqual([ask(later(until, -0.001)), ask(until)], [false, true]);
        }
        ({ taken } = decision);
      }
    }),
  );
});

test("a clock set back opens no window and locks nobody out", () => {
  const first = decideSlot([], later(start, 1e6), rules, address("a"));
  const back = decideSlot(first.taken, start, rules, address("a"));
  assert.deepEqual(back.answer, { allowed: false, waitUntil: later(start, 20) });
});

test("Space-Track's rules: 29 in a minute, 299 in an hour; what no longer counts is forgotten", () => {
  const windows = [
    { requests: 29, seconds: 60 },
    { requests: 299, seconds: 3600 },
  ];
  let taken: readonly TakenSlot[] = [];
  let allowed = 0;
  for (let second = 0; second < 7200; second++) {
    const decision = decideSlot(taken, later(start, second), { windows, minimumSeconds: 0 }, address("gp"));
    ({ taken } = decision);
    if (decision.answer.allowed) allowed++;
    if (second === 59) assert.equal(allowed, 29);
    if (second === 3599) assert.equal(allowed, 299);
  }
  assert.equal(allowed, 598);
  assert.ok(taken.length <= 300);
  const nextWeek = decideSlot(
    taken,
    later(start, 604_800),
    { windows, minimumSeconds: 1_209_600 },
    address("gp"),
  );
  assert.equal(nextWeek.answer.allowed, false, "the newest of an address is remembered for its least time");
  assert.equal(nextWeek.taken.length, 1);
});
