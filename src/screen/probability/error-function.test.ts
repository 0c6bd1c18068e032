import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { erf, erfc, normalMass, scaledErfc } from "./error-function.ts";
import { gaussLegendre } from "./gauss-legendre.ts";

test("against Abramowitz & Stegun, tables 7.1 and 7.3, and the continued fraction", () => {
  const near = (got: number, wanted: number) =>
    assert.ok(Math.abs(got / wanted - 1) < 5e-15, `wanted ${wanted}, got ${got}`);
  near(erf(0.1), 0.1124629160182849);
  near(erfc(0.5), 0.4795001221869535);
  near(erfc(1), 0.15729920705028513);
  near(erfc(2), 0.004677734981047266);
  near(erfc(5), 1.5374597944280349e-12);
  near(erfc(-1), 1.842700792949715);
  for (let x = 1.5; x < 1e3; x *= 1.07) {
    let fraction = x;
    for (let n = 3000; n > 0; n--) fraction = x + n / 2 / fraction;
    near(scaledErfc(x), 1 / (Math.sqrt(Math.PI) * fraction));
  }
});

test("the mass of an interval is the integral of the density, in both tails and for any length", () => {
  const rule = gaussLegendre(40);
  fc.assert(
    fc.property(
      fc.double({ min: -25, max: 25, noNaN: true }),
      fc.double({ min: -9, max: 1, noNaN: true }),
      (middle, logHalf) => {
        const half = 10 ** logHalf;
        let wanted = 0;
        // Panels of half a sigma, so that the plain rule is exact.
        const panels = Math.ceil(4 * half);
        for (let panel = 0; panel < panels; panel++)
          for (let k = 0; k < rule.nodes.length; k++) {
            const x = middle + half * ((2 * panel + 1 + rule.nodes[k]) / panels - 1);
            wanted += ((half / panels) * rule.weights[k] * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
          }
        // The bounds themselves are rounded: that much of a short interval is lost before the function is called.
        const rounding = 1e-13 + (1e-15 * Math.abs(middle)) / half + 1e-15 * middle * middle;
        const got = normalMass(middle - half, middle + half);
        assert.ok(
          Math.abs(got - wanted) <= rounding * wanted,
          `${middle} ± ${half}: wanted ${wanted}, got ${got}`,
        );
        assert.equal(normalMass(middle + half, middle - half), -got);
      },
    ),
  );
});
