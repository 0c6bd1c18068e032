import assert from "node:assert/strict";
import { test } from "node:test";
import type { MeanElements } from "../../orbit/index.ts";
import { parseIsoUtc, utcDaysOfInstant } from "../../time/index.ts";
import type { Detection } from "../detection.ts";
import { groupHistories } from "../history.ts";
import { beltHistory, beltSet, firstDay, tableOf } from "../testing/synthetic.ts";
import { detectGeo } from "./detect-geo.ts";

const relocations = (...histories: readonly (readonly MeanElements[])[]): Detection[] =>
  detectGeo(groupHistories(tableOf(...histories))).filter(({ kind }) => kind === "geo-relocation");
const dayOf = (iso: string): number => utcDaysOfInstant(parseIsoUtc(iso)) - firstDay;
const near = (got: number, wanted: number, tolerance: number, what: string): void =>
  assert.ok(Math.abs(got - wanted) <= tolerance, `${what}: wanted ${wanted} ± ${tolerance}, got ${got}`);

test("a drift that starts and stops is found as two changes, each within its gap", () => {
  const course = (day: number): number => 75 + 0.9 * Math.min(Math.max(day - 12.3, 0), 14.4);
  const found = relocations(beltHistory(1, 45, 0.8, course));
  assert.equal(found.length, 2);
  const [start, stop] = found;
  for (const [change, at] of [
    [start, 12.3],
    [stop, 26.7],
  ] as const) {
    assert.ok(
      dayOf(change.from) <= at && at <= dayOf(change.to),
      `${at} not in ${change.from} … ${change.to}`,
    );
    assert.ok(dayOf(change.to) - dayOf(change.from) <= 0.81, "the bracket is wider than the gap");
  }
  near(start.values.driftBeforeDegPerDay, 0, 0.01, "drift before the start");
  near(start.values.driftAfterDegPerDay, 0.9, 0.01, "drift after the start");
  near(stop.values.fromLongitudeDeg, 75, 0.01, "where it came from");
  near(stop.values.toLongitudeDeg, 75 + 0.9 * 14.4, 0.01, "where it stopped");
});

test("a move within one gap is found with that gap as bracket", () => {
  const sets = beltHistory(1, 40, 1, (day) => (day < 20 ? 44.76 : 40.4)).filter((_, k) => k < 18 || k > 25);
  const [found, ...others] = relocations(sets);
  assert.deepEqual(others, []);
  near(dayOf(found.from), 17, 0.01, "last set at the old place");
  near(dayOf(found.to), 26, 0.01, "first set at the new place");
  near(found.values.movedDeg, -4.36, 0.01, "moved");
});

test("keepers, bad sets, and natural libration are no relocations", () => {
  const keeper = beltHistory(1, 60, 0.6, (day) => 140 + 0.05 * Math.sin(day / 3));
  assert.deepEqual(relocations(keeper), []);
  const bad = [...beltHistory(2, 60, 1, () => 80)];
  bad[30] = beltSet(2, firstDay + 30, 77, 4.8);
  assert.deepEqual(relocations(bad), []);
  const librator = beltHistory(3, 200, 1.5, (day) => 100 + 0.5 * 0.0017 * (day - 100) ** 2);
  assert.deepEqual(relocations(librator), []);
});

test("a drift without begin and end in the data says so", () => {
  const [found] = relocations(beltHistory(1, 60, 1, (day) => 260 - 1.5 * day));
  assert.ok(found.limitations.some(({ code }) => code === "detect-limit-begin-and-end-not-seen"));
  near(found.values.movedDeg, -90, 0.1, "moved");
});
