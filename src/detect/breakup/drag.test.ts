import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { riseIntegralKmDays, riseKm, scaleHeightKm } from "./drag.ts";

test("the integral of the rise is its sum over small steps, forward and back", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -0.2, max: 2, noNaN: true }),
      fc.double({ min: -20, max: 150, noNaN: true }),
      fc.double({ min: 40, max: 200, noNaN: true }),
      (decay, days, height) => {
        if (decay * days < -0.8 * height) return;
        const steps = 2000;
        let sum = 0;
        for (let k = 0; k < steps; k++)
          sum += (riseKm(decay, ((k + 0.5) * days) / steps, height) * days) / steps;
        const got = riseIntegralKmDays(decay, days, height);
        assert.ok(Math.abs(got - sum) <= 1e-3 * Math.abs(sum) + 1e-6, `wanted ${sum}, got ${got}`);
      },
    ),
    { numRuns: 60 },
  );
});

test("going back, an orbit rises more slowly than its decay at the epoch says", () => {
  assert.ok(riseKm(0.5, 100, 60) < 50);
  assert.ok(riseKm(0.5, 100, 60) > 30);
});

test("a long ellipse keeps its perigee: its drag falls more slowly with the semi-major axis than a circle's", () => {
  const circle = scaleHeightKm(6900, 0);
  const ellipse = scaleHeightKm(7300, 0.06);
  assert.ok(ellipse.axisKm > 2 * circle.axisKm);
  assert.equal(circle.eccentricityPerKm, 0);
  assert.ok(Math.abs(ellipse.eccentricityPerKm * 7300 - 0.94) < 0.25);
});
