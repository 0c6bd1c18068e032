import { keySeconds, stateAt, statusAt } from "./keys";
import { usableSlots, idOf } from "./fleet";
import { add4, all4, div4, dot4, length4, mad4, max4, mul4, narrow, sub4 } from "./lanes4";

/**
 * Every object's path over one interval as a polynomial of fifth degree in s = (t − key)/480 s, four objects a quad, f32: it has
 * position, velocity and acceleration (two-body and J2) of both keys. docs/screening.md, 2, has the bounds and their proof.
 */
const mu: f32 = 398600.8;
const H: f32 = 480;
/** 3/2 J2 μ Re². */
const oblate: f32 = 2.633266e10;
/** What the numbers in f32, and what is left out of the bounds, may add, km. */
const floorKm: f32 = 0.015;
/** The same for the acceleration, km/s². */
const floorAcceleration: f32 = 1e-6;
/** An error beyond this, km, says that the polynomial is none. */
const largestErrorKm: f32 = 20;

/** Fields of a quad, 16 bytes each: three axes of c0 … c5, then the bounds. */
export const ERROR = 18;
export const ACCELERATION = 19;
export const JERK = 20;
/** Error of the double step at the key that ends the interval, kept for the next. */
const CHECK = 21;
/** All ones where the polynomial holds. */
export const REGULAR = 22;
/** Accelerations by gravity, km/s², at the keys around the interval: three axes before it, at its ends, and after it. */
const PULL_BEFORE = 23;
const PULL_START = 26;
const PULL_END = 29;
const PULL_AFTER = 32;
/** All ones where an object is, and not a lane that only fills the quad. */
export const VALID = 35;
export const quadBytes: usize = 36 << 4;

let quads: usize = 0;

export function prepareMotion(): void {
  quads = heap.alloc((<usize>usableSlots() >> 2) * quadBytes + 16);
  for (let slot = 0; slot < usableSlots(); slot++)
    store<i32>(quadAt(slot >> 2) + (VALID << 4) + (<usize>(slot & 3) << 2), idOf(slot) < 0 ? 0 : -1);
}

// @ts-ignore: decorator
@inline
export function quadAt(quad: i32): usize {
  return quads + <usize>quad * quadBytes;
}

// @ts-ignore: decorator
@inline
export function quadField(quad: usize, k: i32): v128 {
  return v128.load(quad + (<usize>k << 4));
}

/** Factor of the position in the acceleration by gravity: −μ/r³ + oblateness (5 z²/r² − 1); the third axis has 2·oblateness less. */
let pull: v128 = f32x4.splat(0);
let pullZ: v128 = f32x4.splat(0);

// @ts-ignore: decorator
@inline
export function gravity(x: v128, y: v128, z: v128): void {
  const r2 = dot4(x, y, z, x, y, z);
  const perR2 = div4(all4(1.0), r2);
  const perR3 = div4(perR2, f32x4.sqrt(r2));
  const j = mul4(mul4(perR3, perR2), all4(oblate));
  pull = mad4(j, sub4(mul4(mul4(all4(5.0), mul4(z, z)), perR2), all4(1.0)), mul4(all4(-mu), perR3));
  pullZ = sub4(pull, add4(j, j));
}

/**
 * Fits interval `k` of the chunk. What fails at a key beside it, or has a path that gravity doesn't describe, is not regular.
 */
export function fitInterval(k: i32, isFirst: bool): void {
  const key = k + 1;
  const count = usableSlots() >> 2;
  for (let q = 0; q < count; q++) {
    const quad = quadAt(q);
    const b = q << 1;
    if (isFirst) {
      keepPull(quad, PULL_START, b, key - 1);
      keepPull(quad, PULL_END, b, key);
      keepPull(quad, PULL_AFTER, b, key + 1);
      v128.store(quad + (CHECK << 4), doubleStep(quad, PULL_START, b, key));
    }
    memory.copy(quad + (PULL_BEFORE << 4), quad + (PULL_START << 4), 9 << 4);
    keepPull(quad, PULL_AFTER, b, key + 2);
    const before = quadField(quad, CHECK);
    const after = doubleStep(quad, PULL_START, b, key + 1);
    v128.store(quad + (CHECK << 4), after);
    fitQuad(quad, b, key);
    const error = add4(max4(before, after), quadField(quad, ERROR));
    v128.store(quad + (ERROR << 4), error);
    // A NaN compares false.
    const valid = quadField(quad, VALID);
    let regular = v128.and(valid, v128.and(
      f32x4.lt(error, all4(largestErrorKm)),
      f32x4.lt(add4(quadField(quad, ACCELERATION), quadField(quad, JERK)), all4(1e6)),
    ));
    const failed =
      <u32>load<u16>(statusAt(b, key - 1)) | load<u16>(statusAt(b, key)) | load<u16>(statusAt(b, key + 1)) |
      load<u16>(statusAt(b, key + 2));
    const failed2 =
      <u32>load<u16>(statusAt(b + 1, key - 1)) | load<u16>(statusAt(b + 1, key)) | load<u16>(statusAt(b + 1, key + 1)) |
      load<u16>(statusAt(b + 1, key + 2));
    if ((failed | failed2) != 0) {
      let statuses = i32x4.splat(failed & 0xff);
      statuses = i32x4.replace_lane(statuses, 1, failed >> 8);
      statuses = i32x4.replace_lane(statuses, 2, failed2 & 0xff);
      statuses = i32x4.replace_lane(statuses, 3, failed2 >> 8);
      regular = v128.and(regular, i32x4.eq(statuses, i32x4.splat(0)));
    }
    v128.store(quad + (REGULAR << 4), regular);
  }
}

/** Position and velocity of a quad at a key, f64 minus f64 and then narrowed, so that nothing is lost by cancellation. */
// @ts-ignore: decorator
@inline
function at(b: i32, key: i32, k: i32): v128 {
  return narrow(v128.load(stateAt(b, key) + (<usize>k << 4)), v128.load(stateAt(b + 1, key) + (<usize>k << 4)));
}

// @ts-ignore: decorator
@inline
function wide(b: i32, key: i32, k: i32): v128 {
  return v128.load(stateAt(b, key) + (<usize>k << 4));
}

function keepPull(quad: usize, k: i32, b: i32, key: i32): void {
  const x = at(b, key, 0);
  const y = at(b, key, 1);
  const z = at(b, key, 2);
  gravity(x, y, z);
  v128.store(quad + (<usize>k << 4), mul4(pull, x));
  v128.store(quad + (<usize>k << 4), mul4(pull, y), 16);
  v128.store(quad + (<usize>k << 4), mul4(pullZ, z), 32);
}

/**
 * Error in the middle of a polynomial over two intervals, at the key between them, km: what measures the next. Given: the field
 * of the accelerations one key before; those one key after stand six further on.
 */
// @ts-ignore: decorator
@inline
function doubleStep(quad: usize, pulls: i32, b: i32, key: i32): v128 {
  let sum: v128 = all4(0.0);
  for (let axis = 0; axis < 3; axis++) {
    const a = add4(quadField(quad, pulls + axis), quadField(quad, pulls + 6 + axis));
    const d = mad4(all4((4.0 * H * H) / 64.0), a, narrow(middleOff(b, key, axis), middleOff(b + 1, key, axis)));
    sum = mad4(d, d, sum);
  }
  return f32x4.sqrt(sum);
}

// @ts-ignore: decorator
@inline
function middleOff(b: i32, key: i32, axis: i32): v128 {
  const r = f64x2.mul(f64x2.add(wide(b, key - 1, axis), wide(b, key + 1, axis)), f64x2.splat(0.5));
  const v = f64x2.mul(f64x2.sub(wide(b, key - 1, axis + 3), wide(b, key + 1, axis + 3)), f64x2.splat((5.0 / 32.0) * 2.0 * keySeconds));
  return f64x2.add(f64x2.sub(r, wide(b, key, axis)), v);
}

/** r1 − r0 − H v0, km. */
// @ts-ignore: decorator
@inline
function advance(b: i32, key: i32, axis: i32): v128 {
  return f64x2.sub(
    f64x2.sub(wide(b, key + 1, axis), wide(b, key, axis)),
    f64x2.mul(wide(b, key, axis + 3), f64x2.splat(keySeconds)),
  );
}

/** H (v1 − v0), km. */
// @ts-ignore: decorator
@inline
function turn(b: i32, key: i32, axis: i32): v128 {
  return f64x2.mul(f64x2.sub(wide(b, key + 1, axis + 3), wide(b, key, axis + 3)), f64x2.splat(keySeconds));
}

/** Coefficients, and the bounds that need no neighbor. */
function fitQuad(quad: usize, b: i32, key: i32): void {
  let drift: v128 = all4(0.0);
  let j0: v128 = all4(0.0);
  let j1: v128 = all4(0.0);
  let j2: v128 = all4(0.0);
  for (let axis = 0; axis < 3; axis++) {
    const r0 = at(b, key, axis);
    const h2a0 = mul4(quadField(quad, PULL_START + axis), all4(H * H));
    const h2a1 = mul4(quadField(quad, PULL_END + axis), all4(H * H));
    const step = narrow(advance(b, key, axis), advance(b + 1, key, axis));
    const turned = narrow(turn(b, key, axis), turn(b + 1, key, axis));
    const d = sub4(step, mul4(all4(0.5), h2a0));
    const dv = sub4(turned, h2a0);
    const da = sub4(h2a1, h2a0);
    const c3 = mad4(all4(0.5), da, sub4(mul4(all4(10.0), d), mul4(all4(4.0), dv)));
    const c4 = sub4(sub4(mul4(all4(7.0), dv), mul4(all4(15.0), d)), da);
    const c5 = mad4(all4(0.5), da, sub4(mul4(all4(6.0), d), mul4(all4(3.0), dv)));
    const place = quad + (<usize>(6 * axis) << 4);
    v128.store(place, r0);
    v128.store(place, mul4(at(b, key, axis + 3), all4(H)), 16);
    v128.store(place, mul4(all4(0.5), h2a0), 32);
    v128.store(place, c3, 48);
    v128.store(place, c4, 64);
    v128.store(place, c5, 80);
    // What SGP4's velocity, integrated, lacks to the step of its position: r1 − r0 − H/2 (v0 + v1) + H²/12 (a1 − a0).
    const q = mad4(all4(1.0 / 12.0), da, sub4(step, mul4(all4(0.5), turned)));
    drift = mad4(q, q, drift);
    // Control points of the third derivative: it is nowhere larger than the largest of them.
    const p0 = mul4(all4(6.0), c3);
    const p1 = mad4(all4(12.0), c4, p0);
    const p2 = mad4(all4(60.0), c5, mad4(all4(24.0), c4, p0));
    j0 = mad4(p0, p0, j0);
    j1 = mad4(p1, p1, j1);
    j2 = mad4(p2, p2, j2);
  }
  drift = f32x4.sqrt(drift);
  v128.store(quad + (ERROR << 4), mad4(all4(0.3), drift, all4(floorKm)));
  v128.store(quad + (JERK << 4), mul4(f32x4.sqrt(max4(j0, max4(j1, j2))), all4(1.0 / (H * H * H))));
  const off = middleAcceleration(quad);
  v128.store(
    quad + (ACCELERATION << 4),
    add4(mad4(all4(16.0), off, all4(floorAcceleration)), mul4(drift, all4(48.0 / (H * H)))),
  );
}

/** How far the polynomial's second derivative is from gravity in the middle, km/s². */
function middleAcceleration(quad: usize): v128 {
  const x = middle(quad, 0);
  const y = middle(quad, 6);
  const z = middle(quad, 12);
  gravity(x, y, z);
  return length4(
    sub4(middleCurve(quad, 0), mul4(pull, x)),
    sub4(middleCurve(quad, 6), mul4(pull, y)),
    sub4(middleCurve(quad, 12), mul4(pullZ, z)),
  );
}

// @ts-ignore: decorator
@inline
function middle(quad: usize, c: i32): v128 {
  let p = mad4(all4(0.5), quadField(quad, c + 5), quadField(quad, c + 4));
  p = mad4(all4(0.5), p, quadField(quad, c + 3));
  p = mad4(all4(0.5), p, quadField(quad, c + 2));
  p = mad4(all4(0.5), p, quadField(quad, c + 1));
  return mad4(all4(0.5), p, quadField(quad, c));
}

// @ts-ignore: decorator
@inline
function middleCurve(quad: usize, c: i32): v128 {
  const p = mad4(all4(2.0), quadField(quad, c + 2), mul4(all4(3.0), add4(quadField(quad, c + 3), quadField(quad, c + 4))));
  return mul4(mad4(all4(2.5), quadField(quad, c + 5), p), all4(1.0 / (H * H)));
}
