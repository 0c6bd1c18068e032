import assert from "node:assert/strict";
import { test } from "node:test";
import { historySeries, unwrapDegrees } from "./history-series.ts";

test("a longitude that crosses the date line has no jump", () => {
  assert.deepEqual(unwrapDegrees([178, 179.5, -179.5, -178]), [178, 179.5, 180.5, 182]);
  assert.deepEqual(unwrapDegrees([-179, 179, 178]), [-179, -181, -182]);
});

test("the longitude stands first where there is one", () => {
  const history = { id: 1, epochUnixS: [0, 1], semiMajorAxisKm: [7000, 7001], inclinationDeg: [1, 1], eccentricity: [0, 0], sources: [] };
  assert.deepEqual(historySeries(history).map(({ key }) => key), ["semi-major-axis", "inclination", "eccentricity"]);
  assert.equal(historySeries({ ...history, longitudeDeg: [1, 2] })[0].key, "longitude");
});
