import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ricAxes } from "../frames/index.ts";
import { axesOf } from "./encounter.ts";
import { encounterGeometry, maxProbability } from "./max-probability.ts";
import { screeningPolicy } from "./policy.ts";
import { planeProbability } from "./probability/plane-probability.ts";

const discProbability = (
  miss: readonly [number, number],
  sigma: readonly [number, number],
  radius: number,
): number => planeProbability({ miss, sigma, radius });

const sigma = fc.double({ min: 0.02, max: 2, noNaN: true });
const miss = fc.double({ min: 0.5, max: 5, noNaN: true });
const angle = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true });

test("for a small body the maximum is r² / (e σx σy q): AR r² / (e d²) along the major axis", () => {
  fc.assert(
    fc.property(sigma, sigma, miss, angle, (sx, sy, d, phi) => {
      const missKm = [d * Math.cos(phi), d * Math.sin(phi)] as const;
      const radiusKm = 1e-4 * d;
      const q = (missKm[0] / sx) ** 2 + (missKm[1] / sy) ** 2;
      const wanted = radiusKm ** 2 / (Math.E * sx * sy * q);
      const got = maxProbability({ missKm, sigmaKm: [sx, sy], radiusKm }).probability;
      // The next term of the series is of the order of (radius / smaller sigma at the best scale)².
      const smallness = (radiusKm / Math.min(sx, sy)) ** 2 * (2 / q);
      assert.ok(Math.abs(got / wanted - 1) < 1e-6 + 10 * smallness, `wanted ${wanted}, got ${got}`);
    }),
  );
  const along = maxProbability({ missKm: [1, 0], sigmaKm: [0.3, 0.1], radiusKm: 0.01 }).probability;
  assert.ok(Math.abs(along / ((3 * 1e-4) / Math.E) - 1) < 0.01, `PRACTICE 3.1: about 1.1e-4, got ${along}`);
});

test("no other scale gives more, whatever the size of the body", () => {
  fc.assert(
    fc.property(
      sigma,
      fc.double({ min: 1, max: 4, noNaN: true }),
      miss,
      angle,
      fc.double({ min: 1e-4, max: 0.6, noNaN: true }),
      (sx, ratio, d, phi, size) => {
        const geometry = {
          missKm: [d * Math.cos(phi), d * Math.sin(phi)],
          sigmaKm: [sx, sx / ratio],
          radiusKm: size * d,
        } as const;
        const { probability, scale } = maxProbability(geometry);
        for (const factor of [0.5, 0.8, 0.95, 0.99, 1.01, 1.05, 1.25, 2, 4]) {
          const other = discProbability(
            geometry.missKm,
            [geometry.sigmaKm[0] * scale * factor, geometry.sigmaKm[1] * scale * factor],
            geometry.radiusKm,
          );
          assert.ok(other <= probability * (1 + 1e-6), `scale × ${factor}: ${other} > ${probability}`);
        }
        assert.ok(probability >= 0 && probability <= 1);
      },
    ),
  );
});

test("a miss inside the body has probability one, and the bound falls with the distance", () => {
  assert.equal(maxProbability({ missKm: [0.004, 0], sigmaKm: [0.3, 0.1], radiusKm: 0.01 }).probability, 1);
  const at = (d: number) =>
    maxProbability({ missKm: [d, 0], sigmaKm: [0.3, 0.1], radiusKm: 0.01 }).probability;
  for (let d = 0.011; d < 5; d *= 1.3) assert.ok(at(d) > at(1.3 * d), `at ${d} km`);
});

test("the disc integral agrees with a plain sum over polar cells", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: 0.2, max: 3, noNaN: true }),
      fc.double({ min: 0.2, max: 3, noNaN: true }),
      (mx, my, sx, sy) => {
        // No polar cell straddles the rim, so the sum converges with the step squared.
        let sum = 0;
        const n = 400;
        for (let i = 0; i < n; i++) {
          const r = (i + 0.5) / n;
          for (let j = 0; j < n; j++) {
            const x = r * Math.cos((2 * Math.PI * j) / n);
            const y = r * Math.sin((2 * Math.PI * j) / n);
            sum += r * Math.exp(-(((mx + x) / sx) ** 2 + ((my + y) / sy) ** 2) / 2);
          }
        }
        const wanted = (sum * 2 * Math.PI) / n ** 2 / (2 * Math.PI * sx * sy);
        const got = discProbability([mx, my], [sx, sy], 1);
        assert.ok(Math.abs(got - wanted) < 2e-3 * wanted + 1e-9, `wanted ${wanted}, got ${got}`);
      },
    ),
    { numRuns: 30 },
  );
});

test("axes are those of the frames floor, and the shape of the errors is turned with them", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
      (values) => {
        const state = Float64Array.from(
          values,
          (value, k) => (k < 3 ? 7000 : 7) * (value + (k % 2 ? 0.01 : 1.5)),
        );
        const axes = new Float64Array(9);
        axesOf(state, 0, axes);
        const wanted = ricAxes({
          positionKm: [state[0], state[1], state[2]],
          velocityKmPerS: [state[3], state[4], state[5]],
        });
        for (const [k, value] of wanted.entries())
          assert.ok(Math.abs(axes[k] - value) < 1e-9, `axis ${k}: ${axes[k]}, ${value}`);
      },
    ),
  );
});

test("two objects that cross at a right angle: in-track errors lie in the plane, and no motion means no plane", () => {
  const states = Float64Array.of(7000, 0, 0, 0, 7.5, 0, 7001, 0, 0, 0, 0, 7.5);
  const geometry = encounterGeometry(states, screeningPolicy.covarianceShapeKm, 0.01);
  assert.ok(geometry);
  // Plane: radial (σ² = 0.02) and the bisector of both tracks: σ² = (0.09 + 0.01) / 2 each, 0.1 together.
  assert.ok(Math.abs(geometry.sigmaKm[0] - Math.sqrt(0.1)) < 1e-12, `${geometry.sigmaKm[0]}`);
  assert.ok(Math.abs(geometry.sigmaKm[1] - Math.sqrt(0.02)) < 1e-12, `${geometry.sigmaKm[1]}`);
  assert.ok(Math.abs(Math.abs(geometry.missKm[1]) - 1) < 1e-12, `${geometry.missKm}`);
  states.copyWithin(9, 3, 6);
  assert.equal(encounterGeometry(states, screeningPolicy.covarianceShapeKm, 0.01), undefined);
});
