import assert from "node:assert/strict";
import { test } from "node:test";
import { detectApproaches, type ScreenedApproach } from "./detect-approaches.ts";

const approach: ScreenedApproach = {
  id1: 300,
  id2: 20,
  tca: "2026-08-13T01:02:03.000000Z",
  missDistanceKm: 1.2,
  relativeSpeedKmPerS: 11.4,
  ricKm: [0.3, 1, -0.5],
  ageDays1: 0.4,
  ageDays2: 4.1,
  maxProbability: 1e-6,
};
const hash = "a".repeat(64);

test("both objects of an approach are alike", () => {
  const swapped = {
    ...approach,
    id1: approach.id2,
    id2: approach.id1,
    ageDays1: approach.ageDays2,
    ageDays2: approach.ageDays1,
  };
  const one = detectApproaches([approach], new Set([300]), [hash]);
  assert.deepEqual(detectApproaches([swapped], new Set([20]), [hash]), one);
  assert.deepEqual(one[0].ids, [20, 300]);
});

test("only approaches to protected objects within the policy's distance count, with their age", () => {
  assert.deepEqual(detectApproaches([approach], new Set([1]), [hash]), []);
  assert.deepEqual(detectApproaches([{ ...approach, missDistanceKm: 50 }], new Set([20]), [hash]), []);
  const [found] = detectApproaches([approach], new Set([20]), [hash]);
  assert.ok(found.limitations.some(({ code }) => code === "detect-limit-stale"));
  assert.ok(found.detectionProbability > 0 && found.detectionProbability < 1);
  const [sure] = detectApproaches([{ ...approach, ageDays1: 0, ageDays2: 0 }], new Set([20]), [hash]);
  assert.ok(sure.detectionProbability > 0.999, `wanted above 0.999, got ${sure.detectionProbability}`);
});
