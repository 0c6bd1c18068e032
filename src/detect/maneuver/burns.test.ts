import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { maneuverRule } from "../rules.ts";
import { burnDays } from "./burn-time.ts";
import { smoothDisturbances } from "./disturbances.ts";
import { findBurns } from "./find-burns.ts";
import { mergeBurns } from "./merge-burns.ts";
import { filterPhase } from "./phase-filter.ts";
import { equalWeights, type PhaseObservations, phaseSteps } from "./phase-model.ts";
import { thrustRuns } from "./thrust-runs.ts";

const readings = [
  { readsRates: false, lagDays: 0.05 },
  { readsRates: true, lagDays: 0.6 },
];

/** A repeatable uniform source in 0 … 1 and normal numbers from it; the tests' only randomness. */
function normalSource(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return (state + 0.5) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

type Step = readonly [day: number, stepKmPerDay: number];

/** 300 daily sets with 30 m of noise in the phase, 50 m/day in the rate, and burns of the given steps on the given days. */
function observe(seed: number, burns: readonly Step[]): PhaseObservations {
  const normal = normalSource(seed);
  const days = Float64Array.from({ length: 300 }, (_, k) => k + 0.2 * Math.sin(k));
  const phaseKm = days.map(
    (day) =>
      0.03 * normal() +
      2e-4 * day * day +
      burns.reduce((sum, [at, step]) => sum + step * Math.max(0, day - at), 0),
  );
  const rateKmPerDay = days.map(
    (day) => 0.05 * normal() + 4e-4 * day + burns.reduce((sum, [at, step]) => sum + (day > at ? step : 0), 0),
  );
  return { days, phaseKm, rateKmPerDay };
}

function events(observations: PhaseObservations) {
  const thrusts = thrustRuns(observations);
  const burns = findBurns(observations, readings, 20, thrusts);
  return mergeBurns(observations.days, burns, thrusts, 2.2, maneuverRule.parameters);
}

function assertFound(observations: PhaseObservations, wanted: readonly Step[]): void {
  const found = events(observations);
  const times = burnDays(
    observations,
    found.map(({ burn }, k) => ({
      gap: burn.gap,
      gapBefore: found[k - 1]?.lastGap ?? -1,
      gapAfter: found[k + 1]?.firstGap ?? observations.days.length,
    })),
    false,
  );
  assert.equal(found.length, wanted.length, `found in gaps ${found.map(({ firstGap }) => firstGap)}`);
  for (const [k, [at, step]] of wanted.entries()) {
    const { rateSigmaKmPerDay, level } = found[k].burn;
    const tolerance = 4 * rateSigmaKmPerDay * Math.sqrt(level) + 0.05 * Math.abs(step);
    const { rateStepKmPerDay } = found[k];
    assert.ok(Math.abs(rateStepKmPerDay - step) < tolerance, `wanted ${step}, got ${rateStepKmPerDay}`);
    const day = times[k] ?? Number.NaN;
    assert.ok(Math.abs(day - at) < 0.5, `wanted day ${at} ± 0.5, got ${day}`);
  }
}

test("burns of 5 mm/s are found in their gap, with size and time", () => {
  const burns: readonly Step[] = [
    [100.4, -1.3],
    [200.7, 2.6],
  ];
  assertFound(observe(1, burns), burns);
});

test("a campaign of large burns two days apart is told apart, and small burns near it are not lost", () => {
  const burns: readonly Step[] = [
    [80.5, 1.5],
    [150.4, 1200],
    [152.6, 1100],
    [154.5, -130],
    [220.5, -1.5],
  ];
  const found = events(observe(3, burns)).map(({ firstGap }) => firstGap);
  assert.deepEqual(found, [80, 150, 152, 154, 220]);
});

test("a thrust that lasts is one event with its begin, end and whole step, and burns outside it stay", () => {
  const thrust: readonly Step[] = Array.from({ length: 12 }, (_, k) => [150.5 + k, -60]);
  const found = events(observe(5, [[60.4, 2], ...thrust]));
  assert.deepEqual(
    found.map(({ firstGap, lastGap }) => lastGap > firstGap),
    [false, true],
  );
  const [burn, event] = found;
  assert.equal(burn.firstGap, 60);
  assert.ok(Math.abs(event.firstGap - 150) <= 1 && Math.abs(event.lastGap - 161) <= 1, JSON.stringify(event));
  assert.ok(Math.abs(event.rateStepKmPerDay + 720) < 70, `wanted −720, got ${event.rateStepKmPerDay}`);
});

test("drag that grows until re-entry is no thrust", () => {
  const quiet = observe(9, []);
  const left = quiet.days.map((day) => 320 - day);
  const decaying = { ...quiet, rateKmPerDay: quiet.rateKmPerDay.map((r, k) => r + 4e4 / left[k]) };
  assert.deepEqual(thrustRuns(decaying), []);
});

test("quiet objects have at most one find in ten at the least score kept", () => {
  const finds = Array.from({ length: 10 }, (_, seed) => events(observe(seed + 10, [])).length);
  assert.ok(finds.reduce((sum, count) => sum + count, 0) <= 1, `finds by seed: ${finds}`);
});

test("one bad set is no burn", () => {
  const observations = observe(7, []);
  observations.phaseKm[140] += 20;
  observations.rateKmPerDay[140] += 40;
  assert.deepEqual(events(observations), []);
});

test("a bump of the phase that goes away again is no burn", () => {
  const observations = observe(8, []);
  for (const [k, km] of [0.4, 0.8, 0.4].entries()) observations.phaseKm[140 + k] += km;
  assert.deepEqual(events(observations), []);
});

test("the backward pass gives the same estimate as fitting the disturbance outright", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 5, max: 20 }),
      fc.constantFrom(0.05, 0.6, 3),
      (seed, gap, lagDays) => {
        const normal = normalSource(seed);
        const days = Float64Array.from({ length: 26 }, (_, k) => k + 0.3 * Math.cos(k));
        const observations = {
          days,
          phaseKm: days.map(() => normal()),
          rateKmPerDay: days.map(() => normal()),
        };
        const weights = equalWeights(days.length);
        const steps = phaseSteps(days, lagDays);
        const noise = { sigmaKm: 0.5, sigmaKmPerDay: 0.7, rateWalk: 0.01, dragWalk: 1e-4 };
        const before = 0.4;
        const lagged = (t: number): number => t - lagDays * (1 - Math.exp(-t / lagDays));
        const impulse = [lagged(before), 1 - Math.exp(-before / lagDays), Math.exp(-before / lagDays)];
        const pass = filterPhase(observations, steps, noise, weights, new Map());
        const { score: scores, info: infos } = smoothDisturbances(steps, pass, noise, weights);
        const [ww, wr, wp, rr, rp, pp] = infos.slice(6 * gap, 6 * gap + 6);
        const [b0, b1, b2] = impulse;
        const score = impulse.reduce((sum, b, axis) => sum + b * scores[3 * gap + axis], 0);
        const info =
          b0 * b0 * ww + b1 * b1 * rr + b2 * b2 * pp + 2 * (b0 * b1 * wr + b0 * b2 * wp + b1 * b2 * rp);
        // The slow twin: innovations are linear in the data, so filter the disturbance's own signature.
        const since = (k: number): number => days[k] - days[gap + 1] + before;
        const signature = {
          days,
          phaseKm: days.map((_, k) => (k > gap ? lagged(since(k)) : 0)),
          rateKmPerDay: days.map((_, k) => (k > gap ? 1 - Math.exp(-since(k) / lagDays) : 0)),
        };
        const own = filterPhase(signature, steps, noise, weights, new Map());
        let slowScore = 0;
        let slowInfo = 0;
        for (let k = 2 * (gap + 1); k < 2 * days.length; k++) {
          slowScore += (own.innovation[k] * pass.innovation[k]) / pass.innovationVariance[k];
          slowInfo += own.innovation[k] ** 2 / pass.innovationVariance[k];
        }
        assert.ok(Math.abs(score - slowScore) <= 1e-6 * (1 + Math.abs(slowScore)), `${score} / ${slowScore}`);
        assert.ok(Math.abs(info - slowInfo) <= 1e-6 * slowInfo, `${info} / ${slowInfo}`);
      },
    ),
    { numRuns: 30 },
  );
});
