import assert from "node:assert/strict";
import { test } from "node:test";
import { historyFrom, historySeries, lastStretch, unwrapDegrees } from "./history-series.ts";

test("a longitude that crosses the date line has no jump", () => {
  assert.deepEqual(unwrapDegrees([178, 179.5, -179.5, -178]), [178, 179.5, 180.5, 182]);
  assert.deepEqual(unwrapDegrees([-179, 179, 178]), [-179, -181, -182]);
});

test("the longitude stands first where there is one", () => {
  const history = {
    id: 1,
    epochUnixS: [0, 1],
    semiMajorAxisKm: [7000, 7001],
    inclinationDeg: [1, 1],
    eccentricity: [0, 0],
    sources: [],
  };
  assert.deepEqual(
    historySeries(history).map(({ key }) => key),
    ["semi-major-axis", "inclination", "eccentricity"],
  );
  assert.equal(historySeries({ ...history, longitudeDeg: [1, 2] })[0].key, "longitude");
});

test("a lone old set makes a stretch of its own", () => {
  const day = 86_400;
  assert.equal(lastStretch([0, 600 * day, 601 * day, 602 * day]), 1);
  assert.equal(lastStretch([0, day, 2 * day]), 0);
  assert.equal(lastStretch([]), 0);
  const history = {
    id: 1,
    epochUnixS: [0, 9],
    semiMajorAxisKm: [1, 2],
    inclinationDeg: [3, 4],
    eccentricity: [5, 6],
    sources: [],
  };
  assert.deepEqual(historyFrom(history, 1).inclinationDeg, [4]);
});
