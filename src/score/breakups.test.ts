import assert from "node:assert/strict";
import { test } from "node:test";
import { breakupRule, type Detection } from "../detect/index.ts";
import { scoreBreakups, unlabeledBreakups } from "./breakups.ts";

const found: Detection = {
  kind: "breakup",
  ids: [13552],
  from: "2021-11-14T18:44:00.000000Z",
  to: "2021-11-15T07:42:00.000000Z",
  time: "2021-11-15T01:13:00.000000Z",
  values: {},
  breakup: {
    launch: "1982-092",
    pieces: [49000, 49001],
    candidates: [
      { time: "2021-11-15T01:13:00.000000Z", logLikelihoodBelowBest: 0 },
      { time: "2021-11-15T02:48:00.000000Z", logLikelihoodBelowBest: 2.2 },
    ],
    parents: [
      {
        id: 13552,
        rank: 1,
        planeAngleDeg: 0.01,
        radiusDifferenceKm: 0.3,
        angleDifferenceDeg: 6,
        isSameLaunch: true,
        setAgeDays: 43,
      },
    ],
    crossed: [],
  },
  detectionProbability: 1,
  rule: breakupRule,
  inputs: [],
  limitations: [],
};

test("errors, cover and the parent's rank are told for a hit; a refusal is right only where none is due", () => {
  const labels = [
    { launch: "1982-092", time: "2021-11-15T02:47:00.000000Z", parent: 13552 },
    { launch: "2019-063" },
    { launch: "2022-151", time: "2022-11-12T05:25:00.000000Z" },
  ] as const;
  const [hit, refused, missed] = scoreBreakups([found], labels);
  assert.deepEqual([hit.outcome, refused.outcome, missed.outcome], ["hit", "refused", "missed"]);
  assert.ok(Math.abs(hit.bestErrorHours! + 94 / 60) < 1e-9);
  assert.ok(Math.abs(hit.nearestErrorMinutes! - 1) < 1e-9);
  assert.deepEqual([hit.isCovered, hit.isSameDay, hit.parentRank, hit.records], [true, true, 1, 1]);
});

test("a time where none is due is false, and a cloud without a label is listed", () => {
  assert.equal(scoreBreakups([found], [{ launch: "1982-092" }])[0].outcome, "false");
  assert.deepEqual(unlabeledBreakups([found], [{ launch: "2019-063" }]), [found]);
  assert.deepEqual(unlabeledBreakups([found], [{ launch: "1982-092" }]), []);
});
