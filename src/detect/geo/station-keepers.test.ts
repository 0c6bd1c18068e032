import assert from "node:assert/strict";
import { test } from "node:test";
import { groupHistories } from "../history.ts";
import { beltHistory, firstDay, tableOf } from "../testing/synthetic.ts";
import { stationKeepers } from "./station-keepers.ts";

test("keepers are chosen by the first days alone: who leaves later stays one, who drifts, swings or has few sets is none", () => {
  const keeper = beltHistory(1, 60, 1, (day) => 100 + 0.1 * Math.sin(day / 3));
  const leaves = beltHistory(2, 60, 1, (day) => 140 + Math.max(day - 30, 0));
  const drifts = beltHistory(3, 60, 1, (day) => 20 + 0.03 * day);
  const swings = beltHistory(4, 60, 1, (day) => 200 + 0.2 * Math.sin(day / 2));
  const few = beltHistory(5, 60, 2.5, () => 300);
  const found = stationKeepers(groupHistories(tableOf(keeper, leaves, drifts, swings, few)));
  assert.deepEqual(
    found.map(({ id }) => id),
    [1, 2],
  );
  assert.ok(Math.abs(found[0].chosenUntilDay - (firstDay + 20)) < 1e-6);
  assert.ok(Math.abs(found[0].lastDay - (firstDay + 60)) < 1e-6);
});
