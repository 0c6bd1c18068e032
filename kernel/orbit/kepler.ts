import {
  add, all, any, cosNear, cosOf, cosSmall, div, mad, mul, nmad, quadrant, reduced, select, sinNear, sinOf, sinSmall, sub,
} from "./lanes";
import { AX, AY, COS_E, SIN_E, U, field, keep, ovalE2, roundE2 } from "./record";
import { workBytes } from "./batch";

/**
 * Kepler's equation in SGP4's form, E − ax sin E + ay cos E = u. Left in the work: sine and cosine of E.
 * Slow twin: the loop of src/orbit/state-from-mean.ts; an eccentricity beyond the class goes that way here, too.
 */

/** From sine and cosine of u: one step of third order from E = u, then one of Newton; each turns sine and cosine by the small step. Error e⁸. */
// @ts-ignore: decorator
@inline
export function solveRound(work: usize, ax: v128, ay: v128, sinU: v128, cosU: v128, isExact: bool): void {
  const one = all(1.0);
  const p = nmad(ay, cosU, mul(ax, sinU));
  const perSlope = div(one, nmad(ax, cosU, nmad(ay, sinU, one)));
  const first = mul(p, perSlope);
  const step = mul(first, nmad(mul(mul(all(0.5), p), first), perSlope, one));
  const s = sinSmall(step);
  const c = cosSmall(step);
  const sin1 = mad(sinU, c, mul(cosU, s));
  const cos1 = nmad(sinU, s, mul(cosU, c));
  const left = sub(nmad(ay, cos1, mul(ax, sin1)), step);
  // Where 1e-8 km is enough, the slope of the first step serves.
  const rest = isExact ? div(left, nmad(ax, cos1, nmad(ay, sin1, one))) : mul(left, perSlope);
  const half = mul(mul(rest, rest), all(0.5));
  keep(work, SIN_E, nmad(sin1, half, mad(cos1, rest, sin1)));
  keep(work, COS_E, nmad(cos1, half, nmad(sin1, rest, cos1)));
  if (any(f64x2.gt(mad(ax, ax, mul(ay, ay)), all(roundE2)))) keplerByNewton(1, work);
}

/** The same for the second class: the step of third order turns by full series, then two steps of Newton. */
// @ts-ignore: decorator
@inline
export function solveOval(work: usize, ax: v128, ay: v128, sinU: v128, cosU: v128): void {
  const one = all(1.0);
  const p = nmad(ay, cosU, mul(ax, sinU));
  const perSlope = div(one, nmad(ax, cosU, nmad(ay, sinU, one)));
  const first = mul(p, perSlope);
  let done = mul(first, nmad(mul(mul(all(0.5), p), first), perSlope, one));
  const s0 = sinNear(done);
  const c0 = cosNear(done);
  let sinE = mad(sinU, c0, mul(cosU, s0));
  let cosE = nmad(sinU, s0, mul(cosU, c0));
  for (let turn = 0; turn < 2; turn++) {
    const rest = div(sub(nmad(ay, cosE, mul(ax, sinE)), done), nmad(ax, cosE, nmad(ay, sinE, one)));
    done = add(done, rest);
    const s = sinSmall(rest);
    const c = cosSmall(rest);
    const sin1 = mad(sinE, c, mul(cosE, s));
    cosE = nmad(sinE, s, mul(cosE, c));
    sinE = sin1;
  }
  keep(work, SIN_E, sinE);
  keep(work, COS_E, cosE);
  if (any(f64x2.gt(mad(ax, ax, mul(ay, ay)), all(ovalE2)))) keplerByNewton(1, work);
}

export function keplerRound(count: i32, work: usize): void {
  for (let k = 0; k < count; k++) {
    const u = field(work, U);
    const q = quadrant(u);
    const r = reduced(u, q);
    const sr = sinNear(r);
    const cr = cosNear(r);
    solveRound(work, field(work, AX), field(work, AY), sinOf(q, sr, cr), cosOf(q, sr, cr), true);
    work += workBytes;
  }
}

export function keplerOval(count: i32, work: usize): void {
  for (let k = 0; k < count; k++) {
    const u = field(work, U);
    const q = quadrant(u);
    const r = reduced(u, q);
    const sr = sinNear(r);
    const cr = cosNear(r);
    solveOval(work, field(work, AX), field(work, AY), sinOf(q, sr, cr), cosOf(q, sr, cr));
    work += workBytes;
  }
}

/** Newton from E = u, steps held within 0.95 rad, at most ten, until both lanes move less than 1e-12 rad. */
export function keplerByNewton(count: i32, work: usize): void {
  const one = all(1.0);
  for (let k = 0; k < count; k++) {
    const u = field(work, U);
    const ax = field(work, AX);
    const ay = field(work, AY);
    let anomaly = u;
    let sinE: v128 = u;
    let cosE: v128 = u;
    // A lane that has come to rest stays as it is, whatever the other needs: as the reference, which looks at one object.
    let moving: v128 = i64x2.splat(-1);
    for (let turn = 0; turn < 10; turn++) {
      const q = quadrant(anomaly);
      const r = reduced(anomaly, q);
      const sr = sinNear(r);
      const cr = cosNear(r);
      sinE = select(sinOf(q, sr, cr), sinE, moving);
      cosE = select(cosOf(q, sr, cr), cosE, moving);
      const wanted = div(
        sub(sub(mad(ax, sinE, u), mul(ay, cosE)), anomaly),
        nmad(ax, cosE, nmad(ay, sinE, one)),
      );
      const step = f64x2.pmax(f64x2.pmin(wanted, all(0.95)), all(-0.95));
      anomaly = add(anomaly, step);
      moving = v128.and(moving, f64x2.ge(f64x2.abs(step), all(1e-12)));
      if (!any(moving)) break;
    }
    keep(work, SIN_E, sinE);
    keep(work, COS_E, cosE);
    work += workBytes;
  }
}

/**
 * Halley's steps with full sines until both lanes move less than 0.01 rad, then one more that turns by small angles: the same root to
 * 1e-15, where the reference stops within 1e-12 of it. For orbits in which that is less than 1e-7 km. What isn't so near after ten steps is
 * left to the other.
 */
export function keplerLong(count: i32, work: usize): void {
  for (let k = 0; k < count; k++) {
    const u = field(work, U);
    const ax = field(work, AX);
    const ay = field(work, AY);
    let moved: v128 = all(0.0);
    let turn = 0;
    for (; turn < 10; turn++) {
      const anomaly = add(u, moved);
      const q = quadrant(anomaly);
      const r = reduced(anomaly, q);
      const sr = sinNear(r);
      const cr = cosNear(r);
      const sinE = sinOf(q, sr, cr);
      const cosE = cosOf(q, sr, cr);
      const step = f64x2.pmax(f64x2.pmin(halley(ax, ay, sinE, cosE, moved), all(0.95)), all(-0.95));
      moved = add(moved, step);
      if (any(f64x2.ge(f64x2.abs(step), all(0.01)))) continue;
      const s = sinSmall(step);
      const c = cosSmall(step);
      const sin1 = mad(sinE, c, mul(cosE, s));
      const cos1 = nmad(sinE, s, mul(cosE, c));
      const rest = halley(ax, ay, sin1, cos1, moved);
      const half = mul(mul(rest, rest), all(0.5));
      keep(work, SIN_E, nmad(sin1, half, mad(cos1, rest, sin1)));
      keep(work, COS_E, nmad(cos1, half, nmad(sin1, rest, cos1)));
      break;
    }
    if (turn == 10) keplerByNewton(1, work);
    work += workBytes;
  }
}

/** Halley's step from E, of which sine, cosine and E − u are given: error of third order. */
// @ts-ignore: decorator
@inline
function halley(ax: v128, ay: v128, sinE: v128, cosE: v128, moved: v128): v128 {
  const eSinE = nmad(ay, cosE, mul(ax, sinE));
  const slope = nmad(ax, cosE, nmad(ay, sinE, all(1.0)));
  const left = sub(eSinE, moved);
  return div(left, mad(mul(all(0.5), eSinE), div(left, slope), slope));
}
