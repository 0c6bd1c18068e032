import assert from "node:assert/strict";
import { test } from "node:test";
import { buildElementTable, type MeanElements } from "../../orbit/index.ts";
import { parseIsoUtc } from "../../time/index.ts";
import { instantOfMs, orbitStates, prepareObjects, statesAt } from "./propagation.ts";

const epochMs = Date.UTC(2026, 7, 12, 12);
const geostationary: MeanElements = {
  id: 42917,
  name: "test",
  internationalDesignator: "2017-048A",
  epoch: parseIsoUtc("2026-08-12T12:00:00Z"),
  meanMotionRevPerDay: 1.00271,
  eccentricity: 0.0002,
  inclinationDeg: 0.05,
  raanDeg: 80,
  argumentOfPerigeeDeg: 30,
  meanAnomalyDeg: 200,
  bstar: 0,
  meanMotionDot: 0,
  meanMotionDdot: 0,
};
const models = prepareObjects(buildElementTable([geostationary]));

test("a geostationary object stands still over the turning Earth", () => {
  const { states, drawn } = statesAt(models, epochMs);
  assert.equal(drawn, 1);
  const radius = Math.hypot(states[0], states[1], states[2]);
  assert.ok(Math.abs(radius - 42_164) < 40, `radius ${radius} km`);
  const speed = Math.hypot(states[3], states[4], states[5]);
  assert.ok(speed < 0.01, `wanted < 0.01 km/s, got ${speed}`);
});

test("the velocity is that of the Earth-fixed place", () => {
  const low = prepareObjects(
    buildElementTable([{ ...geostationary, meanMotionRevPerDay: 15.5, inclinationDeg: 51.6 }]),
  );
  const before = statesAt(low, epochMs - 500).states;
  const after = statesAt(low, epochMs + 500).states;
  const { states } = statesAt(low, epochMs);
  for (let axis = 0; axis < 3; axis++) {
    const wanted = after[axis] - before[axis];
    // Float32 holds 7,000 km to 0.5 m; the difference over a second to 1 m.
    assert.ok(
      Math.abs(wanted - states[axis + 3]) < 2e-3,
      `axis ${axis}: wanted ${wanted}, got ${states[axis + 3]}`,
    );
  }
});

test("elements more than thirty days from the picture aren't drawn and are counted", () => {
  const { states, drawn, stale } = statesAt(models, epochMs + 31 * 86_400_000);
  assert.deepEqual([drawn, stale, states[0]], [0, 1, 0]);
});

test("an orbit line closes", () => {
  const points = orbitStates(models, 0, epochMs);
  const end = points.length - 3;
  const gap = Math.hypot(points[0] - points[end], points[1] - points[end + 1], points[2] - points[end + 2]);
  assert.ok(gap < 200, `gap ${gap} km`);
  assert.equal(orbitStates(models, 7, epochMs).length, 0);
});

test("milliseconds become the instant that they name", () => {
  assert.deepEqual(instantOfMs(epochMs), geostationary.epoch);
  assert.equal(instantOfMs(Date.UTC(1999, 11, 31, 23, 59, 59, 500)).nanos, 86_399.5e9);
});
