import assert from "node:assert/strict";
import { test } from "node:test";
import { interpolate, KeyStates, stepMsOf } from "./key-states.ts";
import type { KeyState } from "./propagation-messages.ts";

const key = (timeMs: number, states: Float32Array<ArrayBuffer>): KeyState => ({
  timeMs,
  states,
  rows: new Uint32Array(0),
  drawn: 0,
  stale: 0,
  failed: 0,
});
const empty = (timeMs: number) => key(timeMs, new Float32Array(6));

test("the two key states around the picture are asked for first, then the next", () => {
  const asked: number[] = [];
  const keys = new KeyStates((timeMs) => asked.push(timeMs));
  assert.equal(keys.around(100_000, 1), undefined);
  assert.deepEqual(asked, [90_000, 120_000]);
  keys.add(empty(90_000));
  keys.add(empty(120_000));
  const around = keys.around(100_000, 1);
  assert.ok(around);
  assert.ok(Math.abs(around.share - 1 / 3) < 1e-12);
  assert.deepEqual(asked, [90_000, 120_000, 150_000]);
});

test("never more than two requests are under way, however far the picture is dragged", () => {
  const asked: number[] = [];
  const keys = new KeyStates((timeMs) => asked.push(timeMs));
  for (let hour = 0; hour < 50; hour++) keys.around(hour * 3_600_000, 3600);
  assert.equal(asked.length, 2);
});

test("cubic Hermite between key states is off by less than 300 m in low orbit at the widest span", () => {
  // A circular orbit at 550 km: radius 6,928 km, mean motion by WGS-72 gravity.
  const radius = 6928;
  const rate = Math.sqrt(398_600.8 / radius ** 3);
  const stateAt = (seconds: number) =>
    Float32Array.of(
      radius * Math.cos(rate * seconds),
      radius * Math.sin(rate * seconds),
      0,
      -radius * rate * Math.sin(rate * seconds),
      radius * rate * Math.cos(rate * seconds),
      0,
    );
  const out = new Float64Array(3);
  for (const [spanMs, toleranceKm] of [
    [stepMsOf[1], 0.002],
    [stepMsOf[3600], 0.3],
  ]) {
    const span = spanMs / 1000;
    let worst = 0;
    for (let share = 0; share <= 1; share += 0.05) {
      const before = key(0, stateAt(0));
      const after = key(spanMs, stateAt(span));
      assert.ok(interpolate({ before, after, share }, 0, out));
      const wanted = stateAt(share * span);
      worst = Math.max(worst, Math.hypot(out[0] - wanted[0], out[1] - wanted[1], out[2] - wanted[2]));
    }
    assert.ok(
      worst < toleranceKm,
      `span ${span} s: wanted < ${toleranceKm} km, got ${worst} km, ratio ${worst / toleranceKm}`,
    );
  }
});

test("what isn't drawn at either end isn't drawn between", () => {
  const there = Float32Array.of(7000, 0, 0, 0, 7, 0);
  const nowhere = new Float32Array(6);
  for (const [before, after] of [
    [nowhere, there],
    [there, nowhere],
  ]) {
    const shown = { before: key(0, before), after: key(30_000, after), share: 0.5 };
    assert.equal(interpolate(shown, 0, new Float64Array(3)), false);
  }
});
