import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { sha256Hex } from "../digest/index.ts";
import { retryAfterSeconds } from "./retry-after.ts";
import {
  type AttemptOutcome,
  isDue,
  newSourceState,
  nextAttempt,
  type SourceState,
  switchedOnAgain,
} from "./source-state.ts";
import { freshness } from "./staleness.ts";
import { later, latest, secondsBetween } from "./times.ts";

const start = "2026-08-12T00:00:00.000000Z";
const schedule = { everySeconds: 7200, firstRetrySeconds: 60, longestRetrySeconds: 86_400 };
const sha256 = sha256Hex(Buffer.from("x"));
const outcomes: fc.Arbitrary<AttemptOutcome> = fc.oneof(
  fc.constant({ kind: "received", sha256, validators: { address: sha256, etag: "e" } } as const),
  fc.constant({ kind: "unchanged" } as const),
  fc.constant({ kind: "failed", code: "feed-status" } as const),
  fc.constant({ kind: "busy", code: "feed-busy" } as const),
  fc
    .double({ min: 0, max: 1e9, noNaN: true })
    .map((retryAfterSeconds) => ({ kind: "busy", code: "feed-busy", retryAfterSeconds }) as const),
  fc.constant({ kind: "refused", code: "feed-forbidden" } as const),
  fc
    .integer({ min: 1, max: 1e5 })
    .map((wait) => ({ kind: "no-slot", waitUntil: later(start, 1e7 + wait) }) as const),
);
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** Follows a source through outcomes, each attempt at the time at which it is due. */
function follow(
  steps: readonly (readonly [AttemptOutcome, number])[],
  check: (before: SourceState, outcome: AttemptOutcome, after: SourceState, now: string) => void,
) {
  let state = newSourceState();
  let now = start;
  for (const [outcome, share] of steps) {
    const after = nextAttempt(state, outcome, now, () => share, schedule);
    check(state, outcome, after, now);
    state = after;
    if (state.phase === "waiting") now = latest(state.until, now);
  }
}

test("whatever comes of attempts: a wait ends, patience is kept, a stop lasts, good data are never forgotten", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(outcomes, random), { maxLength: 30 }), (steps) => {
      follow(steps, (before, outcome, after, now) => {
        assert.notEqual(after.phase, "idle");
        if (before.phase === "stopped") assert.equal(after.phase, "stopped");
        else assert.equal(after.phase === "stopped", outcome.kind === "refused");
        if (outcome.kind !== "received") assert.deepEqual(after.memory.lastGood, before.memory.lastGood);
        if (outcome.kind !== "received") assert.deepEqual(after.memory.validators, before.memory.validators);
        if (after.phase !== "waiting" || outcome.kind === "no-slot") return;
        const wait = secondsBetween(now, after.until);
        const isGood = outcome.kind === "received" || outcome.kind === "unchanged";
        assert.ok(isGood ? wait >= 7200 && wait <= 7560 : wait >= 30 && wait <= 86_400, `${wait} s`);
        assert.equal(after.memory.failures, isGood ? 0 : before.memory.failures + 1);
        if (outcome.kind === "busy" && outcome.retryAfterSeconds !== undefined)
          assert.ok(wait >= Math.min(outcome.retryAfterSeconds, 86_400) - 1e-6);
        assert.ok(isDue(after, after.until) && !isDue(after, later(after.until, -0.001)));
      });
    }),
  );
});

test("waits double from the first to the longest, between half and whole", () => {
  for (const share of [0, 0.999]) {
    let state = newSourceState();
    const waits = Array.from({ length: 14 }, () => {
      state = nextAttempt(state, { kind: "failed", code: "feed-status" }, start, () => share, schedule);
      return state.phase === "waiting" ? Math.round(secondsBetween(start, state.until)) : 0;
    });
    const whole = share === 0 ? 0.5 : 0.9995;
    for (const [index, wait] of waits.entries())
      assert.ok(Math.abs(wait - whole * Math.min(60 * 2 ** index, 86_400)) <= 1, `${index}: ${wait} s`);
  }
});

test("a stopped source runs again only when a person switched it on after the stop", () => {
  const stopped = nextAttempt(
    newSourceState(),
    { kind: "refused", code: "feed-missing" },
    start,
    () => 0,
    schedule,
  );
  assert.deepEqual([stopped.phase, isDue(stopped, later(start, 1e9))], ["stopped", false]);
  assert.equal(switchedOnAgain(stopped, later(start, -1)).phase, "stopped");
  assert.equal(switchedOnAgain(stopped, later(start, 1)).phase, "idle");
  assert.equal(switchedOnAgain(stopped, later(start, 1)).memory.problem, "feed-missing");
});

test("a slot that is not free yet never shortens a wait", () => {
  const waiting = nextAttempt(newSourceState(), { kind: "unchanged" }, start, () => 0, schedule);
  const after = nextAttempt(
    waiting,
    { kind: "no-slot", waitUntil: later(start, 5) },
    start,
    () => 0,
    schedule,
  );
  assert.deepEqual(after, waiting);
});

test("Retry-After: seconds, a date, a date that is past, and what can't be read", () => {
  const cases: readonly (readonly [string | undefined, number | undefined])[] = [
    ["120", 120],
    [" 0 ", 0],
    ["Wed, 12 Aug 2026 00:02:00 GMT", 120],
    ["Tue, 11 Aug 2026 00:00:00 GMT", 0],
    ["Wed, 32 Aug 2026 00:00:00 GMT", undefined],
    ["-5", undefined],
    ["soon", undefined],
    ["99999999999999", undefined],
    ["", undefined],
    [undefined, undefined],
  ];
  for (const [header, seconds] of cases) assert.equal(retryAfterSeconds(header, start), seconds, header);
  fc.assert(
    fc.property(fc.string(), (text) => {
      const seconds = retryAfterSeconds(text, start);
      assert.ok(seconds === undefined || seconds >= 0);
    }),
  );
});

test("a feed is stale when nothing came for too long, or when what comes is old", () => {
  const policy = { staleAfterMinutes: 60, staleEpochMinutes: 600 };
  const at = (minutes: number) => later(start, minutes * 60);
  const fresh = { kind: "fresh" };
  assert.deepEqual(freshness(policy, { confirmedAt: at(0), newestEpoch: at(-100) }, at(59)), fresh);
  assert.deepEqual(freshness(policy, { confirmedAt: at(0) }, at(60)), {
    kind: "stale",
    reason: "nothing-came",
    since: at(60),
  });
  const old = { kind: "stale", reason: "old-epochs", since: at(0) };
  assert.deepEqual(freshness(policy, { confirmedAt: at(0), newestEpoch: at(-600) }, at(1)), old);
  assert.deepEqual(
    freshness({ staleAfterMinutes: 60 }, { confirmedAt: at(0), newestEpoch: at(-600) }, at(1)),
    fresh,
  );
  assert.deepEqual(freshness(policy, {}, at(0)), { kind: "stale", reason: "nothing-came" });
});
