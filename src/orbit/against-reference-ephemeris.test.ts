import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { assertState, largestDifference } from "./testing/compare-states.ts";
import { engines } from "./testing/engines.ts";
import { catalogOf20241101, referenceEphemeris } from "./testing/reference-ephemeris.ts";

const week = 7 * 1440;
const tolerance = { km: 1e-6, kmPerS: 1e-9 };

for (const engine of engines)
  for (const mode of ["i", "a"] as const)
    test(`${engine.name}: 520 objects agree with Vallado's C++ in mode ${mode} to 1e-6 km within seven days`, (context: TestContext) => {
      const catalog = catalogOf20241101();
      const byId = Map.groupBy(referenceEphemeris(mode), ({ id }) => id);
      let compared = 0;
      let largest = 0;
      for (const [id, rows] of byId) {
        const elements = catalog.get(id);
        assert.ok(elements, `no elements of ${id}`);
        const { statuses, states } = engine.propagate(
          elements,
          mode,
          rows.map(({ minutes }) => minutes),
        );
        for (const [k, { minutes, status, state }] of rows.entries()) {
          const what = `${id} at ${minutes} min`;
          assert.equal(statuses[k], status, what);
          if (status !== 0) continue;
          const got = states.subarray(6 * k, 6 * k + 6);
          const difference = largestDifference(got, state, 0);
          if (Math.abs(minutes) > week) {
            if (difference > tolerance.km)
              context.diagnostic(`beyond a week, not asserted: ${what}: ${difference.toExponential(1)} km`);
            continue;
          }
          assertState(got, state, tolerance, what);
          largest = Math.max(largest, difference);
          compared++;
        }
      }
      context.diagnostic(`${compared} states, largest difference ${largest.toExponential(2)} km`);
      assert.ok(compared > 4500, `only ${compared} states compared`);
    });
