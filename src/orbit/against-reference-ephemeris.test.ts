import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { initializeSgp4 } from "./initialize.ts";
import { propagateSgp4 } from "./propagate.ts";
import { assertState, largestDifference } from "./testing/compare-states.ts";
import { catalogOf20241101, referenceEphemeris } from "./testing/reference-ephemeris.ts";

const week = 7 * 1440;
const tolerance = { km: 1e-6, kmPerS: 1e-9 };

for (const mode of ["i", "a"] as const) {
  test(`520 objects agree with Vallado's C++ in mode ${mode} to 1e-6 km within seven days`, (context: TestContext) => {
    const catalog = catalogOf20241101();
    const out = new Float64Array(6);
    let compared = 0;
    let largest = 0;
    for (const { id, minutes, status, state } of referenceEphemeris(mode)) {
      const elements = catalog.get(id);
      assert.ok(elements, `no elements of ${id}`);
      const what = `${id} at ${minutes} min`;
      const got = propagateSgp4(initializeSgp4(elements, mode), minutes, out);
      assert.equal(got, status, what);
      if (status !== 0) continue;
      const difference = largestDifference(out, state, 0);
      if (Math.abs(minutes) > week) {
        if (difference > tolerance.km)
          context.diagnostic(`beyond a week, not asserted: ${what}: ${difference.toExponential(1)} km`);
        continue;
      }
      assertState(out, state, tolerance, what);
      largest = Math.max(largest, difference);
      compared++;
    }
    context.diagnostic(`${compared} states, largest difference ${largest.toExponential(2)} km`);
    assert.ok(compared > 4500, `only ${compared} states compared`);
  });
}
