import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addSeconds } from "../time/index.ts";
import { initializeSgp4 } from "./initialize.ts";
import { minutesSinceEpoch } from "./minutes-since-epoch.ts";
import { propagateSgp4 } from "./propagate.ts";
import { secularRates } from "./secular-rates.ts";
import type { OperationMode } from "./sgp4-model.ts";
import { arbitraryElements } from "./testing/arbitrary-elements.ts";
import { ordinaryElements } from "./testing/ordinary-elements.ts";

const mode = fc.constantFrom<OperationMode>("i", "a");
const times = fc.array(fc.double({ min: -43_200, max: 43_200, noNaN: true }), {
  minLength: 1,
  maxLength: 12,
});

test("the order of times changes no bit of any state", () => {
  fc.assert(
    fc.property(arbitraryElements, mode, times, (elements, operationMode, minutes) => {
      const used = initializeSgp4(elements, operationMode);
      const got = new Float64Array(6);
      const wanted = new Float64Array(6);
      for (const t of minutes) {
        const status = propagateSgp4(used, t, got);
        assert.equal(propagateSgp4(initializeSgp4(elements, operationMode), t, wanted), status);
        assert.deepEqual(got, wanted);
      }
    }),
    { numRuns: 300 },
  );
});

test("every status but 0 and 6 comes with NaN, 0 and 6 with finite numbers; what lies beside the six places is untouched", () => {
  fc.assert(
    fc.property(arbitraryElements, times, (elements, minutes) => {
      const model = initializeSgp4(elements);
      const out = new Float64Array(8).fill(7);
      for (const t of minutes) {
        const status = propagateSgp4(model, t, out, 1);
        const hasState = status === 0 || status === 6;
        assert.equal(
          out.subarray(1, 7).every(hasState ? Number.isFinite : Number.isNaN),
          true,
          `status ${status}`,
        );
        assert.equal(out[0], 7);
        assert.equal(out[7], 7);
      }
    }),
    { numRuns: 300 },
  );
});

// Farther out, and near the equator, the terms of Sun and Moon move the position without a share in the velocity.
const ordinaryRegimes = arbitraryElements.filter(
  ({ meanMotionRevPerDay, inclinationDeg }) =>
    meanMotionRevPerDay > 0.9 && inclinationDeg > 12 && inclinationDeg < 168,
);

test("the velocity is the derivative of the position over ten seconds, to 0.03 km/s", () => {
  fc.assert(
    fc.property(ordinaryRegimes, fc.double({ min: -1440, max: 1440, noNaN: true }), (elements, t) => {
      const model = initializeSgp4({ ...elements, bstar: elements.bstar / 10 });
      if (secularRates(model).perigeeKm < 150) return;
      const before = new Float64Array(6);
      const now = new Float64Array(6);
      const after = new Float64Array(6);
      const halfStep = 5 / 60;
      const statuses = [
        propagateSgp4(model, t - halfStep, before),
        propagateSgp4(model, t, now),
        propagateSgp4(model, t + halfStep, after),
      ];
      if (statuses.some((status) => status !== 0)) return;
      for (let axis = 0; axis < 3; axis++) {
        const difference = Math.abs((after[axis] - before[axis]) / 10 - now[axis + 3]);
        assert.ok(difference < 0.03, `axis ${axis}: ${difference} km/s`);
      }
    }),
    { numRuns: 300 },
  );
});

test("minutes since the epoch are exact to a nanosecond", () => {
  const model = initializeSgp4(ordinaryElements);
  fc.assert(
    fc.property(fc.integer({ min: -604_800_000_000, max: 604_800_000_000 }), (micros) => {
      const seconds = micros / 1e6;
      const got = minutesSinceEpoch(model, addSeconds(ordinaryElements.epoch, seconds)) * 60;
      assert.ok(Math.abs(got - seconds) < 1e-9, `wanted ${seconds}, got ${got}`);
    }),
  );
});

test("a leap second between epoch and time counts", () => {
  const epoch = { scale: "UTC", days: 6209, nanos: 0 } as const; // 2016-12-31, the last day with 86,401 s
  const model = initializeSgp4({ ...ordinaryElements, epoch });
  assert.equal(minutesSinceEpoch(model, { ...epoch, days: 6210 }), 86_401 / 60);
});
