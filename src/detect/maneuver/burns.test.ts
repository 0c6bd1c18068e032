import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { burnDay } from "./burn-time.ts";
import { findBurns } from "./find-burns.ts";
import { filterPhase, smoothDisturbances } from "./phase-filter.ts";

/** A repeatable uniform source in 0 … 1 and normal numbers from it; the tests' only randomness. */
function normalSource(seed: number): () => number {
  let state = seed;
  const uniform = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return (state + 0.5) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Phases of 300 daily sets with 30 m of noise and burns of the given steps (km/day) on the given days. */
function phases(seed: number, burns: readonly (readonly [day: number, step: number])[]) {
  const normal = normalSource(seed);
  const days = Float64Array.from({ length: 300 }, (_, k) => k + 0.2 * Math.sin(k));
  const phaseKm = days.map(
    (day) =>
      0.03 * normal() +
      2e-4 * day * day +
      burns.reduce((sum, [at, step]) => sum + step * Math.max(0, day - at), 0),
  );
  return { days, phaseKm };
}

test("burns of 5 mm/s are found in their gap, with size and time", () => {
  const { days, phaseKm } = phases(1, [
    [100.4, -1.3],
    [200.7, 2.6],
  ]);
  const found = findBurns(days, phaseKm, 20);
  assert.equal(found.length, 2);
  for (const [k, [at, step]] of [
    [100.4, -1.3],
    [200.7, 2.6],
  ].entries()) {
    const { gap, rateStepKmPerDay, rateSigmaKmPerDay, level } = found[k];
    const tolerance = 4 * rateSigmaKmPerDay * Math.sqrt(level) + 0.05;
    assert.ok(Math.abs(rateStepKmPerDay - step) < tolerance, `wanted ${step}, got ${rateStepKmPerDay}`);
    const day = burnDay(days, phaseKm, gap, -1, days.length) ?? Number.NaN;
    assert.ok(Math.abs(day - at) < 0.3, `wanted day ${at} ± 0.3, got ${day}`);
  }
});

test("quiet objects have at most one find in ten at the least score kept", () => {
  const finds = Array.from({ length: 10 }, (_, seed) => {
    const { days, phaseKm } = phases(seed + 10, []);
    return findBurns(days, phaseKm, 20).length;
  });
  assert.ok(finds.reduce((sum, count) => sum + count, 0) <= 1, `finds by seed: ${finds}`);
});

test("the backward pass gives the same estimate as fitting the disturbance outright", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 5, max: 20 }), (seed, gap) => {
      const normal = normalSource(seed);
      const days = Float64Array.from({ length: 26 }, (_, k) => k + 0.3 * Math.cos(k));
      const phaseKm = days.map(() => normal());
      const weights = new Float64Array(days.length).fill(1);
      const noise = { sigmaKm: 0.5, rateWalk: 0.01, dragWalk: 1e-4 };
      const before = 0.4;
      const pass = filterPhase(days, phaseKm, noise, weights, new Map());
      const { scoreW, scoreR, infoWW, infoWR, infoRR } = smoothDisturbances(days, pass, noise, weights);
      const score = before * scoreW[gap] + scoreR[gap];
      const info = before * before * infoWW[gap] + 2 * before * infoWR[gap] + infoRR[gap];
      // The slow twin: innovations are linear in the data, so filter the disturbance's own signature.
      const signature = days.map((day, k) => (k > gap ? day - days[gap + 1] + before : 0));
      const own = filterPhase(days, signature, noise, weights, new Map());
      let slowScore = 0;
      let slowInfo = 0;
      for (let k = gap + 1; k < days.length; k++) {
        slowScore += (own.innovation[k] * pass.innovation[k]) / pass.innovationVariance[k];
        slowInfo += own.innovation[k] ** 2 / pass.innovationVariance[k];
      }
      assert.ok(Math.abs(score - slowScore) <= 1e-6 * (1 + Math.abs(slowScore)), `${score} / ${slowScore}`);
      assert.ok(Math.abs(info - slowInfo) <= 1e-6 * slowInfo, `${info} / ${slowInfo}`);
    }),
    { numRuns: 20 },
  );
});
