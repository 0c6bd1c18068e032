import assert from "node:assert/strict";
import { test } from "node:test";
import { skipWithoutShared } from "../../core/testing/shared-data.ts";
import { collisionProbability } from "./collision-probability.ts";
import type { PcMethod, PcResult } from "./pc-result.ts";
import { encounterOfCdm, readPcOracle } from "./testing/shared-encounters.ts";

interface CaraCase {
  readonly Conjunction_ID: string;
  readonly HBR_m: number;
  readonly Pc2D: number;
  readonly Nc2D: number;
  readonly Nc3D: number;
  readonly PcSDMC: number;
  readonly PcSDMCLo: number;
  readonly PcSDMCHi: number;
  readonly ViolationsPc2D: number;
  readonly ViolationsNc2D: number;
  readonly ViolationsNc3D: number;
}

/**
 * What differs and why. CARA's 2D-Nc of this encounter of 0.3 m/s stops at a time that is no minimum of Q and gives 1.8e-11;
 * ours finds the minimum at 1027 s, and with it 1.31e-6, CARA's own 3D-Nc. Its duration is 4.94 % of the period: not over 5 %.
 */
const known2dMiss = "000048901_conj_000048903_20211219_182317_20211217_232706";

const skip = skipWithoutShared("oracles/pc/cara-pc-expected.json");
const cases = skip
  ? []
  : readPcOracle<{ readonly cases: readonly CaraCase[] }>("cara-pc-expected.json").cases;
const run = ({ Conjunction_ID: id, HBR_m }: CaraCase, method: PcMethod, samples?: number): PcResult =>
  collisionProbability(encounterOfCdm(`cara-cdm/${id}.cdm`, HBR_m), {
    method,
    ...(samples === undefined ? {} : { samples }),
  });

function near(id: string, got: number | undefined, wanted: number, tolerance: number): void {
  const ratio = (got ?? Number.NaN) / wanted;
  assert.ok(
    Math.abs(ratio - 1) <= tolerance,
    `${id}: wanted ${wanted}, got ${got}, ratio − 1 = ${ratio - 1}`,
  );
}

/** CARA's column of violations: hundreds inaccurate, tens offset, ones extended. */
const codeOf = ({ violations }: PcResult): number =>
  (violations.includes("inaccurate") ? 100 : 0) +
  (violations.includes("offset") ? 10 : 0) +
  (violations.includes("extended") ? 1 : 0);

test("2-D: Foster's integral within 1e-6, and the same violations of its use", { skip }, () => {
  assert.ok(cases.length > 20);
  for (const item of cases) {
    const result = run(item, "foster");
    near(item.Conjunction_ID, result.probability, item.Pc2D, 1e-6);
    assert.equal(codeOf(result), item.ViolationsPc2D, item.Conjunction_ID);
  }
});

test("2D-Nc within 1e-3, and the same violations", { skip }, () => {
  for (const item of cases.filter(({ Conjunction_ID: id }) => id !== known2dMiss)) {
    const result = run(item, "nc2d");
    near(item.Conjunction_ID, result.probability, item.Nc2D, 1e-3);
    assert.equal(codeOf(result), item.ViolationsNc2D, item.Conjunction_ID);
  }
});

test("the one 2D-Nc that differs is CARA's own 3D-Nc to 3e-3", { skip }, () => {
  for (const item of cases.filter(({ Conjunction_ID: id }) => id === known2dMiss))
    near(item.Conjunction_ID, run(item, "nc2d").probability, item.Nc3D, 3e-3);
});

// CARA's trapezoidal rule on a mesh refined towards the peak adds 8e-4: ours is the integral (docs/probability.md).
test("3D-Nc within 1e-3, below CARA's by its trapezoids, and the same violations", { skip }, () => {
  for (const item of cases) {
    const result = run(item, "nc3d");
    near(item.Conjunction_ID, result.probability, item.Nc3D, 1e-3);
    assert.ok((result.probability ?? 0) < item.Nc3D, item.Conjunction_ID);
    assert.equal(codeOf(result), item.ViolationsNc3D, item.Conjunction_ID);
  }
});

// Feasible here: probabilities above 1e-3, 60,000 samples each, instead of CARA's 5e5 to 4e9.
test("Monte Carlo: limits of 95 % meet CARA's for all but one of the likely encounters", { skip }, () => {
  const likely = cases.filter(({ PcSDMC }) => PcSDMC > 1e-3);
  assert.ok(likely.length > 3);
  const apart = likely.filter((item) => {
    const [low, high] = run(item, "monte-carlo", 60_000).limits ?? [1, 0];
    return high < item.PcSDMCLo || low > item.PcSDMCHi;
  });
  assert.ok(apart.length <= 1, apart.map(({ Conjunction_ID: id }) => id).join());
});
