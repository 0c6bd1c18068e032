import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Vec3 } from "../../core/index.ts";
import { type Mat3, rotate } from "../../frames/index.ts";
import { alfanoProbability } from "./alfano.ts";
import { chanProbability } from "./chan.ts";
import { collisionProbability } from "./collision-probability.ts";
import { dilutionOf } from "./dilution.ts";
import { fosterProbability } from "./foster.ts";
import { maximumOverScale } from "./maximum.ts";
import { monteCarlo } from "./monte-carlo.ts";
import { cloudsOf } from "./orbit-cloud.ts";
import { planeProbability } from "./plane-probability.ts";
import { seriesProbability } from "./plane-series.ts";
import { type UncertainEncounter, type UncertainState, withRtnCovariance } from "./uncertain-state.ts";

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const circles = fc
  .tuple(between(-2, 1), between(0, 2), between(0, 8), between(0, 7), between(-5, 2))
  .map(([logSigma, logRatio, sigmas, angle, logSize]) => {
    const large = 10 ** logSigma;
    const small = large / 10 ** logRatio;
    return {
      miss: [sigmas * large * Math.cos(angle), sigmas * small * Math.sin(angle)],
      sigma: [large, small],
      radius: large * 10 ** logSize,
    } as const;
  });

/** Two low orbits that cross 7,000 km from the Earth's center, with errors of some hundred metres. */
const encounters = fc
  .tuple(
    between(0.2, 3),
    between(-0.3, 0.3),
    between(-0.3, 0.3),
    between(0.02, 0.3),
    between(0.05, 1),
    between(0.005, 0.05),
  )
  .map(([crossing, radial, aside, sigmaR, sigmaT, radiusKm]): UncertainEncounter => {
    const object = (positionKm: Vec3, velocityKmPerS: Vec3): UncertainState => {
      const rtn = new Float64Array(36);
      for (const [k, sigma] of [sigmaR, sigmaT, sigmaR, 1e-4, 1e-4, 1e-4].entries())
        rtn[7 * k] = sigma * sigma;
      return withRtnCovariance({ positionKm, velocityKmPerS }, rtn);
    };
    return {
      first: object([7000, 0, 0], [0, 7.5, 0.1]),
      second: object(
        [7000 + radial, aside, 0.05],
        [0.02, 7.5 * Math.cos(crossing), 7.5 * Math.sin(crossing)],
      ),
      radiusKm,
    };
  });

test("a probability lies between 0 and 1, and a larger body has no smaller one", () => {
  fc.assert(
    fc.property(circles, between(1, 3), (circle, factor) => {
      for (const method of [fosterProbability, planeProbability, chanProbability, alfanoProbability]) {
        const value = method(circle);
        assert.ok(value >= 0 && value <= 1, `${method.name}: ${value}`);
      }
      const larger = fosterProbability({ ...circle, radius: circle.radius * factor });
      assert.ok(larger >= fosterProbability(circle) * (1 - 1e-11));
    }),
    { numRuns: 30 },
  );
});

test("the series is the quadrature, wherever it serves", () => {
  fc.assert(
    fc.property(circles, (circle) => {
      const series = seriesProbability(circle);
      if (Number.isNaN(series)) return;
      const wanted = fosterProbability(circle);
      assert.ok(Math.abs(series - wanted) <= 1e-10 * wanted + 1e-290, `wanted ${wanted}, got ${series}`);
    }),
  );
});

test("for equal sigmas Chan's series is exact", () => {
  fc.assert(
    fc.property(circles, ({ miss, sigma, radius }) => {
      const circle = { miss, sigma: [sigma[0], sigma[0]], radius } as const;
      const wanted = fosterProbability(circle);
      assert.ok(Math.abs(chanProbability(circle) - wanted) <= 1e-9 * wanted + 1e-200);
    }),
  );
});

test("a small body far along the major axis: r² / (2 σx σy) exp(−d² / 2σx²), and at most AR r² / (e d²)", () => {
  fc.assert(
    fc.property(between(0.1, 2), between(1, 10), between(0.5, 4), (sigma, ratio, distance) => {
      const radius = 1e-5 * Math.min(sigma / ratio, distance);
      const circle = { miss: [distance, 0], sigma: [sigma, sigma / ratio], radius } as const;
      const wanted =
        ((radius ** 2 * ratio) / (2 * sigma ** 2)) * Math.exp(-(distance ** 2) / (2 * sigma ** 2));
      if (wanted > 1e-250) assert.ok(Math.abs(fosterProbability(circle) / wanted - 1) < 1e-6);
      const most = (ratio * radius ** 2) / (Math.E * distance ** 2);
      assert.ok(Math.abs(maximumOverScale(circle).probability / most - 1) < 1e-6);
    }),
  );
});

test("no scale of the covariance gives more than the maximum, and the side tells where it lies", () => {
  fc.assert(
    fc.property(circles, between(-3, 3), (circle, logScale) => {
      const { maxProbability, scale, side } = dilutionOf(circle);
      const factor = 10 ** logScale;
      const other = planeProbability({
        ...circle,
        sigma: [circle.sigma[0] * factor, circle.sigma[1] * factor],
      });
      assert.ok(
        other <= maxProbability * (1 + 1e-7),
        `scale ${factor}: ${other} > ${maxProbability} at ${scale}`,
      );
      if (scale > 1) assert.equal(side, "robust");
    }),
  );
});

test("objects may be exchanged, and the frame turned: the plane's methods give the same", () => {
  const turn: Mat3 = [0.36, 0.48, -0.8, -0.8, 0.6, 0, 0.48, 0.64, 0.6];
  const turned = ({ positionKm, velocityKmPerS, covariance }: UncertainState): UncertainState => {
    const result = new Float64Array(36);
    for (let row = 0; row < 6; row++)
      for (let column = 0; column < 6; column++)
        for (let i = 0; i < 3; i++)
          for (let j = 0; j < 3; j++) {
            const [r, c] = [3 * Math.floor(row / 3), 3 * Math.floor(column / 3)];
            result[6 * row + column] +=
              turn[3 * (row - r) + i] * covariance[6 * (r + i) + c + j] * turn[3 * (column - c) + j];
          }
    return {
      positionKm: rotate(turn, positionKm),
      velocityKmPerS: rotate(turn, velocityKmPerS),
      covariance: result,
    };
  };
  fc.assert(
    fc.property(encounters, ({ first, second, radiusKm }) => {
      const wanted = collisionProbability({ first, second, radiusKm }).probability ?? Number.NaN;
      const swapped =
        collisionProbability({ first: second, second: first, radiusKm }).probability ?? Number.NaN;
      const spun =
        collisionProbability({ first: turned(first), second: turned(second), radiusKm }).probability ?? 0;
      assert.ok(Math.abs(swapped - wanted) <= 1e-9 * wanted + 1e-250, `${wanted}, ${swapped}`);
      assert.ok(Math.abs(spun - wanted) <= 1e-7 * wanted + 1e-250, `${wanted}, ${spun}`);
    }),
    { numRuns: 40 },
  );
});

test("a fast, ordinary encounter: curved paths give what the plane gives", () => {
  fc.assert(
    fc.property(encounters, (encounter) => {
      const plane = collisionProbability(encounter);
      if (plane.violations.length > 0 || (plane.probability ?? 0) < 1e-12) return;
      for (const method of ["nc2d", "nc3d"] as const) {
        const { probability = Number.NaN } = collisionProbability(encounter, { method });
        assert.ok(
          Math.abs(probability / (plane.probability ?? 0) - 1) < 0.03,
          `${method}: ${probability}, ${plane.probability}`,
        );
      }
    }),
    { numRuns: 8 },
  );
});

test("Monte Carlo is the same for the same seed, another for another, and refuses half a sample", () => {
  const [encounter] = fc.sample(encounters, { numRuns: 1, seed: 5 });
  const { first, second } = encounter;
  // A radius of the miss distance: about half of the samples hit.
  const radiusKm = Math.hypot(...first.positionKm.map((value, k) => value - second.positionKm[k]));
  const pair = cloudsOf({ ...encounter, radiusKm });
  assert.ok(pair);
  const run = (seed: number, samples = 2000) =>
    monteCarlo(pair, { samples, seed, span: { fromS: -2, toS: 2 } });
  assert.deepEqual(run(3), run(3));
  assert.notEqual(run(3).hits, run(4).hits);
  assert.ok(run(3).low <= run(3).probability && run(3).probability <= run(3).high);
  assert.throws(() => run(3, 0.5), { code: "pc-samples" });
});

test("what can't be computed is refused with its reason, a caller's mistake thrown", () => {
  const [encounter] = fc.sample(encounters, { numRuns: 1, seed: 5 });
  const { first, second } = encounter;
  const withCovariance = (value: number): UncertainState => ({
    ...first,
    covariance: first.covariance.map(() => value),
  });
  const refusal = (changed: Partial<UncertainEncounter>) =>
    collisionProbability({ ...encounter, ...changed }).refusal;
  assert.equal(
    refusal({ second: { ...second, velocityKmPerS: first.velocityKmPerS } }),
    "no-relative-motion",
  );
  assert.equal(refusal({ first: withCovariance(0) }), "covariance-unknown");
  assert.equal(refusal({ first: withCovariance(5e9) }), "default-covariance");
  assert.equal(collisionProbability({ ...encounter, radiusKm: 0 }).probability, 0);
  assert.equal(collisionProbability({ ...encounter, radiusKm: Number.POSITIVE_INFINITY }).probability, 1);
  assert.throws(() => collisionProbability({ ...encounter, radiusKm: -1 }), { code: "pc-radius" });
  assert.throws(() => fosterProbability({ miss: [0, 0], sigma: [0, 1], radius: 1 }), { code: "pc-sigma" });
  assert.throws(() => withRtnCovariance(first, new Float64Array(9)), { code: "pc-covariance-size" });
});
