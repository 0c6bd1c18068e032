import assert from "node:assert/strict";
import { test } from "node:test";
import { detectManeuvers, groupHistories } from "../detect/index.ts";
import { lowSet } from "../detect/testing/low-orbits.ts";
import { beltHistory, firstDay, tableOf } from "../detect/testing/synthetic.ts";
import { selectRows } from "../orbit/index.ts";
import { formatIsoUtc, utcInstant } from "../time/index.ts";
import { elementSteps } from "./element-rules.ts";
import { find } from "./find.ts";
import { maneuversInThreads } from "./maneuvers-in-threads.ts";
import { watchSteps } from "./progress.ts";

const movers = [10, 20, 30, 40, 50].map((id, k) =>
  beltHistory(id, 60, 0.5, (day) => 20 * id + (0.3 + 0.1 * k) * Math.max(day - 20 - k, 0)),
);
const keepers = [11, 21, 31].map((id) => beltHistory(id, 60, 0.5, () => 5 * id));
const decaying = [
  lowSet(60, 58, { meanMotionRevPerDay: 16.3, meanMotionDot: 0.02, internationalDesignator: "2022-011A" }),
];
/** Ended long before the present. */
const decayed = [lowSet(61, 0, { meanMotionRevPerDay: 16.3, meanMotionDot: 0.02 })];
const table = tableOf(...movers, ...keepers, decaying, decayed);
const now = formatIsoUtc(utcInstant(firstDay + 60, 0));
const input = {
  ...{ table, records: [], now, protectedIds: [], days: 1, withinKm: 10, oldestSetDays: 14, inputs: [] },
};

test("maneuvers found by several threads are those found by one, in the same order", async () => {
  const histories = groupHistories(table);
  const alone = detectManeuvers(histories);
  assert.ok(alone.length >= movers.length, `${alone.length} maneuvers`);
  const fractions: number[] = [];
  const shared = await maneuversInThreads(histories, (fraction) => fractions.push(fraction), 2);
  assert.deepEqual(shared, alone);
  assert.equal(fractions.at(-1), 1);
});

test("the watch runs every rule, tells each step, and finds the same in any order of the sets", async () => {
  const steps = new Set<string>();
  const { detections } = await find(input, ({ step }) => steps.add(step));
  assert.deepEqual(
    [...steps],
    watchSteps.filter((step) => step.startsWith("detecting-") || step === "screening"),
  );
  assert.equal(new Set(elementSteps.map(({ step }) => step)).size, elementSteps.length);
  const backwards = selectRows(
    table,
    Array.from({ length: table.count }, (_, row) => table.count - 1 - row),
  );
  const again = await find({ ...input, table: backwards }, () => {});
  assert.deepEqual(again.detections, detections);
});

test("of orbits that end, those are told whose sets reach into the present", async () => {
  const { detections } = await find(input, () => {});
  const windows = detections.filter(({ kind }) => kind === "reentry");
  assert.deepEqual(
    windows.map(({ ids }) => ids),
    [[60]],
  );
});
