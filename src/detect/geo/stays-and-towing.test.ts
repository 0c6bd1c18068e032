import assert from "node:assert/strict";
import { test } from "node:test";
import type { MeanElements } from "../../orbit/index.ts";
import type { Detection, DetectionKind } from "../detection.ts";
import { groupHistories } from "../history.ts";
import { beltHistory, tableOf } from "../testing/synthetic.ts";
import { detectGeo } from "./detect-geo.ts";

const find = (kind: DetectionKind, ...histories: readonly (readonly MeanElements[])[]): Detection[] =>
  detectGeo(groupHistories(tableOf(...histories))).filter((one) => one.kind === kind);
/** Stands at 50° until day 200, drifts 1 °/d for 60 days, stands at 110°. */
const moved = (day: number): number => 50 + Math.min(Math.max(day - 200, 0), 60);

test("monthly snapshots show both stays with their neighbors; one snapshot alone is seen near and has no dwell", () => {
  const mover = beltHistory(1, 400, 25, moved);
  const neighbors = [beltHistory(2, 400, 25, () => 50.1), beltHistory(3, 400, 25, () => 109.93)];
  const stays = find("geo-stay", mover, ...neighbors);
  assert.deepEqual(
    stays.map(({ ids, neighbors: near }) => [ids[0], near?.[0]?.id]),
    [
      [1, 2],
      [1, 3],
    ],
  );
  assert.ok(Math.abs(stays[0].values.dwellDays - 200) <= 25);
  assert.ok(stays[0].values.departureGapDays <= 25 && stays[0].values.arrivalGapDays === undefined);
  const once = beltHistory(1, 400, 25, (day) => (day < 110 ? 10 : day < 140 ? 50 : 50 + day - 140));
  const [seen, ...more] = find("geo-seen-near", once.slice(0, 8), ...neighbors);
  assert.ok(more.length === 0 && seen.from === seen.to && seen.values.dwellDays === undefined);
  assert.equal(seen.neighbors?.[0]?.id, 2);
});

test("a pair that changes its drift together moves jointly; two that always stood together are no finding", () => {
  const joint = find(
    "geo-joint-motion",
    beltHistory(1, 400, 10, moved),
    beltHistory(2, 400, 10.01, moved),
    beltHistory(3, 400, 10, () => 80),
    beltHistory(4, 400, 10, () => 80.05),
  );
  assert.deepEqual(
    joint.map(({ ids }) => ids),
    [[1], [2]],
  );
  assert.ok(joint[0].values.commonDriftChanges >= 1 && joint[0].values.spreadDeg < 0.03);
});

test("a passive object that changes drift with another beside it was moved; alone it was not", () => {
  const passive = (day: number): number => 100 + 0.08 * Math.min(day, 300) - 2 * Math.max(day - 300, 0);
  const tug = (day: number): number => (day < 260 ? 380.8 - day : passive(day));
  const [found, ...more] = find(
    "passive-object-moved",
    beltHistory(1, 400, 10, passive),
    beltHistory(2, 400, 10, tug),
  );
  assert.deepEqual(more, []);
  assert.deepEqual([found.ids, found.neighbors?.map(({ id }) => id)], [[1], [2]]);
  assert.deepEqual(find("passive-object-moved", beltHistory(1, 400, 10, passive)), []);
});

test("an apogee motor that keeps station maneuvers; a payload's keeping and a stage that drifts freely don't count", () => {
  const named = (sets: readonly MeanElements[], name: string) => sets.map((set) => ({ ...set, name }));
  const keeper = beltHistory(1, 300, 20, () => 59);
  const free = beltHistory(2, 300, 20, (day) => 59 + 0.3 * day + 0.5 * 0.0009 * day * day);
  const found = find("debris-maneuver", named(keeper, "X-3 AKM"), named(free, "SL-12 R/B(2)"));
  assert.deepEqual(
    found.map(({ ids }) => ids),
    [[1]],
  );
  assert.ok(found[0].values.freeDeg > found[0].values.keptDeg);
  assert.deepEqual(find("debris-maneuver", named(keeper, "X-3")), []);
});
