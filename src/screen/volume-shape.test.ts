import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Vec3 } from "../core/index.ts";
import { pathEnters, type RelativePath, shapeHolds, shapeReachKm, type VolumeShape } from "./volume-shape.ts";

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const vector = (size: number) => fc.tuple(between(-size, size), between(-size, size), between(-size, size));
const volume = fc.record({
  shape: fc.constantFrom("ellipsoid" as const, "box" as const),
  semiAxesKm: fc.tuple(between(0.3, 5), between(5, 70), between(5, 150)),
});

const placeAt = ({ positionKm, velocityKmPerS, accelerationKmPerS2 }: RelativePath, t: number) =>
  positionKm.map((p, axis) => p + velocityKmPerS[axis] * t + (accelerationKmPerS2[axis] * t * t) / 2);

/** The slow, obvious twin: 8,000 steps; the share of the semi-axes by which a path misses the volume at its nearest step (1: the border). */
function nearestShare(
  { shape, semiAxesKm }: VolumeShape,
  path: RelativePath,
  from: number,
  to: number,
): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let k = 0; k <= 8_000; k++) {
    const shares = placeAt(path, from + ((to - from) * k) / 8_000).map((p, axis) => p / semiAxesKm[axis]);
    nearest = Math.min(nearest, shape === "box" ? Math.max(...shares.map(Math.abs)) : Math.hypot(...shares));
  }
  return nearest;
}

function checkAgainstTwin(acceleration: number): void {
  let entries = 0;
  let paths = 0;
  fc.assert(
    fc.property(
      volume,
      vector(0.9),
      vector(12),
      vector(acceleration),
      between(0, 20),
      between(0.1, 40),
      (some, share, velocityKmPerS, accelerationKmPerS2, before, seconds) => {
        const positionKm = share.map((part, axis) => 2 * part * some.semiAxesKm[axis]) as unknown as Vec3;
        const path = { positionKm, velocityKmPerS, accelerationKmPerS2 };
        const nearest = nearestShare(some, path, -before, seconds - before);
        const got = pathEnters(some, path, -before, seconds - before);
        paths++;
        if (nearest <= 1) entries++;
        // Half a step is up to 0.05 km, a sixth of the smallest axis: a path that grazes may enter between two steps.
        if (nearest > 1 && nearest < 1.2) return;
        assert.equal(got, nearest <= 1, `nearest step at ${nearest} of the border`);
      },
    ),
    { numRuns: 300, seed: 20241101 },
  );
  assert.ok(entries > 50 && entries < paths - 50, `${entries} of ${paths} paths enter`);
}

test("a straight path enters an ellipsoid or a box exactly where stepping along it finely finds a place inside", () => {
  checkAgainstTwin(0);
});

test("so does a bent path", () => {
  checkAgainstTwin(0.5);
});

test("a path may enter long before or after its least distance: a flat ellipsoid, a slanted line", () => {
  const flat: VolumeShape = { shape: "ellipsoid", semiAxesKm: [1, 50, 50] };
  const path: RelativePath = {
    positionKm: [2, 0, 0],
    velocityKmPerS: [-0.08, 8, 0],
    accelerationKmPerS2: [0, 0, 0],
  };
  assert.equal(shapeHolds(flat, path.positionKm), false);
  assert.equal(pathEnters(flat, path, -60, 60), false);
  const lower = { ...path, positionKm: [1.1, 0, 0] as const };
  assert.equal(shapeHolds(flat, lower.positionKm), false);
  assert.equal(pathEnters(flat, lower, -60, 60), true);
  assert.equal(pathEnters(flat, lower, -60, 0), false);
});

test("a path at rest is inside or not, and the border belongs to the volume", () => {
  const still = (positionKm: Vec3): RelativePath => ({
    positionKm,
    velocityKmPerS: [0, 0, 0],
    accelerationKmPerS2: [0, 0, 0],
  });
  for (const shape of ["ellipsoid", "box"] as const) {
    const some: VolumeShape = { shape, semiAxesKm: [1, 2, 3] };
    assert.equal(pathEnters(some, still([0, 0, 3]), -1, 1), true);
    assert.equal(pathEnters(some, still([0, 0, 3.001]), -1, 1), false);
    assert.equal(pathEnters(some, still([0.9, 1.9, 2.9]), -1, 1), shape === "box");
  }
});

test("nothing of a volume lies farther off than its reach, and something lies there", () => {
  // Long enough that scaling it to the reach rounds in the last digits only.
  const inside = vector(1).filter(([x, y, z]) => Math.hypot(x, y, z) > 1e-9);
  fc.assert(
    fc.property(volume, inside, (some, direction) => {
      const reach = shapeReachKm(some);
      const at = (share: number) =>
        direction.map((part) => (part * share * reach) / Math.hypot(...direction)) as unknown as Vec3;
      assert.equal(shapeHolds(some, at(1.0001)), false);
    }),
  );
  assert.equal(shapeReachKm({ shape: "box", semiAxesKm: [2, 3, 6] }), 7);
  assert.equal(shapeReachKm({ shape: "ellipsoid", semiAxesKm: [2, 3, 6] }), 6);
});
