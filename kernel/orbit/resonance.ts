import { earthRotationPerMin, halfStepSquared, resonanceStep } from "./constants";
import { add, all, cosNear, cosOf, mad, mul, nmad, quadrant, reduced, sinNear, sinOf, sub } from "./lanes";
import * as R from "./record";
import { field } from "./record";

/** Phases of the resonance terms, rad. Source: Hoots & Roehrich (1980) §7. */
const phase31: f64 = 0.13130908;
const phase22: f64 = 2.8843198;
const phase33: f64 = 0.37448087;
const g22: f64 = 5.7686396;
const g32: f64 = 0.95240898;
const g44: f64 = 1.8014998;
const g52: f64 = 1.050833;
const g54: f64 = 4.4108898;

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

/** One-day: three terms in the angle; half-day: ten in the angle and the argument of perigee. */
function accelerations(block: usize, time: v128, angle: v128, kind: i32): void {
  rate = all(0.0);
  slope = all(0.0);
  if (kind == R.ONE_DAY) {
    addTerm(block, 0, sub(angle, all(phase31)), 1);
    addTerm(block, 1, mul(all(2.0), sub(angle, all(phase22))), 2);
    addTerm(block, 2, mul(all(3.0), sub(angle, all(phase33))), 3);
    return;
  }
  const w = mad(field(block, R.W_RATE), time, field(block, R.W0));
  const twoW = add(w, w);
  const twice = add(angle, angle);
  addTerm(block, 0, sub(add(twoW, angle), all(g22)), 1);
  addTerm(block, 1, sub(angle, all(g22)), 1);
  addTerm(block, 2, sub(add(w, angle), all(g32)), 1);
  addTerm(block, 3, sub(sub(angle, w), all(g32)), 1);
  addTerm(block, 4, sub(add(twoW, twice), all(g44)), 2);
  addTerm(block, 5, sub(twice, all(g44)), 2);
  addTerm(block, 6, sub(add(w, angle), all(g52)), 1);
  addTerm(block, 7, sub(sub(angle, w), all(g52)), 1);
  addTerm(block, 8, sub(add(w, twice), all(g54)), 2);
  addTerm(block, 9, sub(sub(twice, w), all(g54)), 2);
}

function addTerm(block: usize, k: i32, phase: v128, factor: f64): void {
  const q = quadrant(phase);
  const r = reduced(phase, q);
  const s = sinNear(r);
  const c = cosNear(r);
  const amplitude = field(block, R.AMPLITUDE + k);
  rate = mad(amplitude, sinOf(q, s, c), rate);
  slope = mad(mul(amplitude, all(factor)), cosOf(q, s, c), slope);
}
