import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readIsoUtc, utcDaysOfInstant } from "../../time/index.ts";
import { groupHistories } from "../history.ts";
import { lowSet } from "../testing/low-orbits.ts";
import { firstDay, tableOf } from "../testing/synthetic.ts";
import { decayRevPerDay2 } from "./decay-rate.ts";
import { detectReentry } from "./detect-reentry.ts";
import { remainingLifeDays } from "./remaining-life.ts";

const find = (...sets: Parameters<typeof lowSet>[]) =>
  detectReentry(groupHistories(tableOf(sets.map((set) => lowSet(...set)))));
const daysOf = (iso: string): number => utcDaysOfInstant(readIsoUtc(iso)!);

test("an orbit near its end has a window of ± a fifth of the remaining life", () => {
  const [only] = find([1, 0]);
  const life = only.values.remainingLifeDays;
  assert.ok(life > 5 && life < 25, `life ${life} d`);
  const [from, to] = [daysOf(only.from) - firstDay, daysOf(only.to) - firstDay];
  assert.ok(
    Math.abs(from - 0.8 * life) < 0.01 && Math.abs(to - 1.2 * life) < 0.01,
    `${from} … ${to} of ${life}`,
  );
});

test("the window narrows as the end nears, and its widths of a day and a week before stand beside it", () => {
  // A decay that goes as the model says: each set's rate is that of the orbit before, nearer its end.
  const sets = Array.from(
    { length: 9 },
    (_, day): Parameters<typeof lowSet> => [
      1,
      day,
      { meanMotionRevPerDay: 16.1 + 0.012 * day * (1 + day / 20), meanMotionDot: 0.006 * (1 + day / 10) },
    ],
  );
  const [only] = find(...sets);
  const { windowHours, windowDayBeforeHours, windowWeekBeforeHours } = only.values;
  assert.ok(
    windowHours < windowDayBeforeHours && windowDayBeforeHours < windowWeekBeforeHours,
    `${windowHours} ${windowDayBeforeHours} ${windowWeekBeforeHours}`,
  );
});

test("higher, eccentric, rising and slowly decaying orbits have no window", () => {
  assert.deepEqual(find([1, 0, { meanMotionRevPerDay: 15.5, meanMotionDot: 0.001 }]), []);
  assert.deepEqual(find([1, 0, { meanMotionRevPerDay: 8.6, eccentricity: 0.34 }]), []);
  assert.deepEqual(find([1, 0, { meanMotionDot: -0.001 }]), []);
  assert.deepEqual(find([1, 0, { meanMotionDot: 0.0005 }]), []);
});

test("an orbit that is held or raised against the drag it prints has no window", () => {
  const held = [0, 1, 2].map((day): Parameters<typeof lowSet> => [1, day, {}]);
  assert.deepEqual(find(...held), []);
});

test("order and repetition of the sets, and other catalog numbers, change nothing but the numbers", () => {
  const sets = [
    ...[0, 0.4, 0.8].map((day) => lowSet(1, day, { meanMotionRevPerDay: 16.1 + 0.012 * day })),
    ...[0, 0.5].map((day) => lowSet(2, day, { meanMotionRevPerDay: 16.2 + 0.012 * day })),
  ];
  const shown = (list: typeof sets) => detectReentry(groupHistories(tableOf(list)));
  const wanted = shown(sets);
  assert.equal(wanted.length, 2);
  const renamed = shown(sets.map((set) => ({ ...set, id: set.id + 500 })));
  assert.deepEqual(
    renamed.map((detection) => ({ ...detection, ids: detection.ids.map((id) => id - 500) })),
    wanted,
  );
  fc.assert(
    fc.property(fc.shuffledSubarray(sets, { minLength: sets.length }), (order) => {
      assert.deepEqual(shown([...order, order[0]]), wanted);
    }),
    { numRuns: 20 },
  );
});

test("a set that prints no decay is read by its drag term", () => {
  const table = tableOf([lowSet(1, 0, { meanMotionDot: 0 })]);
  const rate = decayRevPerDay2(table, 0);
  assert.ok(rate > 0.003 && rate < 0.1, `${rate} rev/day²`);
  assert.equal(find([1, 0, { meanMotionDot: 0 }]).length, 1);
});

test("never a point, never a place: a span of at least a quarter of a day, no instant and no further field", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 16, max: 16.5, noNaN: true }),
      fc.double({ min: 0.002, max: 0.4, noNaN: true }),
      (meanMotionRevPerDay, meanMotionDot) => {
        for (const detection of find([1, 0, { meanMotionRevPerDay, meanMotionDot }])) {
          assert.deepEqual(
            Object.keys(detection).sort(),
            "detectionProbability from ids inputs kind limitations rule to values".split(" "),
          );
          assert.ok(daysOf(detection.to) - daysOf(detection.from) >= 0.25 - 1e-9);
          assert.deepEqual(
            Object.keys(detection.values).sort(),
            "combinedSets decayRevPerDay2 perigeeAltitudeKm remainingLifeDays windowHours".split(" "),
          );
        }
      },
    ),
  );
});

test("a faster decay never lasts longer, and a window that has passed says so", () => {
  const orbit = { meanMotionRevPerDay: 16.1, eccentricity: 0.001 };
  fc.assert(
    fc.property(fc.double({ min: 0.002, max: 0.2, noNaN: true }), (decayRevPerDay2) => {
      const life = remainingLifeDays({ ...orbit, decayRevPerDay2 }, 100);
      assert.ok(remainingLifeDays({ ...orbit, decayRevPerDay2: 2 * decayRevPerDay2 }, 100) <= life);
    }),
  );
  const codes = find([1, 0], [2, 60, { meanMotionRevPerDay: 14 }])[0].limitations.map(({ code }) => code);
  assert.ok(codes.includes("detect-limit-reentry-window-passed"));
});
