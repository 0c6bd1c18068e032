import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fosterProbability } from "../foster.ts";
import { circleAt, type PlaneColumns, type ProbabilityBatch, type StateColumns } from "../plane-columns.ts";
import { referenceBatch } from "../reference-batch.ts";

const logUniform = (low: number, high: number) =>
  fc.double({ min: Math.log10(low), max: Math.log10(high), noNaN: true }).map((x) => 10 ** x);

const circles = fc
  .array(
    fc.record({
      sigma: logUniform(1e-3, 1e3),
      ratio: logUniform(1, 300),
      sigmas: fc.double({ min: 0, max: 9, noNaN: true }),
      angle: fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      size: logUniform(1e-6, 1e3),
      turned: fc.boolean(),
    }),
    { minLength: 1, maxLength: 33 },
  )
  .map((rows): PlaneColumns => {
    const column = (f: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, f);
    const small = (row: (typeof rows)[number]) => row.sigma / row.ratio;
    const one = (row: (typeof rows)[number]) => (row.turned ? small(row) : row.sigma);
    const two = (row: (typeof rows)[number]) => (row.turned ? row.sigma : small(row));
    return {
      miss1: column((row) => one(row) * row.sigmas * Math.cos(row.angle)),
      miss2: column((row) => two(row) * row.sigmas * Math.sin(row.angle)),
      sigma1: column(one),
      sigma2: column(two),
      radius: column((row) => row.sigma * row.size),
    };
  });

/** What every implementation of {@link ProbabilityBatch} has to do. */
export function batchContract(name: string, batch: ProbabilityBatch): void {
  test(`${name}: every probability is Foster's to 1e-9, whatever the body's size and the ellipse's length`, () => {
    fc.assert(
      fc.property(circles, (columns) => {
        const got = batch.inPlane(columns);
        for (const [row, value] of got.entries()) {
          const wanted = fosterProbability(circleAt(columns, row));
          const ok = Math.abs(value - wanted) <= 1e-9 * wanted + 1e-290;
          assert.ok(ok, `${JSON.stringify(circleAt(columns, row))}: wanted ${wanted}, got ${value}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  test(`${name}: states and covariances give what the plane gives`, () => {
    const number = fc.double({ min: -1, max: 1, noNaN: true });
    const speed = fc.tuple(number, number, number).filter((v) => Math.hypot(...v) > 1e-9);
    const state = fc.record({ place: fc.tuple(number, number, number), speed });
    const roots = fc.array(number, { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(state, roots, logUniform(1e-4, 1)), { minLength: 1, maxLength: 9 }),
        (rows) => {
          const columns = columnsOf(
            rows.map(([{ place, speed }, root, radius]) => rowOf(place, speed, root, radius)),
          );
          const got = batch.ofStates(columns);
          const wanted = referenceBatch.ofStates(columns);
          for (const [row, value] of got.entries())
            assert.ok(
              Object.is(value, wanted[row]) || Math.abs(value - wanted[row]) <= 1e-8 * wanted[row] + 1e-290,
              `row ${row}: wanted ${wanted[row]}, got ${value}`,
            );
        },
      ),
    );
  });

  test(`${name}: a row that can't be used is NaN, and its neighbors are not`, () => {
    const columns: PlaneColumns = {
      miss1: Float64Array.of(1, 1, 1, 1, Number.NaN),
      miss2: Float64Array.of(0, 0, 0, 0, 0),
      sigma1: Float64Array.of(1, 0, 1, 1, 1),
      sigma2: Float64Array.of(1, 1, 1, 1, 1),
      radius: Float64Array.of(0.1, 0.1, -0.1, 0, 0.1),
    };
    const got = [...batch.inPlane(columns)];
    assert.ok(Math.abs(got[0] / fosterProbability(circleAt(columns, 0)) - 1) < 1e-11);
    assert.deepEqual(got.slice(1), [Number.NaN, Number.NaN, 0, Number.NaN]);
    assert.equal(batch.inPlane({ ...columns, radius: new Float64Array(0) }).length, 0);
  });
}

type Row = readonly number[];

function rowOf(place: Row, speed: Row, root: Row, radius: number): Row {
  const c = (i: number, j: number) =>
    [0, 1, 2].reduce((sum, k) => sum + root[3 * i + k] * root[3 * j + k], i === j ? 0.01 : 0);
  return [...place, ...speed, c(0, 0), c(0, 1), c(0, 2), c(1, 1), c(1, 2), c(2, 2), radius];
}

function columnsOf(rows: readonly Row[]): StateColumns {
  const [x, y, z, vx, vy, vz, cxx, cxy, cxz, cyy, cyz, czz, radius] = Array.from({ length: 13 }, (_, k) =>
    Float64Array.from(rows, (row) => row[k]),
  );
  return { x, y, z, vx, vy, vz, cxx, cxy, cxz, cyy, cyz, czz, radius };
}
