import assert from "node:assert/strict";
import { test } from "node:test";
import { earthRotationAt, temeToItrfState } from "../../frames/index.ts";
import {
  buildElementTable,
  initializeSgp4,
  type MeanElements,
  minutesSinceEpoch,
  propagateSgp4,
  type Sgp4Model,
} from "../../orbit/index.ts";
import { parseIsoUtc } from "../../time/index.ts";
import { instantOfMs } from "./instant-of-ms.ts";
import { orbitStates, prepareObjects, statesAt } from "./propagation.ts";

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
const objects = prepareObjects(buildElementTable([geostationary]));

const propagated = (model: Sgp4Model, minutes: number): Float64Array => {
  const state = new Float64Array(6);
  assert.equal(propagateSgp4(model, minutes, state), 0);
  return state;
};

test("a geostationary object stands still over the turning Earth", () => {
  const { states, drawn } = statesAt(objects, epochMs);
  assert.equal(drawn, 1);
  const radius = Math.hypot(states[0], states[1], states[2]);
  assert.ok(Math.abs(radius - 42_164) < 40, `radius ${radius} km`);
  const speed = Math.hypot(states[3], states[4], states[5]);
  assert.ok(speed < 0.01, `wanted < 0.01 km/s, got ${speed}`);
});

test("states are those of the reference, turned with the Earth, for objects near, far, decayed and stale", () => {
  const sets: MeanElements[] = [
    { ...geostationary, meanMotionRevPerDay: 15.5, inclinationDeg: 51.6, bstar: 1e-4 },
    { ...geostationary, epoch: parseIsoUtc("2026-06-12T12:00:00Z") },
    { ...geostationary, meanMotionRevPerDay: 2.006, eccentricity: 0.72, inclinationDeg: 63.4 },
    { ...geostationary, meanMotionRevPerDay: 17.2, inclinationDeg: 51.6 },
    { ...geostationary, meanMotionRevPerDay: 14.2, inclinationDeg: 98.6, meanAnomalyDeg: 7 },
    geostationary,
  ];
  const timeMs = epochMs + 3 * 86_400_000 + 4567;
  const { states, rows, drawn, stale, failed } = statesAt(prepareObjects(buildElementTable(sets)), timeMs);
  assert.deepEqual([[...rows], drawn, stale, failed], [[0, 2, 4, 5], 4, 1, 1]);
  const rotation = earthRotationAt(instantOfMs(timeMs));
  for (const [row, set] of sets.entries()) {
    const got = states.subarray(row * 6, row * 6 + 6);
    if (!rows.includes(row)) {
      assert.deepEqual([...got], [0, 0, 0, 0, 0, 0]);
      continue;
    }
    const model = initializeSgp4(set);
    const [x, y, z, vx, vy, vz] = propagated(model, minutesSinceEpoch(model, instantOfMs(timeMs)));
    const wanted = temeToItrfState(rotation, { positionKm: [x, y, z], velocityKmPerS: [vx, vy, vz] });
    for (const [at, number] of [...wanted.positionKm, ...wanted.velocityKmPerS].entries()) {
      // Single precision: half a unit in the last of 24 bits.
      const tolerance = Math.max(Math.abs(number) * 2 ** -24, 1e-9) * 1.01;
      const ratio = Math.abs(got[at] - number) / tolerance;
      assert.ok(ratio <= 1, `row ${row}, number ${at}: wanted ${number}, got ${got[at]}, ratio ${ratio}`);
    }
  }
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
  const { states, drawn, stale } = statesAt(objects, epochMs + 31 * 86_400_000);
  assert.deepEqual([drawn, stale, states[0]], [0, 1, 0]);
});

test("an orbit line closes", () => {
  const points = orbitStates(objects, 0, epochMs);
  const end = points.length - 3;
  const gap = Math.hypot(points[0] - points[end], points[1] - points[end + 1], points[2] - points[end + 2]);
  assert.ok(gap < 200, `gap ${gap} km`);
  assert.equal(orbitStates(objects, 7, epochMs).length, 0);
});
