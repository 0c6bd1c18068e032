import assert from "node:assert/strict";
import { test } from "node:test";
import { unwrapRing } from "./unwrap-ring.ts";

test("a ring over the date line has no jump", () => {
  const ring = unwrapRing([
    [178, 65],
    [-178, 65],
    [-178, 68],
    [178, 65],
  ]);
  assert.deepEqual(ring, [
    [178, 65],
    [182, 65],
    [182, 68],
    [178, 65],
  ]);
});

test("a ring around a pole is closed along it", () => {
  const ring = unwrapRing([
    [-180, -80],
    [-60, -75],
    [60, -75],
    [180, -80],
  ]);
  assert.deepEqual(ring.slice(-2), [
    [180, -90],
    [-180, -90],
  ]);
});
