import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { buildElementTable, elementsAt, type MeanElements } from "../orbit/index.ts";
import { compareInstants, type Instant, parseIsoUtc } from "../time/index.ts";
import { ageDays, asOf, buildElementHistory, historyOf, newestRowAsOf } from "./index.ts";

const set = (id: number, epoch: string, changes: Partial<MeanElements> = {}): MeanElements => ({
  id,
  name: "",
  internationalDesignator: "",
  epoch: parseIsoUtc(epoch),
  meanMotionRevPerDay: 1.0027,
  eccentricity: 0.0002,
  inclinationDeg: 0.05,
  raanDeg: 80,
  argumentOfPerigeeDeg: 10,
  meanAnomalyDeg: 20,
  bstar: 0,
  meanMotionDot: 0,
  meanMotionDdot: 0,
  ...changes,
});

test("sets are grouped by object, sorted by epoch, and a set that is there twice is kept once", () => {
  const history = buildElementHistory([
    buildElementTable([set(7, "2026-08-02"), set(5, "2026-08-01"), set(7, "2026-08-01")]),
    buildElementTable([
      set(7, "2026-08-02", { eccentricity: 0.00020004, bstar: 1e-15 }),
      set(7, "2026-08-02", { raanDeg: 80.1 }),
      set(5, "2026-08-01T00:00:00.000864", { raanDeg: 360 }),
    ]),
  ]);
  assert.deepEqual([...history.ids], [5, 7]);
  const seven = historyOf(history, 7);
  assert.deepEqual([...seven.epochDays], [9709, 9710, 9710]);
  assert.deepEqual([...seven.raanDeg], [80, 80, 80.1]);
  assert.equal(historyOf(history, 5).count, 2);
  assert.equal(historyOf(history, 6).count, 0);
});

test("as of an instant every object has its newest set at or before it, else none", () => {
  const history = buildElementHistory([
    buildElementTable([
      set(5, "2026-08-01"),
      set(5, "2026-08-03"),
      set(7, "2026-08-02T12:00:00"),
      set(9, "2026-08-04"),
    ]),
  ]);
  const { table } = asOf(history, parseIsoUtc("2026-08-03"));
  assert.deepEqual([...table.id], [5, 7]);
  assert.deepEqual([...table.epochDays], [9711, 9710]);
  assert.equal(asOf(history, parseIsoUtc("2026-07-01")).table.count, 0);
});

test("age in days, negative before the epoch", () => {
  const epoch = parseIsoUtc("2026-08-01T12:00:00");
  assert.equal(ageDays(epoch, parseIsoUtc("2026-08-03")), 1.5);
  assert.equal(ageDays(epoch, parseIsoUtc("2026-08-01")), -0.5);
});

test("property: as of equals the slow way, for any order of the input", () => {
  const instant: fc.Arbitrary<Instant> = fc
    .tuple(fc.integer({ min: 9700, max: 9703 }), fc.integer({ min: 0, max: 3 }))
    .map(([days, step]) => ({ scale: "UTC", days, nanos: step * 864_000 }));
  const one = fc
    .tuple(fc.integer({ min: 1, max: 4 }), instant, fc.integer({ min: 0, max: 3 }))
    .map(([id, epoch, raanDeg]) => set(id, "2026-08-01", { epoch, raanDeg }));
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 25 }),
      fc.array(one, { maxLength: 25 }),
      instant,
      (first, second, when) => {
        const history = buildElementHistory([buildElementTable(first), buildElementTable(second)]);
        const all = [...first, ...second];
        for (const id of [1, 2, 3, 4]) {
          const slow = all
            .filter((candidate) => candidate.id === id && compareInstants(candidate.epoch, when) <= 0)
            .reduce<MeanElements | undefined>(
              (newest, next) => (newest && compareInstants(newest.epoch, next.epoch) >= 0 ? newest : next),
              undefined,
            );
          const row = newestRowAsOf(history, id, when);
          assert.deepEqual(row < 0 ? undefined : elementsAt(history.table, row).epoch, slow?.epoch);
        }
        const distinct = new Set(
          all.map(({ id, epoch, raanDeg }) => `${id} ${epoch.days} ${epoch.nanos} ${raanDeg}`),
        );
        assert.equal(history.table.count, distinct.size);
      },
    ),
    { numRuns: 500 },
  );
});
