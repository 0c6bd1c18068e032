import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { describeError, languages } from "../core/index.ts";
import { projectPath } from "../core/testing/shared-data.ts";
import type { MeanElements } from "./element-table.ts";
import { type Sgp4Status, sgp4StatusCode, sgp4Statuses } from "./status.ts";
import { assertState } from "./testing/compare-states.ts";
import { type Engine, engines } from "./testing/engines.ts";
import { ordinaryElements } from "./testing/ordinary-elements.ts";
import { readTleFixture } from "./testing/read-tle-fixture.ts";

interface Case {
  readonly line1: string;
  readonly line2: string;
  readonly states: { minutes: number; position?: number[]; velocity?: number[]; error?: string }[];
}

/** The few TOML constructs that this one file uses. */
function readCases(text: string): readonly Case[] {
  return text
    .split("[[list]]")
    .slice(1)
    .map((block) => {
      const [head, ...states] = block.split("[[list.states]]");
      const line = (name: string): string => new RegExp(`${name} = "(.*)"`).exec(head)?.[1] ?? "";
      return {
        line1: line("line1"),
        line2: line("line2"),
        states: states.map((state) => {
          const triple = (name: string) => {
            const found = new RegExp(`${name} = (\\[.*\\])`).exec(state);
            return found ? { [name]: JSON.parse(found[1]) as number[] } : {};
          };
          const error = /error = "(.*)"/.exec(state)?.[1];
          return {
            minutes: Number(/time = (\S+)/.exec(state)?.[1]),
            ...triple("position"),
            ...triple("velocity"),
            ...(error === undefined ? {} : { error }),
          };
        }),
      };
    });
}

/** That repository's words. */
const statusOfWords: Readonly<Record<string, Sgp4Status>> = {
  "negative semi-latus rectum": sgp4Statuses.semiLatusRectum,
  "diverging perturbed eccentricity": sgp4Statuses.perturbedEccentricity,
};

const statusAt = (engine: Engine, elements: MeanElements, minutes: number): number =>
  engine.propagate(elements, "i", [minutes]).statuses[0];

for (const engine of engines) {
  test(`${engine.name}: the cases of neuromorphicsystems/sgp4 give the same states in mode a to 1e-6 km, and the same error states`, () => {
    const text = readFileSync(projectPath("test/golden/sgp4/neuromorphic-test_cases.toml"), "utf8");
    let compared = 0;
    let errors = 0;
    for (const { line1, line2, states: expected } of readCases(text)) {
      const { elements } = readTleFixture(line1, line2);
      const { statuses, states } = engine.propagate(
        elements,
        "a",
        expected.map(({ minutes }) => minutes),
      );
      for (const [k, { minutes, position, velocity, error }] of expected.entries()) {
        const out = states.subarray(6 * k, 6 * k + 6);
        const what = `${elements.id} at ${minutes} min`;
        if (error !== undefined) {
          assert.equal(statuses[k], statusOfWords[error], what);
          assert.ok(out.every(Number.isNaN), what);
          errors++;
        } else {
          assert.equal(statuses[k], 0, what);
          assertState(out, [...(position ?? []), ...(velocity ?? [])], { km: 1e-6, kmPerS: 2e-9 }, what);
          compared++;
        }
      }
    }
    assert.equal(errors, 2);
    assert.ok(compared > 600, `only ${compared} states compared`);
  });

  test(`${engine.name}: elements that are no finite numbers give a status and NaN, never an exception`, () => {
    const fields = [
      "meanMotionRevPerDay",
      "eccentricity",
      "inclinationDeg",
      "raanDeg",
      "argumentOfPerigeeDeg",
      "meanAnomalyDeg",
      "bstar",
    ] as const;
    for (const field of fields)
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
        const { statuses, states } = engine.propagate({ ...ordinaryElements, [field]: value }, "i", [10]);
        assert.equal(statuses[0], sgp4Statuses.notFinite, `${field} ${value}`);
        assert.ok(states.every(Number.isNaN));
      }
  });

  test(`${engine.name}: a time that is no finite number gives a status, near Earth and in deep space`, () => {
    for (const meanMotionRevPerDay of [15.5, 2.0056, 1.0027, 0.3])
      for (const minutes of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
        const elements = { ...ordinaryElements, meanMotionRevPerDay, eccentricity: 0.6 };
        const { statuses, states } = engine.propagate(elements, "i", [minutes]);
        assert.notEqual(statuses[0], 0, `${meanMotionRevPerDay} rev/day at ${minutes}`);
        assert.ok(states.every(Number.isNaN));
      }
  });

  test(`${engine.name}: impossible elements give the status of what is impossible`, () => {
    const statusOf = (changes: Partial<MeanElements>): number =>
      statusAt(engine, { ...ordinaryElements, ...changes }, 0);
    assert.equal(statusOf({ meanMotionRevPerDay: 0 }), sgp4Statuses.meanMotion);
    assert.equal(statusOf({ meanMotionRevPerDay: -15 }), sgp4Statuses.meanMotion);
    assert.equal(statusOf({ eccentricity: 1 }), sgp4Statuses.meanEccentricity);
    assert.equal(statusOf({ eccentricity: 1.5 }), sgp4Statuses.meanEccentricity);
    assert.equal(statusOf({ eccentricity: -0.5 }), sgp4Statuses.meanEccentricity);
    assert.equal(statusOf({ meanMotionRevPerDay: 18 }), sgp4Statuses.decayed);
  });

  test(`${engine.name}: a decayed object keeps its state below the surface`, () => {
    const { statuses, states } = engine.propagate({ ...ordinaryElements, meanMotionRevPerDay: 18 }, "i", [0]);
    assert.equal(statuses[0], 6);
    assert.ok(Math.hypot(states[0], states[1], states[2]) < 6378.135);
  });
}

test("every status but 0 has a text in every language", () => {
  assert.equal(sgp4StatusCode(0), undefined);
  for (const status of Object.values(sgp4Statuses)) {
    const code = sgp4StatusCode(status);
    if (code) for (const language of languages) assert.notEqual(describeError({ code }, language), "");
    else assert.equal(status, 0);
  }
});
