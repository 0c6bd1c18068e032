import assert from "node:assert/strict";
import { test } from "node:test";
import { type CovarianceModel, regimeOf } from "../catalog/index.ts";
import { norm, subtract } from "../core/index.ts";
import { relativeRic, type State } from "../frames/index.ts";
import {
  buildElementTable,
  initializeSgp4,
  type MeanElements,
  minutesSinceEpoch,
  propagateSgp4,
} from "../orbit/index.ts";
import { addSeconds, parseIsoUtc } from "../time/index.ts";
import { type Conjunction, collisionProbability, historyProbability, withRtnCovariance } from "./index.ts";

const start = parseIsoUtc("2026-08-12T00:00:00Z");
const tca = addSeconds(start, 43_200);
const ageDays = 0.5;
const low = (id: number, name: string, raanDeg: number, meanAnomalyDeg: number): MeanElements => ({
  id,
  name,
  internationalDesignator: "",
  epoch: start,
  meanMotionRevPerDay: 15,
  eccentricity: 0.001,
  inclinationDeg: 60,
  raanDeg,
  argumentOfPerigeeDeg: 0,
  meanAnomalyDeg,
  bstar: 0,
  meanMotionDot: 0,
  meanMotionDdot: 0,
});
const sets = [low(1, "ONE", 10, 0), low(2, "TWO DEB", 10.01, 0.001)] as const;
const regime = regimeOf(sets[0]);

/** Variances of a day's age, km², half of which is there from the epoch on. */
const growthOf = (...sigmasKm: readonly [number, number, number]) =>
  sigmasKm.map((sigma) => [sigma ** 2 / 2, sigma ** 2 / 2, 0]) as unknown as Growth;
type Growth = readonly [
  readonly [number, number, number],
  readonly [number, number, number],
  readonly [number, number, number],
];
const plain = { scale: 1, squaredAt50: 2.366, squaredAt99: 11.345, differences: 100 };
const evidence = { pairs: 50, youngestDays: 0.1, oldestDays: 5 };
const model: CovarianceModel = {
  version: "test",
  objects: new Map([[1, { ...evidence, regime, growth: growthOf(0.1, 0.5, 0.2) }]]),
  regimes: {
    [regime]: {
      ...evidence,
      objects: 9,
      growth: growthOf(0.3, 2, 0.6),
      own: plain,
      pooled: { ...plain, scale: 2 },
    },
  },
};

function stateOf(elements: MeanElements): State {
  const sgp4 = initializeSgp4(elements);
  const teme = new Float64Array(6);
  assert.equal(propagateSgp4(sgp4, minutesSinceEpoch(sgp4, tca), teme), 0);
  return { positionKm: [teme[0], teme[1], teme[2]], velocityKmPerS: [teme[3], teme[4], teme[5]] };
}
const [one, two] = sets.map(stateOf);
const relative = relativeRic(one, two);
const conjunction: Conjunction = {
  id1: 1,
  id2: 2,
  name1: "ONE",
  name2: "TWO DEB",
  tca,
  missDistanceKm: norm(subtract(two.positionKm, one.positionKm)),
  relativeSpeedKmPerS: norm(relative.velocityKmPerS),
  ricKm: relative.positionKm,
  velocityRicKmPerS: relative.velocityKmPerS,
  ageDays1: ageDays,
  ageDays2: ageDays,
};
const options = { start, operationMode: "i" } as const;

const uncertain = (state: State, sigmasKm: readonly number[], scale: number) => {
  const rtn = new Float64Array(36);
  // At half a day: a half, and a quarter of the other half.
  for (const [k, sigma] of sigmasKm.entries()) rtn[7 * k] = scale * sigma ** 2 * (0.5 + 0.5 * ageDays ** 2);
  return withRtnCovariance(state, rtn);
};

test("each object's error lies in its own axes at the age of its set: its own, else its regime's, and is called estimated", () => {
  const found = historyProbability(buildElementTable(sets), model, options)(conjunction);
  assert.ok(found);
  // A payload and a piece of debris, by their names.
  assert.equal(found.hbrM, 6);
  const wanted = collisionProbability({
    first: uncertain(one, [0.1, 0.5, 0.2], 1),
    second: uncertain(two, [0.3, 2, 0.6], 2),
    radiusKm: 0.006,
  });
  assert.ok(wanted.probability! > 1e-9, `${wanted.probability}`);
  const ratio = found.probability! / wanted.probability!;
  assert.ok(
    Math.abs(ratio - 1) < 1e-9,
    `wanted ${wanted.probability}, got ${found.probability}, ratio ${ratio}`,
  );
  assert.deepEqual(
    [found.probabilityMethod, found.covarianceSource, found.dilution, found.violations],
    ["foster", "estimated-from-history", wanted.dilution, ["unchecked"]],
  );
  assert.deepEqual(
    [found.estimatedCovariance1.basis, found.estimatedCovariance2.basis, found.estimatedCovariance1.label],
    ["object", "regime", "estimated from element history"],
  );
});

test("the radius given is the one that counts, and the probability of small bodies grows with its square", () => {
  const at = (hbrM: number) =>
    historyProbability(buildElementTable(sets), model, { ...options, hbrM })(conjunction)!;
  assert.equal(at(2).hbrM, 2);
  assert.ok(Math.abs(at(4).probability! / at(2).probability! - 4) < 1e-3);
});

test("where the history tells nothing of an object, or of so old a set, there is no figure", () => {
  const table = buildElementTable(sets);
  const none = historyProbability(table, { ...model, regimes: {}, objects: new Map() }, options);
  assert.equal(none(conjunction), undefined);
  assert.equal(historyProbability(table, model, options)({ ...conjunction, ageDays2: 5.1 }), undefined);
});
