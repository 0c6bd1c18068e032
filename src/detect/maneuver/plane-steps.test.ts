import assert from "node:assert/strict";
import { test } from "node:test";
import { buildElementTable, type MeanElements } from "../../orbit/index.ts";
import { taiDaysOf } from "../epochs.ts";
import { beltSet, firstDay } from "../testing/synthetic.ts";
import {
  type PlaneSeries,
  planeSeries,
  planeStepDay,
  planeSteps,
  shapeSeries,
  shapeStepDay,
  standingSteps,
} from "./plane-steps.ts";

const speedMPerS = 3074.66;
const degree = Math.PI / 180;
const days = Array.from({ length: 40 }, (_, k) => k + 0.3 * Math.sin(k));

/** A geostationary object whose inclination or eccentricity vector steps by a Δv at a day, where it stands at that time. */
function history(
  at: number,
  crossMPerS: number,
  alongMPerS: number,
): { plane: PlaneSeries; shape: PlaneSeries } {
  const placeAt = (day: number): number => {
    const { raanDeg, argumentOfPerigeeDeg, meanAnomalyDeg } = beltSet(1, firstDay + day, 100, 0);
    return (raanDeg + argumentOfPerigeeDeg + meanAnomalyDeg) * degree;
  };
  const sets = days.map((day): MeanElements => {
    const after = day > at ? 1 : 0;
    const tilt = (after * crossMPerS) / speedMPerS;
    const bend = (2 * after * alongMPerS) / speedMPerS;
    const [ix, iy] = [0.01 + tilt * Math.cos(placeAt(at)), 1e-5 * day + tilt * Math.sin(placeAt(at))];
    const [ex, ey] = [2e-4 + bend * Math.cos(placeAt(at)), 1e-6 * day + bend * Math.sin(placeAt(at))];
    const set = beltSet(1, firstDay + day, 100, 0);
    const raan = Math.atan2(iy, ix) / degree;
    const perigee = Math.atan2(ey, ex) / degree;
    return {
      ...set,
      inclinationDeg: Math.hypot(ix, iy) / degree,
      raanDeg: (raan + 360) % 360,
      eccentricity: Math.hypot(ex, ey),
      argumentOfPerigeeDeg: (perigee - raan + 720) % 360,
      meanAnomalyDeg: (placeAt(day) / degree - perigee + 720) % 360,
    };
  });
  const table = buildElementTable(sets);
  const plane = planeSeries(table, taiDaysOf(table), new Float64Array(table.count), 42_164);
  return { plane, shape: shapeSeries(table, plane, 42_164) };
}

const near = (got: number, wanted: number, tolerance: number): void =>
  assert.ok(Math.abs(got - wanted) <= tolerance, `wanted ${wanted} ± ${tolerance}, got ${got}`);

test("a north–south burn is one step of its size, and its direction tells the time of day", () => {
  for (const at of [19.31, 20.1, 21.77]) {
    const { plane } = history(at, 20, 0);
    const [step, ...others] = standingSteps(planeSteps(plane), 2, 100);
    assert.equal(others.length, 0);
    near(step.deltaVMPerS, 20, 0.2);
    const offset = planeStepDay(plane, step) - (plane.days[step.gap] + (at - days[step.gap]));
    const halfDays = offset / (plane.revolutionDays / 2);
    near(halfDays, Math.round(halfDays), 0.05);
    assert.ok(offset < 0.03, `the first passage of the gap is taken, got ${offset} d later`);
  }
});

test("a quiet plane has no step", () => {
  const { plane } = history(20.5, 0, 0);
  assert.deepEqual(standingSteps(planeSteps(plane), 2, 100), []);
});

test("the step of eccentricity makes a rough time of an east–west burn sharp", () => {
  for (const [at, deltaV] of [
    [20.42, 0.3],
    [15.2, -0.3],
  ]) {
    const { shape } = history(at, 0, deltaV);
    const gap = days.findIndex((day) => day > at) - 1;
    const wanted = shape.days[gap] + (at - days[gap]);
    const day = shapeStepDay(shape, planeSteps(shape), gap, Math.sign(deltaV), wanted + 0.3, 25);
    near(day ?? Number.NaN, wanted, 0.03);
  }
});
