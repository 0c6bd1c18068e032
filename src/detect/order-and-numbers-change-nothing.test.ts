import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { canonicalJson } from "../digest/index.ts";
import { type MeanElements, selectRows } from "../orbit/index.ts";
import type { Detection } from "./detection.ts";
import { detectGeo } from "./geo/detect-geo.ts";
import { groupHistories, historyHash } from "./history.ts";
import { detectManeuvers } from "./maneuver/detect-maneuvers.ts";
import { beltHistory, beltSet, tableOf } from "./testing/synthetic.ts";

const stopsAt = (longitude: number, driftUntil: number, rate: number) => (day: number) =>
  longitude + rate * Math.min(day - driftUntil, 0);
const belt: readonly (readonly MeanElements[])[] = [
  beltHistory(100, 40, 0.7, stopsAt(50.04, 20, 0.8)),
  beltHistory(200, 40, 0.9, () => 50),
  beltHistory(300, 40, 1.1, () => 50.15),
  beltHistory(400, 40, 1, (day) => 120 + 0.4 * Math.max(day - 15, 0)),
  beltHistory(500, 40, 1.3, (day) => 200 + 1.1 * day),
  beltHistory(600, 40, 1.2, () => 256.5),
];
const find = (sets: readonly (readonly MeanElements[])[], order?: readonly number[]): Detection[] => {
  const table = tableOf(...sets);
  const histories = groupHistories(order ? selectRows(table, order) : table);
  return [...detectGeo(histories), ...detectManeuvers(histories)];
};
const sorted = (detections: readonly Detection[]): string[] => detections.map(canonicalJson).sort();

test("the order of the element sets changes no detection", () => {
  const wanted = find(belt);
  assert.ok(wanted.length >= 4, `only ${wanted.length} detections to compare`);
  const rows = Array.from({ length: belt.flat().length }, (_, k) => k);
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (order) => {
      assert.deepEqual(sorted(find(belt, order)), sorted(wanted));
    }),
    { numRuns: 10 },
  );
});

test("other catalog numbers change the numbers in the detections and nothing else", () => {
  const ids = belt.map(([first]) => first.id);
  const wanted = find(belt);
  fc.assert(
    fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (permuted) => {
      const renamed = belt.map((history, k) => history.map((set) => ({ ...set, id: permuted[k] })));
      const back = (id: number): number => ids[permuted.indexOf(id)];
      const restored = find(renamed).map(
        (detection): Detection => ({
          ...detection,
          ids: detection.ids.map(back),
          ...(detection.neighbors
            ? { neighbors: detection.neighbors.map((neighbor) => ({ ...neighbor, id: back(neighbor.id) })) }
            : {}),
          ...(detection.ahead
            ? {
                ahead: {
                  ...detection.ahead,
                  passes: detection.ahead.passes.map((pass) => ({ ...pass, id: back(pass.id) })),
                },
              }
            : {}),
        }),
      );
      assert.deepEqual(sorted(restored), sorted(wanted));
    }),
    { numRuns: 10 },
  );
});

test("a history's hash knows its values, not its number; sets of one epoch count once", () => {
  const sets = beltHistory(7, 5, 1, () => 10);
  const [history] = groupHistories(tableOf(sets, sets));
  const [other] = groupHistories(tableOf(sets.map((set) => ({ ...set, id: 8 }))));
  const [moved] = groupHistories(tableOf([...sets.slice(1), beltSet(7, 9648, 10.001, 0)]));
  assert.equal(history.table.count, sets.length);
  assert.equal(historyHash(history), historyHash(other));
  assert.notEqual(historyHash(history), historyHash(moved));
});
