import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { buildElementTable, type MeanElements } from "../../orbit/index.ts";
import { buildElementHistory, covarianceAt, covarianceLabel, estimateCovariances } from "../index.ts";
import { fitGrowth, varianceAt } from "./growth.ts";
import { type ElementNoise, noisySets } from "./testing/noisy-history.ts";
import { seededNormal } from "./testing/normal.ts";

const noise: ElementNoise = {
  anomalyRad: 2e-5,
  meanMotionShare: 1e-7,
  planeRad: 1e-5,
  eccentricity: 1e-5,
};
const setsOf = (counts: readonly number[], days = 20): MeanElements[] => {
  const normal = seededNormal(3);
  return counts.flatMap((count, k) => noisySets(90_001 + k, noise, normal, count, days));
};
const modelOf = (sets: readonly MeanElements[]) =>
  estimateCovariances(buildElementHistory([buildElementTable(sets)]));

test("the variance fitted to any points is positive and never shrinks with age", () => {
  const point = fc.record({
    ageDays: fc.double({ min: 0.02, max: 20, noNaN: true }),
    varianceKm2: fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
    weight: fc.integer({ min: 1, max: 500 }),
  });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 10 }), (points) => {
      const growth = fitGrowth(points, 1e-5);
      let before = 0;
      for (const ageDays of [0, 0.01, 0.1, 1, 10, 100]) {
        const variance = varianceAt(growth, ageDays);
        assert.ok(variance >= 1e-5 && variance >= before && Number.isFinite(variance), `${growth}`);
        before = variance;
      }
    }),
    { seed: 7, numRuns: 200 },
  );
});

test("points on a curve of its kind give the curve back, within 2 %", () => {
  const wanted = [1e-4, 4e-3, 1e-5] as const;
  const points = [0.05, 0.1, 0.2, 0.5, 1, 2, 4, 8, 16].map((ageDays) => ({
    ageDays,
    varianceKm2: varianceAt(wanted, ageDays),
    weight: 20,
  }));
  const growth = fitGrowth(points, 1e-9);
  for (const { ageDays, varianceKm2 } of points) {
    const ratio = varianceAt(growth, ageDays) / varianceKm2;
    assert.ok(Math.abs(ratio - 1) < 0.02, `${ageDays} d: ratio ${ratio}`);
  }
});

test("every covariance is positive definite and grows with age, before the epoch as after it", () => {
  const model = modelOf(setsOf([60, 60, 60, 8]));
  for (let id = 90_001; id <= 90_004; id++) {
    let before = [0, 0, 0];
    for (const ageDays of [0, 0.1, 1, 5, 30]) {
      const covariance = covarianceAt(model, { id, regime: "LEO" }, ageDays);
      assert.ok(covariance);
      const variances = [0, 4, 8].map((place) => covariance.ricKm2[place]);
      assert.ok(
        variances.every((value, axis) => value > 0 && value >= before[axis]),
        `${id} at ${ageDays} d`,
      );
      assert.deepEqual(covarianceAt(model, { id, regime: "LEO" }, -ageDays)?.ricKm2, covariance.ricKm2);
      before = variances;
    }
  }
});

test("the order of the sets changes nothing, sets of one epoch included", () => {
  const sets = setsOf([40, 50, 30]);
  const twins = sets.slice(0, 5).map((set) => ({ ...set, meanAnomalyDeg: set.meanAnomalyDeg + 0.01 }));
  const all = [...sets, ...twins];
  const model = modelOf(all);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      assert.deepEqual(modelOf(shuffled), model);
    }),
    { seed: 11, numRuns: 10 },
  );
});

test("an object of few sets or none has its regime's covariance, wider, and says so", () => {
  const model = modelOf([...setsOf([60, 60, 60]), ...noisySets(90_009, noise, seededNormal(4), 3, 3)]);
  const own = covarianceAt(model, { id: 90_001, regime: "LEO" }, 1);
  for (const id of [90_009, 12_345]) {
    const shared = covarianceAt(model, { id, regime: "LEO" }, 1);
    assert.equal(shared?.basis, "regime");
    assert.equal(shared?.label, "estimated from element history");
  }
  assert.equal(own?.basis, "object");
  assert.equal(own?.label, covarianceLabel);
  assert.ok(own.pairs > 100 && own.youngestDays < 1 && own.oldestDays > 8);
  assert.deepEqual(
    [0.1, 1, 60].map((age) => covarianceAt(model, { id: 90_001, regime: "LEO" }, age)?.isExtrapolated),
    [true, false, true],
  );
  assert.equal(covarianceAt(model, { id: 1, regime: "GEO" }, 1), undefined);
});

test("a single object of a handful of sets has a covariance of its own with finite numbers", () => {
  const covariance = covarianceAt(modelOf(setsOf([7], 3)), { id: 90_001, regime: "LEO" }, 1);
  assert.equal(covariance?.basis, "object");
  for (const value of [...covariance.ricKm2, covariance.squaredAt50, covariance.squaredAt99])
    assert.ok(Number.isFinite(value), `${value}`);
});

test("a history without pairs makes an empty model, not an error", () => {
  for (const sets of [[], setsOf([1]), setsOf([1, 1])]) {
    const model = modelOf(sets);
    assert.equal(model.objects.size, 0);
    assert.equal(covarianceAt(model, { id: 90_001, regime: "LEO" }, 1), undefined);
  }
});
