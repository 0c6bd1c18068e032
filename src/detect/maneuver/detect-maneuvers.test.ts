import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { sharedPath, skipWithoutShared } from "../../core/testing/shared-data.ts";
import { readElementSets } from "../../formats/index.ts";
import { buildElementTable, type MeanElements } from "../../orbit/index.ts";
import { instantOfUtcDays } from "../epochs.ts";
import { groupHistories } from "../history.ts";
import { maneuverRule } from "../rules.ts";
import { firstDay } from "../testing/synthetic.ts";
import { detectManeuvers } from "./detect-maneuvers.ts";

const angle = fc.double({ min: 0, max: 359.999, noNaN: true });
/** Sets that belong to no one orbit: any regime, any spacing, some of them no orbits at all. */
const anySets = fc.array(
  fc.record({
    gapDays: fc.constantFrom(0, 1e-5, 0.02, 0.4, 1, 1, 3, 14),
    meanMotionRevPerDay: fc.constantFrom(0, 0.3, 1.0027, 2, 6.39, 12.5, 15.5, 17),
    eccentricity: fc.constantFrom(0, 1e-7, 0.001, 0.05, 0.3, 0.74, 0.999),
    inclinationDeg: fc.constantFrom(0, 0.01, 28.5, 63.4, 90, 98.7, 180),
    raanDeg: angle,
    argumentOfPerigeeDeg: angle,
    meanAnomalyDeg: angle,
    bstar: fc.constantFrom(0, 1e-4, -1e-3, 0.5),
  }),
  { minLength: 12, maxLength: 40 },
);

test("sets that make no sense give figures that are finite and times in order, or nothing", () => {
  let seen = 0;
  fc.assert(
    fc.property(anySets, (drafts) => {
      let day = firstDay;
      const sets = drafts.map(({ gapDays, ...elements }): MeanElements => {
        day += gapDays;
        const rest = { name: "", internationalDesignator: "", meanMotionDot: 0, meanMotionDdot: 0 };
        return { id: 7, epoch: instantOfUtcDays(day), ...rest, ...elements };
      });
      for (const { from, to, time, values, detectionProbability } of detectManeuvers(
        groupHistories(buildElementTable(sets)),
      )) {
        seen++;
        assert.ok(from < to, `${from} … ${to}`);
        assert.ok(time !== undefined && time >= from && time <= to, `${from} ≤ ${time} ≤ ${to}`);
        for (const [name, value] of Object.entries(values)) assert.ok(Number.isFinite(value), name);
        assert.ok(detectionProbability >= 0 && detectionProbability <= 1);
      }
    }),
    { numRuns: 200 },
  );
  assert.ok(seen > 0, "nothing was found in any of them: the test saw nothing");
});

const read = (name: string) =>
  groupHistories(
    readElementSets(gunzipSync(readFileSync(sharedPath(`maneuvers/tle/${name}.tle.gz`))), { source: name })
      .table,
  );
const apartHours = (time: string | undefined, iso: string): number =>
  Math.abs(Date.parse(time ?? "") - Date.parse(iso)) / 3_600_000;

const fengyun = "maneuvers/tle/Fengyun-4A.tle.gz";
test("Fengyun-4A's north–south burns are found within an hour, as changes of the plane", {
  skip: skipWithoutShared(fengyun),
}, () => {
  const found = detectManeuvers(read("Fengyun-4A"));
  for (const listed of ["2018-09-19T11:45Z", "2019-10-09T10:15Z", "2021-03-18T12:30Z", "2021-09-22T11:45Z"]) {
    const near = found.find(({ time }) => apartHours(time, listed) < 1);
    assert.ok(near, `none within an hour of ${listed}`);
    const cross = near.values.crossTrackDeltaVMPerS;
    assert.ok(cross > 15 && cross < 30, `wanted about 20 m/s, got ${cross}`);
  }
});

const jason = "maneuvers/tle/Jason-3.tle.gz";
test("Jason-3's large burns of April 2022 are told apart, each with its size", {
  skip: skipWithoutShared(jason),
}, () => {
  const found = detectManeuvers(read("Jason-3"));
  for (const [listed, deltaV] of [
    ["2022-04-17T22:10Z", -4.38],
    ["2022-04-19T21:07Z", -4.43],
  ] as const) {
    const near = found.find(({ time }) => apartHours(time, listed) < 12);
    const along = near?.values.alongTrackDeltaVMPerS ?? Number.NaN;
    assert.ok(Math.abs(along / deltaV - 1) < 0.15, `wanted ${deltaV} m/s, got ${along}`);
  }
});

test("with the dial up, what the last sets show is not yet reported", {
  skip: skipWithoutShared(jason),
}, () => {
  const histories = read("Jason-3");
  const soon = detectManeuvers(histories);
  const last = Date.parse(soon.at(-1)?.from ?? "");
  const { table } = histories[0];
  const after = Array.from(table.epochDays).filter((day) => Date.UTC(2000, 0, 1 + day) > last).length;
  const later = detectManeuvers(histories, {
    ...maneuverRule,
    parameters: { ...maneuverRule.parameters, setsAfter: after + 2 },
  });
  assert.equal(later.length, soon.length - 1);
});
