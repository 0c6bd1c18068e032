import assert from "node:assert/strict";
import { test } from "node:test";
import { buildElementTable, type MeanElements } from "../../orbit/index.ts";
import { addSeconds, formatIsoUtc } from "../../time/index.ts";
import { buildElementHistory, type CovarianceModel, covarianceAt, estimateCovariances } from "../index.ts";
import { differencer } from "./differences.ts";
import { covarianceParameters } from "./parameters.ts";
import { nextEpochPairs } from "./set-pairs.ts";
import { type ElementNoise, noisySets, semiMajorAxisKm } from "./testing/noisy-history.ts";
import { seededNormal } from "./testing/normal.ts";

const noise: ElementNoise = {
  anomalyRad: 2e-5,
  meanMotionShare: 1e-7,
  planeRad: 1e-5,
  eccentricity: 1e-5,
};
const revolutionsPerDay = 14.8;
const objects = 12;

/**
 * Differences have the errors of two sets; only that of the earlier mean motion grows with age. An error δ of the
 * eccentricity vector moves the position by up to δ in radius and 2 δ along the track.
 */
const expectedSigmaKm = (ageDays: number): readonly [number, number, number] => {
  const drift = noise.meanMotionShare * 2 * Math.PI * revolutionsPerDay * ageDays;
  const inTrack = Math.sqrt(2 * noise.anomalyRad ** 2 + 2 * (2 * noise.eccentricity) ** 2 + drift ** 2);
  const [radial, crossTrack] = [Math.SQRT2 * noise.eccentricity, Math.SQRT2 * noise.planeRad];
  return [semiMajorAxisKm * radial, semiMajorAxisKm * inTrack, semiMajorAxisKm * crossTrack];
};

const setsOf = (seed: number, days = 36): MeanElements[] => {
  const normal = seededNormal(seed);
  return Array.from({ length: objects }, (_, k) => noisySets(90_001 + k, noise, normal, 80, days)).flat();
};
const modelOf = (sets: readonly MeanElements[]): CovarianceModel =>
  estimateCovariances(buildElementHistory([buildElementTable(sets)]));

function assertNear(model: CovarianceModel, tolerance: number): void {
  for (const ageDays of [0.5, 2, 8]) {
    const expected = expectedSigmaKm(ageDays);
    const found = Array.from({ length: objects }, (_, k) => {
      const covariance = covarianceAt(model, { id: 90_001 + k, regime: "LEO" }, ageDays);
      assert.ok(covariance && covariance.basis === "object");
      return covariance.ricKm2;
    });
    for (const [axis, name] of ["radial", "in-track", "cross-track"].entries()) {
      const got = Math.sqrt(found.reduce((sum, ricKm2) => sum + ricKm2[4 * axis], 0) / objects);
      const ratio = got / expected[axis];
      assert.ok(
        Math.abs(ratio - 1) < tolerance,
        `${name} at ${ageDays} d: wanted ${expected[axis]} km, got ${got}, ratio ${ratio}`,
      );
    }
  }
}

/** The share of next-epoch differences of new sets within the ellipsoids, at the squared distance that each names. */
function shareWithin(
  model: CovarianceModel,
  sets: readonly MeanElements[],
  at: "squaredAt50" | "squaredAt90" | "squaredAt99",
): number {
  let inside = 0;
  let all = 0;
  for (let k = 0; k < objects; k++) {
    const id = 90_001 + k;
    const table = buildElementTable(sets.filter((set) => set.id === id));
    const { count, ageDays, ricKm } = differencer(table)(nextEpochPairs(table, [], covarianceParameters));
    for (let n = 0; n < count; n++) {
      const covariance = covarianceAt(model, { id, regime: "LEO" }, ageDays[n]);
      assert.ok(covariance);
      const squared = [0, 1, 2].reduce(
        (sum, axis) => sum + ricKm[3 * n + axis] ** 2 / covariance.ricKm2[4 * axis],
        0,
      );
      if (squared <= covariance[at]) inside++;
      all++;
    }
  }
  return inside / all;
}

test("errors put into sets come out: sigmas of all directions within 15 % at half a day, two and eight days", () => {
  assertNear(modelOf(setsOf(1)), 0.15);
});

test("the ellipsoids hold 50, 90 and 99 % of the differences of sets that they have not seen, within 4, 3 and 1 points", () => {
  const model = modelOf(setsOf(1));
  const later = setsOf(2);
  for (const [at, wanted, tolerance] of [
    ["squaredAt50", 0.5, 0.04],
    ["squaredAt90", 0.9, 0.03],
    ["squaredAt99", 0.99, 0.01],
  ] as const) {
    const got = shareWithin(model, later, at);
    assert.ok(Math.abs(got - wanted) <= tolerance, `${at}: wanted ${wanted}, got ${got}`);
  }
});

test("one set in thirty that is 50 km off along the track moves no sigma by more than half", () => {
  const sets = setsOf(1).map((set, k) =>
    k % 30 === 7 ? { ...set, meanAnomalyDeg: set.meanAnomalyDeg + 0.4 } : set,
  );
  assertNear(modelOf(sets), 0.5);
});

test("a maneuver every ten days, named as a broken span, moves no sigma by more than 25 %; unnamed, errors at eight days grow", () => {
  const start = setsOf(1)[0].epoch;
  const burns = [5, 15, 25].map((day) => ({
    from: addSeconds(start, day * 86_400),
    to: addSeconds(start, (day + 1) * 86_400),
  }));
  const dayOf = ({ epoch }: MeanElements): number =>
    epoch.days - start.days + (epoch.nanos - start.nanos) / 86_400e9;
  const sets = setsOf(1)
    .map((set) => ({ set, passed: [5.5, 15.5, 25.5].filter((day) => dayOf(set) > day) }))
    .map(({ set, passed }) => ({
      ...set,
      // Each burn turns the mean anomaly by 0.02 degrees a day from then on.
      meanMotionRevPerDay: set.meanMotionRevPerDay + (passed.length * 0.02) / 360,
      meanAnomalyDeg: set.meanAnomalyDeg + passed.reduce((sum, day) => sum + 0.02 * (dayOf(set) - day), 0),
    }));
  const broken = new Map(
    Array.from({ length: objects }, (_, k) => [
      90_001 + k,
      burns.map(({ from, to }) => ({ from: formatIsoUtc(from), to: formatIsoUtc(to) })),
    ]),
  );
  assertNear(estimateCovariances(buildElementHistory([buildElementTable(sets)]), { broken }), 0.25);
  const unnamed = covarianceAt(modelOf(sets), { id: 90_001, regime: "LEO" }, 8);
  assert.ok(unnamed && Math.sqrt(unnamed.ricKm2[4]) > 10 * expectedSigmaKm(8)[1]);
});
