import assert from "node:assert/strict";
import { test } from "node:test";
import { describe, languages } from "../../core/index.ts";
import { buildElementTable, type MeanElements } from "../../orbit/index.ts";
import { describeDetection } from "../describe.ts";
import { groupHistories } from "../history.ts";
import { detectManeuvers } from "../maneuver/detect-maneuvers.ts";
import { turnRates } from "../plane/plane-angles.ts";
import { lowSet } from "../testing/low-orbits.ts";
import { debrisManeuvers } from "./debris-maneuvers.ts";

const burnDay = 15;

/** A set a day for 30 days at 800 km: no drag, 5 m of noise along the track; its mean motion steps on day 15. */
function historyOf(id: number, name: string, stepRevPerDay: number): MeanElements[] {
  const still = { name, bstar: 0, meanMotionDot: 0, meanMotionRevPerDay: 14.3 };
  const rates = turnRates(buildElementTable([lowSet(id, 0, still)]), 0);
  return Array.from({ length: 30 }, (_, day) => {
    const revolutions = 14.3 * day + stepRevPerDay * Math.max(0, day - burnDay + 0.5);
    const noiseDeg = 4e-5 * Math.sin(7 * day * day + id);
    const anomaly = 360 * (revolutions % 1) + noiseDeg;
    return lowSet(id, day, {
      ...still,
      meanMotionRevPerDay: 14.3 + (day >= burnDay ? stepRevPerDay : 0),
      raanDeg: (90 + rates.raanDegPerDay * day + 3600) % 360,
      argumentOfPerigeeDeg: (40 + rates.perigeeDegPerDay * day + 3600) % 360,
      meanAnomalyDeg: (anomaly + 360) % 360,
    });
  });
}

/** 1 m/s along the track at 800 km. */
const largeStep = -0.005_75;
const sets = [
  historyOf(10, "OBJECT A DEB", largeStep),
  historyOf(11, "OBJECT B DEB", 0),
  historyOf(12, "SATELLITE C", largeStep),
  historyOf(13, "OBJECT D DEB", largeStep / 200),
  historyOf(14, "OBJECT E R/B", largeStep),
];
const histories = groupHistories(buildElementTable(sets.flat()));
const maneuvers = detectManeuvers(histories);

test("only large maneuvers of what is called debris, stage or motor are told, with the burn's day and size", () => {
  assert.deepEqual(
    maneuvers.map(({ ids }) => ids[0]),
    [10, 12, 13, 14],
  );
  const found = debrisManeuvers(maneuvers, histories);
  assert.deepEqual(
    found.map(({ ids, kind }) => [ids[0], kind]),
    [
      [10, "debris-maneuver"],
      [14, "debris-maneuver"],
    ],
  );
  assert.ok(Math.abs(found[0].values.deltaVMPerS - 1) < 0.1, String(found[0].values.deltaVMPerS));
  assert.ok(found[0].limitations.some(({ code }) => code === "detect-limit-class-from-name"));
  for (const language of languages) {
    const { key, parts } = describeDetection(found[0]);
    assert.doesNotMatch(describe(key, language, parts), /[{}]|NaN|undefined|–/);
  }
});

test("the satellite catalog's type goes before the name, whichever way", () => {
  const found = debrisManeuvers(
    maneuvers,
    histories,
    new Map([
      [10, "payload"],
      [12, "debris"],
      [14, "unknown"],
    ]),
  );
  assert.deepEqual(
    found.map(({ ids }) => ids[0]),
    [12, 14],
  );
  assert.ok(found[0].limitations.some(({ code }) => code === "detect-limit-class-from-catalog"));
});

test("strong drag explains a change of the same size", () => {
  const heavy = groupHistories(
    buildElementTable(sets.flat().map((set) => ({ ...set, meanMotionDot: set.id === 10 ? 0.01 : 0 }))),
  );
  const ids = debrisManeuvers(maneuvers, heavy).map((one) => one.ids[0]);
  assert.deepEqual(ids, [14]);
});
