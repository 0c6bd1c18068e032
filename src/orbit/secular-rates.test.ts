import assert from "node:assert/strict";
import { test } from "node:test";
import { initializeSgp4 } from "./initialize.ts";
import { propagateSgp4 } from "./propagate.ts";
import { secularRates } from "./secular-rates.ts";
import { ordinaryElements } from "./testing/ordinary-elements.ts";

test("the node of a propagated orbit turns at the secular rate, to 0.5 % over ten days", () => {
  const model = initializeSgp4({ ...ordinaryElements, bstar: 0 });
  const days = 10;
  const nodeAt = (minutes: number): number => {
    const [x, y, z, vx, vy, vz] = propagated(minutes);
    return Math.atan2(y * vz - z * vy, -(z * vx - x * vz));
  };
  const propagated = (minutes: number): Float64Array => {
    const out = new Float64Array(6);
    assert.equal(propagateSgp4(model, minutes, out), 0);
    return out;
  };
  const turned = nodeAt(days * 1440) - nodeAt(0);
  const got =
    turned -
    2 * Math.PI * Math.round((turned - secularRates(model).raanRateRadPerMin * days * 1440) / (2 * Math.PI));
  const wanted = secularRates(model).raanRateRadPerMin * days * 1440;
  assert.ok(Math.abs(got / wanted - 1) < 0.005, `wanted ${wanted}, got ${got}, ratio ${got / wanted}`);
});

test("a geostationary orbit has its semi-major axis and heights, to 2 km", () => {
  const { semiMajorAxisKm, perigeeKm, apogeeKm } = secularRates(
    initializeSgp4({
      ...ordinaryElements,
      meanMotionRevPerDay: 1.0027,
      inclinationDeg: 0.05,
      eccentricity: 0.0002,
    }),
  );
  assert.ok(Math.abs(semiMajorAxisKm - 42_165) < 2, `${semiMajorAxisKm}`);
  assert.ok(Math.abs(apogeeKm - perigeeKm - 2 * 0.0002 * semiMajorAxisKm) < 1e-6);
});
