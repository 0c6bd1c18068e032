import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cellDay, cellsAround } from "../testing/cell-days.ts";
import { buildCellHistory, type CountedDay } from "./cell-history.ts";
import { detectInterference } from "./detect-interference.ts";

const world = cellsAround(55, 20, 60);
const near = world.slice(0, 7);
const days = (count: number, highOn: (day: number) => readonly string[]): CountedDay[] =>
  Array.from({ length: count }, (_, day) => cellDay(day, world, highOn(day)));
const find = (counted: readonly CountedDay[]) => detectInterference(buildCellHistory(counted));
const codes = (limitations: readonly { readonly code: string }[]) => limitations.map(({ code }) => code);

test("adjacent high cells over some days are one episode with onset and end; quiet days between don't split it", () => {
  const [episode, ...others] = find(days(60, (day) => ([40, 41, 45].includes(day) ? near : [])));
  assert.deepEqual(others, []);
  const { values } = episode;
  assert.deepEqual([episode.from.slice(0, 10), episode.to.slice(0, 10)], ["2000-02-10", "2000-02-15"]);
  assert.deepEqual(
    [
      values.cells,
      values.activeDays,
      values.loadedDays,
      values.chronic,
      values.onsetGapDays,
      values.endGapDays,
    ],
    [7, 3, 6, 0, 1, 1],
  );
  assert.deepEqual([values.baselineRate, values.baselineDays, values.peak], [0, 28, 0.3971]);
  assert.ok(!codes(episode.limitations).includes("detect-limit-no-baseline"));
});

test("fewer adjacent cells than the rule asks for, and cells with too few aircraft, raise nothing", () => {
  assert.deepEqual(find(days(5, () => near.slice(0, 2))), []);
  const thin = days(5, () => near).map((day) => ({
    ...day,
    counts: { ...day.counts, good: day.counts.good.map(() => 0), bad: day.counts.bad.map(() => 2) },
  }));
  assert.deepEqual(find(thin), []);
});

test("what comes back day after day is one standing matter, and an episode beside it is its own", () => {
  const far = cellsAround(35, 34, 20);
  const both = [...world, ...far];
  const counted = Array.from({ length: 60 }, (_, day) =>
    cellDay(day, both, [...(day % 4 === 3 ? [] : far.slice(0, 10 + (day % 5))), ...(day === 50 ? near : [])]),
  );
  const found = find(counted);
  assert.deepEqual(
    found.map(({ values }) => [values.chronic, values.cells]),
    [
      [1, 14],
      [0, 7],
    ],
  );
});

test("a single day works and says that it has no baseline", () => {
  const [only] = find([cellDay(8099, world, near)]);
  assert.equal(only.values.chronic, 0);
  for (const code of ["no-baseline", "onset-not-seen", "offset-not-seen", "positions-not-compared"])
    assert.ok(codes(only.limitations).includes(`detect-limit-${code}`), code);
});

test("aircraft on one position raise a cell though their quality looks good", () => {
  const day = cellDay(8099, world);
  const samePosition = Uint32Array.from(world, (cell) => (near.includes(cell) ? 20 : 0));
  const [only] = find([{ ...day, counts: { ...day.counts, samePosition } }]);
  assert.deepEqual([only.values.cells, only.values.samePositionShare], [7, 0.4]);
});

test("no field places a source: the rates of the cells may change places and nothing but their order of reading changes", () => {
  const rates = fc.array(fc.integer({ min: 8, max: 45 }), { minLength: 7, maxLength: 7 });
  const shown = (bad: readonly number[]) => {
    const day = cellDay(8099, world);
    const column = Uint32Array.from(world, (cell) => bad[near.indexOf(cell)] ?? 0);
    const counts = { ...day.counts, bad: column, good: column.map((count) => 50 - count) };
    return find([{ ...day, counts }]);
  };
  fc.assert(
    fc.property(rates, fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }), (bad, order) => {
      assert.deepEqual(shown(order.map((k) => bad[k])), shown(bad));
    }),
    { numRuns: 20 },
  );
});

test("the detection holds reviewed fields only, none of them a place within the area but its unweighted middle", () => {
  const [only] = find([cellDay(8099, world, near)]);
  assert.deepEqual(
    Object.keys(only).sort(),
    "detectionProbability footprint from ids inputs kind limitations rule time to values".split(" "),
  );
  assert.deepEqual(
    Object.keys(only.values).sort(),
    (
      "activeDays aircraft baselineDays baselineRate cells cellsTouched chronic degradedAircraft " +
      "latitudeDeg loadedDays longitudeDeg peak"
    ).split(" "),
  );
  assert.deepEqual(only.ids, []);
});

test("order and repetition of the files change nothing", () => {
  const counted = days(30, (day) => (day > 12 && day < 20 ? near : []));
  const wanted = find(counted);
  assert.equal(wanted.length, 1);
  fc.assert(
    fc.property(fc.shuffledSubarray(counted, { minLength: counted.length }), (order) => {
      assert.deepEqual(find([...order, order[0]]), wanted);
    }),
    { numRuns: 10 },
  );
});
