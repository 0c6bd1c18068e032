import { earthRotationPerMin, halfStepSquared, resonanceStep } from "./constants";
import { add, all, cosNear, cosOf, mad, mul, nmad, quadrant, reduced, sinNear, sinOf, sub } from "./lanes";
import * as R from "./record";
import { field } from "./record";

/** Sine and cosine of the phases of the resonance terms: 0.13130908, 2 · 2.8843198, 3 · 0.37448087 rad; g22 … g54. Source: Hoots & Roehrich (1980) §7. */
const sin31: f64 = 0.130932065016401;
const cos31: f64 = 0.9913913426848859;
const sin22: f64 = -0.49213943048915526;
const cos22: f64 = 0.8705163875297294;
const sin33: f64 = 0.9015949901666642;
const cos33: f64 = 0.43258117585763334;
const sinG22: f64 = -0.49213943048915526;
const cosG22: f64 = 0.8705163875297294;
const sinG32: f64 = 0.8148144061638924;
const cosG32: f64 = 0.5797219018700115;
const sinG44: f64 = 0.9735057780180799;
const cosG44: f64 = -0.22866241528815548;
const sinG52: f64 = 0.8678374012812773;
const cosG52: f64 = 0.496848311798842;
const sinG54: f64 = -0.9548923776153;
const cosG54: f64 = -0.29695209575316894;

/** Acceleration of the resonance angle and its derivative by it, of the last call. */
let rate: v128 = f64x2.splat(0);
let slope: v128 = f64x2.splat(0);
/** Resonance angle with the Earth's turn since, of the last `resonantMotion`. */
let angleNow: v128 = f64x2.splat(0);

/** The angle that holds M + Ω + ω (one day) or M + 2Ω (half a day), rad. */
export function resonantAngle(): v128 { return angleNow; }

/**
 * Mean motion of the resonant orbit, rad/min, both lanes; the slow twin is src/orbit/resonance-integrator.ts. Whole steps of
 * 720 minutes are kept in the block, and begin anew at the epoch where the time goes back, so that the order of calls changes nothing.
 */
export function resonantMotion(block: usize, t: v128, kind: i32): v128 {
  advance(block, 0, f64x2.extract_lane(t, 0), kind);
  advance(block, 1, f64x2.extract_lane(t, 1), kind);
  const time = field(block, R.AT_MINUTES);
  const angle = field(block, R.AT_ANGLE);
  const motion = field(block, R.AT_MOTION);
  accelerations(block, time, angle, kind);
  const rest = sub(t, time);
  const angleRate = add(motion, field(block, R.ANGLE_RATE));
  const half = mul(mul(rest, rest), all(0.5));
  const turned = mad(all(earthRotationPerMin), t, field(block, R.GREENWICH));
  angleNow = add(
    mad(rate, half, mad(angleRate, rest, angle)),
    kind == R.ONE_DAY ? turned : add(turned, turned),
  );
  return mad(mul(slope, angleRate), half, mad(rate, rest, motion));
}

/** One lane's whole steps. Both lanes are computed, one is kept: steps are rare. */
function advance(block: usize, lane: i32, minutes: f64, kind: i32): void {
  let time = R.get(block, lane, R.AT_MINUTES);
  if (time * minutes <= 0 || Math.abs(minutes) < Math.abs(time)) {
    time = 0;
    R.put(block, lane, R.AT_ANGLE, R.get(block, lane, R.ANGLE0));
    R.put(block, lane, R.AT_MOTION, R.get(block, lane, R.N0));
    R.put(block, lane, R.AT_MINUTES, 0);
  }
  const step = minutes > 0 ? resonanceStep : -resonanceStep;
  while (Math.abs(minutes - time) >= resonanceStep) {
    accelerations(block, field(block, R.AT_MINUTES), field(block, R.AT_ANGLE), kind);
    const acceleration = lane == 0 ? f64x2.extract_lane(rate, 0) : f64x2.extract_lane(rate, 1);
    const derivative = lane == 0 ? f64x2.extract_lane(slope, 0) : f64x2.extract_lane(slope, 1);
    const motion = R.get(block, lane, R.AT_MOTION);
    const angleRate = motion + R.get(block, lane, R.ANGLE_RATE);
    R.put(block, lane, R.AT_ANGLE,
      R.get(block, lane, R.AT_ANGLE) + angleRate * step + acceleration * halfStepSquared);
    R.put(block, lane, R.AT_MOTION, motion + acceleration * step + derivative * angleRate * halfStepSquared);
    time += step;
    R.put(block, lane, R.AT_MINUTES, time);
  }
}

/** One-day: three terms in the angle; half-day: ten in the angle and the argument of perigee. All from sine and cosine of these two. */
function accelerations(block: usize, time: v128, angle: v128, kind: i32): void {
  let q = quadrant(angle);
  let r = reduced(angle, q);
  let sr = sinNear(r);
  let cr = cosNear(r);
  const s1 = sinOf(q, sr, cr);
  const c1 = cosOf(q, sr, cr);
  const s2 = mul(add(s1, s1), c1);
  const c2 = nmad(add(s1, s1), s1, all(1.0));
  rate = all(0.0);
  slope = all(0.0);
  if (kind == R.ONE_DAY) {
    addTerm(block, 0, s1, c1, sin31, cos31, 1);
    addTerm(block, 1, s2, c2, sin22, cos22, 2);
    addTerm(block, 2, mad(s2, c1, mul(c2, s1)), nmad(s2, s1, mul(c2, c1)), sin33, cos33, 3);
    return;
  }
  const w = mad(field(block, R.W_RATE), time, field(block, R.W0));
  q = quadrant(w);
  r = reduced(w, q);
  sr = sinNear(r);
  cr = cosNear(r);
  const sw = sinOf(q, sr, cr);
  const cw = cosOf(q, sr, cr);
  const sw2 = mul(add(sw, sw), cw);
  const cw2 = nmad(add(sw, sw), sw, all(1.0));
  addTerm(block, 0, mad(sw2, c1, mul(cw2, s1)), nmad(sw2, s1, mul(cw2, c1)), sinG22, cosG22, 1);
  addTerm(block, 1, s1, c1, sinG22, cosG22, 1);
  const sinSum = mad(s1, cw, mul(c1, sw));
  const cosSum = nmad(s1, sw, mul(c1, cw));
  const sinDifference = nmad(c1, sw, mul(s1, cw));
  const cosDifference = mad(s1, sw, mul(c1, cw));
  addTerm(block, 2, sinSum, cosSum, sinG32, cosG32, 1);
  addTerm(block, 3, sinDifference, cosDifference, sinG32, cosG32, 1);
  addTerm(block, 4, mad(sw2, c2, mul(cw2, s2)), nmad(sw2, s2, mul(cw2, c2)), sinG44, cosG44, 2);
  addTerm(block, 5, s2, c2, sinG44, cosG44, 2);
  addTerm(block, 6, sinSum, cosSum, sinG52, cosG52, 1);
  addTerm(block, 7, sinDifference, cosDifference, sinG52, cosG52, 1);
  addTerm(block, 8, mad(s2, cw, mul(c2, sw)), nmad(s2, sw, mul(c2, cw)), sinG54, cosG54, 2);
  addTerm(block, 9, nmad(c2, sw, mul(s2, cw)), mad(s2, sw, mul(c2, cw)), sinG54, cosG54, 2);
}

/** A term's share: amplitude · sin(x − phase), and factor · amplitude · cos(x − phase). */
// @ts-ignore: decorator
@inline
function addTerm(block: usize, k: i32, sin: v128, cos: v128, sinPhase: f64, cosPhase: f64, factor: f64): void {
  const amplitude = field(block, R.AMPLITUDE + k);
  rate = mad(amplitude, nmad(cos, all(sinPhase), mul(sin, all(cosPhase))), rate);
  slope = mad(mul(amplitude, all(factor)), mad(sin, all(sinPhase), mul(cos, all(cosPhase))), slope);
}
