import assert from "node:assert/strict";
import { test } from "node:test";
import { groupHistories } from "../history.ts";
import { lowSet } from "../testing/low-orbits.ts";
import { firstDay, tableOf } from "../testing/synthetic.ts";
import { detectLaunches, type LaunchContext } from "./detect-launches.ts";
import { planeAngleDeg } from "./planes.ts";

const still = { meanMotionRevPerDay: 15.2, meanMotionDot: 0, bstar: 0 };
const daily = (id: number, from: number, to: number, internationalDesignator: string, further: object = {}) =>
  Array.from({ length: to - from + 1 }, (_, k) =>
    lowSet(id, from + k, { ...still, internationalDesignator, ...further }),
  );
/** A catalog of 20 days: old objects all the time, a launch of three from day 8, in two planes. */
const catalog = [
  daily(10, 0, 20, "2019-001A"),
  daily(11, 0, 20, "2020-040A", { inclinationDeg: 97 }),
  daily(12, 0, 20, "2026-070A", { raanDeg: 200 }),
  daily(500, 8, 20, "2026-080A", { raanDeg: 92 }),
  daily(501, 8, 20, "2026-080B", { raanDeg: 92.1 }),
  daily(502, 9, 20, "2026-080C", { raanDeg: 120 }),
];
const context: LaunchContext = { protectedIds: new Set([10, 11]), launches: new Map() };
const codesOf = ({ limitations }: { limitations: readonly { code: string }[] }) =>
  limitations.map(({ code }) => code);

test("objects never seen before of a young launch are one finding, with planes and coplanar protected objects by angle", () => {
  const [launch, ...others] = detectLaunches(groupHistories(tableOf(...catalog)), context);
  assert.deepEqual(others, []);
  assert.deepEqual(launch.ids, [500, 501, 502]);
  assert.deepEqual([launch.values.count, launch.values.planes, launch.values.launchNumber], [3, 2, 80]);
  assert.deepEqual(
    launch.neighbors?.map(({ id, rank }) => [id, rank]),
    [[10, 1]],
  );
  const angle = launch.neighbors?.[0].separationDeg ?? 0;
  assert.ok(Math.abs(angle - 2 * Math.sin((53 * Math.PI) / 180)) < 0.05, `${angle}°`);
  for (const code of ["launch-site-unknown", "launch-date-unknown"])
    assert.ok(codesOf(launch).includes(`detect-limit-${code}`), code);
});

test("a late object of an old launch, and one that a satellite catalog dates earlier, are no new launch", () => {
  const late = daily(600, 8, 20, "2019-001B");
  assert.equal(detectLaunches(groupHistories(tableOf(catalog[0], catalog[2], late)), context).length, 0);
  const launches = new Map([["2026-080", { day: firstDay - 60, hasSite: true }]]);
  assert.equal(detectLaunches(groupHistories(tableOf(...catalog)), { ...context, launches }).length, 0);
});

test("a single catalog finds by designator alone, less surely, and says so", () => {
  const sets = catalog.map((history) => [history[history.length - 1]]);
  const launches = new Map([
    ["2026-080", { day: firstDay + 7, hasSite: true }],
    ["2026-070", { day: firstDay - 100, hasSite: true }],
  ]);
  const [launch, ...others] = detectLaunches(groupHistories(tableOf(...sets)), { ...context, launches });
  assert.deepEqual([launch.values.launchNumber, others.length], [80, 0]);
  assert.deepEqual(codesOf(launch), ["detect-limit-public-elements-only", "detect-limit-launch-no-history"]);
});

test("planes run through opposite ways are far apart", () => {
  assert.equal(planeAngleDeg([0, 0, 1], [0, 0, -1]), 180);
});
