import assert from "node:assert/strict";
import { test } from "node:test";
import { describe, languages } from "../../core/index.ts";
import { describeKeeping, groupHistories, stationKeeping } from "../index.ts";
import { beltHistory, tableOf } from "../testing/synthetic.ts";

const everyDays = 14;
/** Swings within 0.105°: the drift turns slowly from +0.03 to −0.03 °/d, a burn each 14 days turns it back. */
const swinging = (place: number) => (day: number) => {
  const since = day - everyDays * Math.floor(day / everyDays);
  return place + (0.03 * since * (everyDays - since)) / everyDays;
};

test("each keeper has its place, band, cadence of east-west maneuvers and neighbors; others have no row", () => {
  const rows = stationKeeping(
    groupHistories(
      tableOf(
        beltHistory(10, 112, 0.7, swinging(100)),
        beltHistory(20, 112, 1, () => 100.2),
        beltHistory(30, 112, 1, (day) => 80 + 0.5 * day),
        beltHistory(40, 6, 1, () => 200),
      ),
    ),
  );
  assert.deepEqual(
    rows.map(({ id }) => id),
    [10, 20],
  );
  const [swings, stands] = rows;
  assert.ok(Math.abs(swings.longitudeDeg - 100.079) < 0.02, `longitude ${swings.longitudeDeg}`);
  const band = swings.eastOffsetDeg - swings.westOffsetDeg;
  assert.ok(band > 0.08 && band < 0.105, `band ${band}`);
  assert.ok(Math.abs(swings.cadenceDays! - everyDays) < 1, `cadence ${swings.cadenceDays}`);
  assert.deepEqual(
    swings.neighbors.map(({ id, rank }) => [id, rank]),
    [[20, 1]],
  );
  assert.equal(stands.eastWestManeuvers, 0);
  assert.equal(stands.cadenceDays, undefined);
  assert.equal(stands.eastOffsetDeg, stands.westOffsetDeg);
});

test("the row tells of the place since the last relocation only", () => {
  const [row] = stationKeeping(
    groupHistories(tableOf(beltHistory(10, 60, 1, (day) => 50 + Math.min(Math.max(day - 15, 0), 10)))),
  );
  assert.ok(Math.abs(row.longitudeDeg - 60) < 0.01);
  assert.ok(row.sets < 40 && row.sets > 30, `${row.sets} sets`);
});

test("a row is written in every language with all parts filled", () => {
  const rows = stationKeeping(
    groupHistories(
      tableOf(
        beltHistory(10, 112, 0.7, swinging(100)),
        beltHistory(20, 112, 1, () => 100.2),
        beltHistory(50, 112, 1, () => 300),
      ),
    ),
  );
  const keys = new Set<string>();
  for (const row of rows)
    for (const { key, parts } of describeKeeping(row)) {
      keys.add(key);
      for (const language of languages)
        assert.doesNotMatch(describe(key, language, parts), /[{}]|NaN|undefined/);
    }
  assert.equal(keys.size, 5);
});
