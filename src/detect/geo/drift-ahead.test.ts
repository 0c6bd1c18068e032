import assert from "node:assert/strict";
import { test } from "node:test";
import { describe } from "../../core/index.ts";
import type { MeanElements } from "../../orbit/index.ts";
import { describeAhead, detectGeo, groupHistories } from "../index.ts";
import { beltHistory, tableOf } from "../testing/synthetic.ts";

const aheadOf = (...histories: readonly (readonly MeanElements[])[]) =>
  detectGeo(groupHistories(tableOf(...histories))).filter(({ ahead }) => ahead !== undefined);
const stands = (id: number, at: number): MeanElements[] => beltHistory(id, 40, 0.9, () => at);

test("who drifts now is told when it passes whom, by time, ties sharing a rank, none behind, beyond or drifting", () => {
  const drifter = beltHistory(1, 40, 1, (day) => 100 + day);
  const others = [
    stands(9, 145),
    stands(3, 150),
    stands(7, 150.02),
    stands(2, 139),
    stands(4, 172),
    beltHistory(5, 40, 1, (day) => 120 + 0.8 * day),
  ];
  const [found, drifting, ...more] = aheadOf(drifter, ...others);
  assert.deepEqual([found.ids, drifting.ids, more], [[1], [5], []]);
  const { passes, course, driftDegPerDay, from } = found.ahead!;
  assert.ok(Math.abs(driftDegPerDay - 1) < 0.01, `drift ${driftDegPerDay}`);
  assert.deepEqual(
    passes.map(({ id, rank }) => [id, rank]),
    [
      [9, 1],
      [3, 2],
      [7, 2],
    ],
  );
  const daysTo = (iso: string): number => (Date.parse(iso) - Date.parse(from)) / 86_400_000;
  assert.ok(Math.abs(daysTo(passes[0].time) - 5) < 0.1, `first pass after ${daysTo(passes[0].time)} d`);
  assert.ok(Math.abs(daysTo(passes[1].time) - 10) < 0.2, `second pass after ${daysTo(passes[1].time)} d`);
  assert.ok(passes[0].uncertaintyDays > 0 && passes[0].uncertaintyDays < passes[1].uncertaintyDays);
  assert.deepEqual(
    course.map(({ time }) => Math.round(daysTo(time))),
    [5, 10, 15, 20, 25, 30],
  );
  const errors = course.map(({ uncertaintyDeg }) => uncertaintyDeg);
  assert.deepEqual(
    errors,
    [...errors].sort((left, right) => left - right),
  );
  assert.ok(found.limitations.some(({ code }) => code === "detect-limit-free-course"));
  const { key, parts } = describeAhead(found)!;
  assert.match(
    describe(key, "en", parts),
    /^if its drift of 1\.00 .* goes on: .* 3 standing objects on the way, first 9 at 145\.00° E in 5\.\d+ ± 0\.\d+ d$/,
  );
  assert.match(describe(key, "ja", parts), /3 機.*東経 145\.00° の 9/);
});

test("a westward drift passes over the 0° meridian; where nobody stands the line says so", () => {
  const [found] = aheadOf(
    beltHistory(1, 40, 1, (day) => 50 - day),
    stands(2, 359.5),
  );
  assert.deepEqual(
    found.ahead!.passes.map(({ id }) => id),
    [2],
  );
  const [alone] = aheadOf(beltHistory(1, 40, 1, (day) => 50 - day));
  assert.equal(describeAhead(alone)!.key, "detect-ahead-alone");
});

test("after a change one set tells the drift, with a larger error; who stopped or has no sets of late has no course", () => {
  const turned = beltHistory(1, 40, 1, (day) => 100 + Math.min(day, 39) - 0.7 * Math.max(day - 39, 0));
  const [found] = aheadOf(turned);
  assert.ok(found.ahead!.driftDegPerDay < 0, "the new drift, not the old one");
  assert.ok(found.ahead!.driftUncertaintyDegPerDay > 0.01);
  const stopped = beltHistory(1, 40, 1, (day) => 100 + Math.min(day, 20));
  const silent = beltHistory(2, 25, 1, (day) => 200 + day);
  assert.deepEqual(aheadOf(stopped, silent, stands(3, 300)), []);
});
