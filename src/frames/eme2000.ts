import { arcsecToRad } from "./angles.ts";
import { type Mat3, multiply, rotationX, rotationY, rotationZ } from "./matrices.ts";

/**
 * GCRF → EME2000 (mean equator and equinox of J2000.0): the frame bias, constant, 23 mas.
 * Source: IERS Conventions (2010) §5.4.4, eq. 5.33: dα₀ = −14.6 mas, ξ₀ = −16.6170 mas, η₀ = −6.8192 mas.
 */
export const gcrfToEme2000: Mat3 = /* @__PURE__ */ multiply(
  /* @__PURE__ */ multiply(
    /* @__PURE__ */ rotationX(0.0068192 * arcsecToRad),
    /* @__PURE__ */ rotationY(-0.016617 * arcsecToRad),
  ),
  /* @__PURE__ */ rotationZ(-0.0146 * arcsecToRad),
);
