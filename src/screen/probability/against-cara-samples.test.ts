import assert from "node:assert/strict";
import { test } from "node:test";
import { skipWithoutShared } from "../../core/testing/shared-data.ts";
import { collisionProbability } from "./collision-probability.ts";
import { encounterOfCdm, readPcOracle } from "./testing/shared-encounters.ts";
import type { UncertainEncounter, UncertainState } from "./uncertain-state.ts";

interface SampleCase {
  readonly cdm: string;
  readonly method?: string;
  readonly HBR_m: number | readonly number[];
  readonly expected: Readonly<Record<string, number | readonly number[]>>;
  readonly rel_tol: number;
}

const skip = skipWithoutShared("oracles/pc/cara-sample-cdm-expected.json");
const oracle = skip
  ? { cases: [], zero_cases: { expected: {} } }
  : readPcOracle<{
      readonly cases: readonly SampleCase[];
      readonly zero_cases: { readonly expected: Readonly<Record<string, number | "NaN">> };
    }>("cara-sample-cdm-expected.json");
const encounter = (item: SampleCase, hbrM = Number(item.HBR_m)) =>
  encounterOfCdm(`cara-sample-cdm/${item.cdm}`, hbrM);
const near = (name: string, got: number | undefined, wanted: number, tolerance: number) =>
  assert.ok(
    Math.abs((got ?? Number.NaN) / wanted - 1) <= tolerance,
    `${name}: wanted ${wanted}, got ${got}, ratio ${(got ?? 0) / wanted}`,
  );
const withoutErrors = (state: UncertainState): UncertainState => ({
  ...state,
  covariance: new Float64Array(36),
});

test("2-D and 3-D of the sample messages", { skip }, () => {
  const items = oracle.cases.filter(({ method }) => method === undefined);
  assert.ok(items.length > 0);
  for (const item of items) {
    const { Pc2D_Foster_circle: plane, Pc3D_Hall: curved } = item.expected;
    if (plane !== undefined)
      near(item.cdm, collisionProbability(encounter(item)).probability, Number(plane), item.rel_tol);
    if (curved !== undefined)
      near(
        item.cdm,
        collisionProbability(encounter(item), { method: "nc3d" }).probability,
        Number(curved),
        item.rel_tol,
      );
  }
});

test("the maximum is never below Frisbee's with both covariances known", { skip }, () => {
  const items = oracle.cases.filter(({ expected }) => expected.expSolution !== undefined);
  assert.ok(items.length > 0);
  for (const item of items) {
    const { probability } = collisionProbability(encounter(item), { method: "max" });
    const least = Number(item.expected.expSolution) * (1 - item.rel_tol);
    assert.ok((probability ?? 0) >= least, `${item.cdm}: ${probability} < ${least}`);
  }
});

test("with one covariance unknown the maximum is Frisbee's", { skip }, () => {
  const items = oracle.cases.filter(({ cdm }) => cdm.startsWith("SingleCov"));
  assert.ok(items.length > 0);
  for (const item of items)
    for (const [k, hbrM] of (item.HBR_m as readonly number[]).entries()) {
      const both = encounter(item, hbrM);
      const cases: readonly (readonly [string, UncertainEncounter])[] = [
        ["primary_covariance_unknown (C1=0)", { ...both, first: withoutErrors(both.first) }],
        ["secondary_covariance_unknown (C2=0)", { ...both, second: withoutErrors(both.second) }],
      ];
      for (const [name, one] of cases) {
        const { probability } = collisionProbability(one, { method: "max", shape: "equal-area-square" });
        near(
          `${item.cdm} ${name} ${hbrM}`,
          probability,
          (item.expected[name] as readonly number[])[k],
          item.rel_tol,
        );
        assert.equal(collisionProbability(one).refusal, "covariance-unknown");
      }
    }
});

test("the maximum over the covariance's size, and the diluted side", { skip }, () => {
  const items = oracle.cases.filter(({ method }) => method === "DilutionMaxPc");
  assert.ok(items.length > 0);
  for (const item of items) {
    const result = collisionProbability(encounter(item), { method: "max" });
    near(item.cdm, result.probability, Number(item.expected.expDilutionMaxPc), item.rel_tol);
    assert.equal(result.dilution, item.expected.expDiluted === 11 ? "diluted" : "robust");
  }
});

// The oracle's script takes metres squared for kilometres squared: covariances × 1e6. Misses are near zero, so no projection shows.
test("no miss distance is a probability, no relative motion is none", { skip }, () => {
  for (const [number, wanted] of Object.entries(oracle.zero_cases.expected)) {
    const plain = encounterOfCdm(`cara-sample-cdm/AlfanoTestCase${number}.cdm`, 10);
    const scaled = (state: UncertainState) => ({
      ...state,
      covariance: state.covariance.map((value) => value * 1e6),
    });
    const changed = { ...plain, first: scaled(plain.first), second: scaled(plain.second) };
    if (["02", "04"].includes(number))
      changed.second = { ...changed.second, positionKm: changed.first.positionKm };
    if (["03", "05"].includes(number))
      changed.second = { ...changed.second, velocityKmPerS: changed.first.velocityKmPerS };
    const { probability, refusal } = collisionProbability(changed);
    if (wanted === "NaN") assert.equal(refusal, "no-relative-motion", number);
    else near(number, probability, wanted, 1e-6);
  }
});
