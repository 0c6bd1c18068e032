import assert from "node:assert/strict";
import { test } from "node:test";
import type { MeanElements } from "../../orbit/index.ts";
import type { Detection } from "../detection.ts";
import { instantOfUtcDays } from "../epochs.ts";
import { groupHistories } from "../history.ts";
import { beltHistory, firstDay, tableOf } from "../testing/synthetic.ts";
import { detectGeo } from "./detect-geo.ts";
import { standingNeighbors } from "./standing-neighbors.ts";

const arrivals = (...histories: readonly (readonly MeanElements[])[]): Detection[] =>
  detectGeo(groupHistories(tableOf(...histories))).filter(({ kind }) => kind === "geo-neighbor");
const arriving = (longitude: number) => (day: number) => longitude + Math.min(day - 20, 0);

test("all neighbors of an arrival are listed, nearest first, ties sharing a rank", () => {
  const found = arrivals(
    beltHistory(10, 40, 0.8, arriving(50)),
    beltHistory(20, 40, 0.9, () => 50.04),
    beltHistory(30, 40, 1, () => 49.92),
    beltHistory(40, 40, 1.1, () => 50.18),
    beltHistory(50, 40, 1.2, () => 51),
  );
  assert.equal(found.length, 1);
  assert.deepEqual(found[0].ids, [10]);
  assert.deepEqual(
    found[0].neighbors?.map(({ id, rank }) => [id, rank]),
    [
      [20, 1],
      [30, 1],
      [40, 3],
    ],
  );
  for (const { distanceKm, uncertaintyKm, uncertaintyDeg } of found[0].neighbors ?? [])
    assert.ok(distanceKm! > 0 && uncertaintyKm! > 0 && uncertaintyDeg! > 0);
});

test("standing neighbors, a passing drifter and one snapshot are no arrival", () => {
  const standing = [beltHistory(1, 40, 1, () => 50), beltHistory(2, 40, 1, () => 50.1)];
  assert.deepEqual(arrivals(...standing), []);
  assert.deepEqual(
    arrivals(
      ...standing,
      beltHistory(3, 40, 0.5, (day) => 30 + day),
    ),
    [],
  );
  const snapshots = beltHistory(4, 100, 25, (day) => (day < 50 || day > 60 ? 10 + day / 2 : 50.05));
  assert.deepEqual(arrivals(...standing, snapshots), []);
});

test("the table of standing neighbors reads no set after its instant", () => {
  const histories = groupHistories(
    tableOf(
      beltHistory(1, 40, 1, () => 50),
      beltHistory(2, 40, 1, (day) => (day < 30 ? 50.1 : 60)),
      beltHistory(3, 10, 1, () => 50.05),
    ),
  );
  const at = (day: number) => standingNeighbors(histories, instantOfUtcDays(firstDay + day), [1, 99]);
  assert.deepEqual(
    at(20.5).map(({ id, ageDays, neighbors }) => [id, ageDays, neighbors.map((one) => one.id)]),
    [[1, 0.5, [2]]],
  );
  assert.deepEqual(at(35)[0].neighbors, []);
});
