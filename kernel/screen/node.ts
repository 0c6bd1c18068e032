import { usableSlots } from "./fleet";
import { keySeconds } from "./keys";
import {
  abs4, add4, all4, div4, dot4, mad4, max4, mul4, roughAngle, sub4,
} from "./lanes4";
import { ACCELERATION, ERROR, JERK, REGULAR, VALID, quadAt, quadField } from "./motion";
import { shellsOf } from "./shells";

/**
 * All objects at the middle of a window: states from the polynomials, and the bounds for ± half the window (docs/screening.md, 3).
 * Columns of f32 by slot, in rows of fields: field f of a quad of slots lies at node + (f · quads + quad) · 16.
 */
export const X = 0;
export const Y = 1;
export const Z = 2;
export const VX = 3;
export const VY = 4;
export const VZ = 5;
/** Share of the object in the difference of linear and true path, km. */
export const MARGIN = 6;
/** Shells (i32) that its radius may touch, with half the threshold beyond: the lowest and the highest. */
export const LOWEST_SHELL = 7;
export const HIGHEST_SHELL = 8;
/** Angle from the Earth's center that it moves, with its share of the threshold, rad. */
export const REACH = 9;
/** As shares of their range, 0 … 1 (longitude) and a little beyond (latitude). */
export const LATITUDE = 10;
export const LONGITUDE = 11;
/** All ones where the bounds hold. */
export const HELD = 12;
const nodeFields = 13;

const mu: f32 = 398600.8;
const H: f32 = 480;
/** A margin beyond this, more than the threshold, says to look at the object by itself, km. */
const largestMarginKm: f32 = 25;

let node: usize = 0;
let quads: i32 = 0;
let oddQuads: usize = 0;

export function prepareNode(): void {
  quads = usableSlots() >> 2;
  node = heap.alloc(<usize>quads * nodeFields * 16 + 16);
  oddQuads = heap.alloc((<usize>quads << 2) + 16);
}

// @ts-ignore: decorator
@inline
export function nodeAt(field: i32, slot: i32): f32 {
  return load<f32>(node + ((<usize>field * <usize>quads) << 4) + (<usize>slot << 2));
}
/** The n-th quad with a slot that has no bounds. */
export function oddQuadAt(n: i32): i32 { return load<i32>(oddQuads + (<usize>n << 2)); }

// @ts-ignore: decorator
@inline
export function nodeInteger(field: i32, slot: i32): i32 {
  return load<i32>(node + ((<usize>field * <usize>quads) << 4) + (<usize>slot << 2));
}
// @ts-ignore: decorator
@inline
export function isHeld(slot: i32): bool {
  return load<i32>(node + ((<usize>HELD * <usize>quads) << 4) + (<usize>slot << 2)) != 0;
}
// @ts-ignore: decorator
@inline
function keep(field: i32, quad: i32, value: v128): void {
  v128.store(node + ((<usize>field * <usize>quads + <usize>quad) << 4), value);
}

// @ts-ignore: decorator
@inline
function place(quad: usize, c: i32, s: v128): v128 {
  let p = mad4(s, quadField(quad, c + 5), quadField(quad, c + 4));
  p = mad4(s, p, quadField(quad, c + 3));
  p = mad4(s, p, quadField(quad, c + 2));
  p = mad4(s, p, quadField(quad, c + 1));
  return mad4(s, p, quadField(quad, c));
}

// @ts-ignore: decorator
@inline
function slope(quad: usize, c: i32, s: v128): v128 {
  let p = mad4(s, mul4(all4(5.0), quadField(quad, c + 5)), mul4(all4(4.0), quadField(quad, c + 4)));
  p = mad4(s, p, mul4(all4(3.0), quadField(quad, c + 3)));
  p = mad4(s, p, add4(quadField(quad, c + 2), quadField(quad, c + 2)));
  return mul4(mad4(s, p, quadField(quad, c + 1)), all4(1.0 / H));
}

/**
 * Given: seconds after the interval's key, half the window (s), the threshold (km). Returned: how many quads have a slot without
 * bounds; HELD tells which.
 */
export function evaluateNode(seconds: f64, half: f64, threshold: f64): i32 {
  const s = all4(<f32>(seconds / keySeconds));
  const h = all4(<f32>half);
  const h2 = all4(<f32>(half * half));
  const h3 = all4(<f32>(half * half * half));
  const limit = all4(<f32>threshold);
  const halfLimit = all4(<f32>(0.5 * threshold));
  let odd = 0;
  for (let q = 0; q < quads; q++) {
    const quad = quadAt(q);
    const x = place(quad, 0, s);
    const y = place(quad, 6, s);
    const z = place(quad, 12, s);
    const vx = slope(quad, 0, s);
    const vy = slope(quad, 6, s);
    const vz = slope(quad, 12, s);
    keep(X, q, x);
    keep(Y, q, y);
    keep(Z, q, z);
    keep(VX, q, vx);
    keep(VY, q, vy);
    keep(VZ, q, vz);

    const error = quadField(quad, ERROR);
    const acceleration = quadField(quad, ACCELERATION);
    const r2 = dot4(x, y, z, x, y, z);
    const perR = div4(all4(1.0), f32x4.sqrt(r2));
    const r = mul4(r2, perR);
    const rise = mul4(dot4(x, y, z, vx, vy, vz), perR);
    const vt2 = max4(all4(0.0), sub4(dot4(vx, vy, vz, vx, vy, vz), mul4(rise, rise)));
    gravityOf(x, y, z);
    // Second and third derivative of the radius; what the third has beyond two-body motion is in the slack.
    const bend = mad4(vt2, perR, radialPull);
    const climb = mad4(abs4(bend), h, abs4(rise));
    const low = sub4(r, mad4(climb, h, all4(1.0)));
    const perLow = div4(all4(1.0), low);
    const ratio = mul4(r, perLow);
    const vtLow2 = mul4(mul4(vt2, ratio), ratio);
    const third = mul4(mul4(climb, perLow), mad4(all4(3.3), mul4(vtLow2, perLow), mul4(mul4(all4(2.2 * mu), perLow), perLow)));
    const slack = mad4(acceleration, h2, add4(error, all4(0.03)));
    const spread = add4(
      mad4(abs4(rise), h, slack),
      mad4(mul4(all4(0.5), abs4(bend)), h2, mul4(mul4(third, all4(1.0 / 6.0)), h3)),
    );
    keep(LOWEST_SHELL, q, shellsOf(sub4(sub4(r, spread), halfLimit)));
    keep(HIGHEST_SHELL, q, shellsOf(add4(add4(r, spread), halfLimit)));
    const chord = mad4(all4(-1.5), limit, low);
    const perChord = div4(all4(1.0), chord);
    // asin x ≤ x (1 + 0.58 x²) up to x = 1.
    const share = mul4(halfLimit, perLow);
    keep(REACH, q, add4(
      mad4(mul4(mul4(f32x4.sqrt(vtLow2), perLow), h), all4(1.002), mul4(slack, perLow)),
      mul4(share, mad4(mul4(share, share), all4(0.58), all4(1.0))),
    ));
    const kappa = mul4(all4(2.1 * mu), mul4(mul4(perChord, perChord), perChord));
    const margin = add4(
      mad4(mul4(all4(0.5), h2), mad4(kappa, add4(halfLimit, error), acceleration), error),
      mul4(mul4(quadField(quad, JERK), h3), all4(1.0 / 3.0)),
    );
    keep(MARGIN, q, margin);
    const held = v128.and(
      v128.and(quadField(quad, REGULAR), f32x4.gt(chord, all4(0.0))),
      v128.and(f32x4.lt(margin, add4(limit, all4(largestMarginKm))), f32x4.lt(f32x4.mul(share, share), all4(1.0))),
    );
    keep(HELD, q, held);
    if (v128.any_true(v128.xor(held, quadField(quad, VALID)))) {
      store<i32>(oddQuads + (<usize>odd << 2), q);
      odd++;
    }
    keep(LATITUDE, q, mad4(roughAngle(x, f32x4.sqrt(mad4(y, y, mul4(z, z)))), all4(0.31830989), all4(0.5)));
    const longitude = mul4(roughAngle(z, y), all4(0.15915494));
    keep(LONGITUDE, q, v128.bitselect(add4(longitude, all4(1.0)), longitude, f32x4.lt(longitude, all4(0.0))));
  }
  return odd;
}

let radialPull: v128 = f32x4.splat(0);

/** Radial part of the acceleration by gravity, two-body and J2. */
// @ts-ignore: decorator
@inline
function gravityOf(x: v128, y: v128, z: v128): void {
  const r2 = dot4(x, y, z, x, y, z);
  const perR2 = div4(all4(1.0), r2);
  const sin2 = mul4(mul4(z, z), perR2);
  const j = mul4(mul4(perR2, perR2), all4(2.633266e10));
  radialPull = mad4(j, sub4(mul4(all4(3.0), sin2), all4(1.0)), mul4(all4(-mu), perR2));
}
