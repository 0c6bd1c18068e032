import assert from "node:assert/strict";
import { test } from "node:test";
import { Matrix4, PerspectiveCamera, Vector3 } from "three";
import { isHiddenByEarth } from "./hidden-by-earth.ts";
import { interpolate, type ShownStates } from "./key-states.ts";
import { nearestRow } from "./nearest-row.ts";
import type { KeyState } from "./propagation-messages.ts";
import { kmPerUnit } from "./scene-units.ts";

const count = 3000;
const picture = { width: 640, height: 480 };

/** Objects all around the Earth from 6,800 km to 47,000 km, every seventh without a state. */
function key(timeMs: number, withoutState: number): KeyState {
  const states = new Float32Array(6 * count);
  const rows: number[] = [];
  for (let row = 0; row < count; row++) {
    if (row % 7 === withoutState) continue;
    rows.push(row);
    const radius = 6800 + 40_000 * ((row * 0.7548776662) % 1) ** 3;
    const angle = row * 2.3999632297 + (timeMs / 1000) * 1e-3;
    const sine = 2 * ((row * 0.5698402909) % 1) - 1;
    const cosine = Math.sqrt(1 - sine * sine);
    const [x, y] = [radius * cosine * Math.cos(angle), radius * cosine * Math.sin(angle)];
    states.set([x, y, radius * sine, -1e-3 * y, 1e-3 * x, 0], 6 * row);
  }
  return { timeMs, states, rows: Uint32Array.from(rows), drawn: rows.length, stale: 0, failed: 0 };
}

/** The slow, obvious twin. */
function nearestByLooking(
  shown: ShownStates,
  camera: PerspectiveCamera,
  x: number,
  y: number,
  within: number,
) {
  const km = new Float64Array(3);
  let nearest: { row: number; pixels: number } | undefined;
  for (let row = 0; row < count; row++) {
    if (!interpolate(shown, row, km)) continue;
    const place = new Vector3(...km).divideScalar(kmPerUnit);
    if (isHiddenByEarth(camera.position, place)) continue;
    const seen = place.project(camera);
    if (seen.z > 1 || Math.abs(seen.x) > 1 || Math.abs(seen.y) > 1) continue;
    const pixels = Math.hypot(
      ((seen.x + 1) / 2) * picture.width - x,
      ((1 - seen.y) / 2) * picture.height - y,
    );
    if (pixels < (nearest?.pixels ?? within)) nearest = { row, pixels };
  }
  return nearest?.row;
}

test("the pointer means the nearest object that is in the picture and not behind the Earth", () => {
  const shown: ShownStates = { before: key(0, 3), after: key(30_000, 5), share: 0.37 };
  let found = 0;
  for (const [x, y, z] of [
    [26, 0, 0],
    [-5, 5, 3],
    [0, 2, 120],
    [10, -30, -8],
  ]) {
    const camera = new PerspectiveCamera(40, picture.width / picture.height, 0.1, 3000);
    camera.up.set(0, 0, 1);
    camera.position.set(x, y, z);
    camera.lookAt(0, 0, 0);
    camera.updateMatrixWorld();
    const sight = {
      clipFromScene: new Matrix4().multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse)
        .elements,
      eye: camera.position,
      ...picture,
    };
    for (let i = 0; i < 60; i++) {
      const at = { x: (i * 97) % picture.width, y: (i * 61) % picture.height };
      const wanted = nearestByLooking(shown, camera, at.x, at.y, 10);
      assert.equal(nearestRow(shown, sight, at, 10), wanted, `from ${x} ${y} ${z} at ${at.x} ${at.y}`);
      if (wanted !== undefined) found++;
    }
  }
  assert.ok(found > 40, `only ${found} objects found`);
});
