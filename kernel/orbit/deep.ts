import { furthestMinutes, j3OverJ2, pi } from "./constants";
import { operationMode } from "./fleet";
import {
  add, all, angleOf, any, cosNear, cosOf, div, mad, mul, neg, nmad, quadrant, reduced, select, sinNear, sinOf, sub, withinTurn,
} from "./lanes";
import * as R from "./record";
import { field, keep } from "./record";
import { resonantAngle, resonantMotion } from "./resonance";
import { workBytes } from "./batch";

/**
 * First stage, deep space: gravity, drag, and the secular effects of Sun, Moon and resonance.
 * Left in the work: time, e, i, node, ω, M, root of a, status so far. Slow twin: src/orbit/secular-motion.ts.
 */
export function deepElements(
  kind: i32, record: usize, recordStep: usize, times: usize, timeStep: usize, count: i32, work: usize,
): void {
  const one = all(1.0);
  for (let k = 0; k < count; k++) {
    const t = add(field(record, R.OFFSET), v128.load(times));
    const t2 = mul(t, t);
    const far = v128.not(f64x2.le(f64x2.abs(t), all(furthestMinutes)));
    let m = mad(field(record, R.M_RATE), t, field(record, R.M0));
    let w = mad(field(record, R.W_RATE), t, field(record, R.W0));
    let node = mad(field(record, R.NODE_DRAG), t2, mad(field(record, R.NODE_RATE), t, field(record, R.NODE0)));
    w = mad(field(record, R.W_RATE3), t, w);
    node = mad(field(record, R.NODE_RATE3), t, node);
    m = mad(field(record, R.M_RATE3), t, m);
    let rootA = field(record, R.ROOT_A0);
    let slow: v128 = i64x2.splat(0);
    if (kind != R.DEEP && !any(far)) {
      const motion = resonantMotion(record, t, kind);
      slow = v128.not(f64x2.gt(motion, all(0.0)));
      // (n/n0)^(-1/3) by Newton for the inverse cube root, from a start that is good to x³.
      const ratio = div(motion, field(record, R.N0));
      const x = sub(ratio, one);
      let y = mad(x, mad(x, all(2.0 / 9.0), all(-1.0 / 3.0)), one);
      for (let turn = 0; turn < 3; turn++)
        y = mul(mul(y, all(1.0 / 3.0)), nmad(mul(ratio, y), mul(y, y), all(4.0)));
      rootA = mul(rootA, y);
      m = sub(resonantAngle(), kind == R.ONE_DAY ? add(node, w) : add(node, node));
    }
    const e = nmad(field(record, R.BSTAR_C4), t, mad(field(record, R.E_RATE3), t, field(record, R.E0)));
    const wild = v128.or(f64x2.ge(e, one), f64x2.lt(e, all(-0.001)));
    m = mad(field(record, R.N0), mul(field(record, R.T2), t2), m);
    // Within a turn, as in the reference: the size of the node matters further on (Lyddane).
    const longitude = withinTurn(add(add(m, w), node));
    node = withinTurn(node);
    w = withinTurn(w);
    keep(work, R.CODE, v128.or(v128.and(far, i64x2.splat(7)), v128.andnot(v128.or(
      v128.and(slow, i64x2.splat(2)),
      v128.and(v128.andnot(wild, slow), i64x2.splat(1)),
    ), far)));
    keep(work, R.T, t);
    keep(work, R.E, f64x2.pmax(e, all(1e-6)));
    keep(work, R.I, mad(field(record, R.I_RATE3), t, field(record, R.I0)));
    keep(work, R.NODE, node);
    keep(work, R.W, w);
    keep(work, R.M, withinTurn(sub(sub(longitude, w), node)));
    keep(work, R.ROOT_A, mul(rootA, f64x2.abs(nmad(field(record, R.C1), t, one))));
    record += recordStep;
    times += timeStep;
    work += workBytes;
  }
}

/** Second stage: the sums of the periodics of Sun and Moon. Slow twin: src/orbit/lunar-solar-periodics.ts. */
export function sunAndMoon(record: usize, recordStep: usize, count: i32, work: usize): void {
  addBody(record, recordStep, count, work, R.SUN, 1.19459e-5, 2 * 0.01675, false);
  addBody(record, recordStep, count, work, R.MOON, 1.5835218e-4, 2 * 0.0549, true);
}

/** One loop a body: both in one hold more than the processor's registers do. */
// @ts-ignore: decorator
@inline
function addBody(
  record: usize, recordStep: usize, count: i32, work: usize, at: i32, motion: f64, twiceE: f64, isSecond: bool,
): void {
  for (let k = 0; k < count; k++) {
    // True longitude as SDP4 has it: mean anomaly and twice the eccentricity times its sine, a small turn.
    const anomaly = mad(all(motion), field(work, R.T), field(record, at));
    const q = quadrant(anomaly);
    const r = reduced(anomaly, q);
    const sr = sinNear(r);
    const cr = cosNear(r);
    const sinA = sinOf(q, sr, cr);
    const cosA = cosOf(q, sr, cr);
    const turn = mul(all(twiceE), sinA);
    const sinTurn = sinNear(turn);
    const cosTurn = cosNear(turn);
    const s = mad(sinA, cosTurn, mul(cosA, sinTurn));
    const c = nmad(sinA, sinTurn, mul(cosA, cosTurn));
    const half = mul(all(0.5), s);
    const f2 = mad(half, s, all(-0.25));
    const f3 = neg(mul(half, c));
    const de = periodic(record, at + 1, f2, f3);
    const di = periodic(record, at + 3, f2, f3);
    const dl = mad(field(record, at + 7), s, periodic(record, at + 5, f2, f3));
    const dgh = mad(field(record, at + 10), s, periodic(record, at + 8, f2, f3));
    const dh = periodic(record, at + 11, f2, f3);
    keep(work, R.DE, isSecond ? add(field(work, R.DE), de) : de);
    keep(work, R.DI, isSecond ? add(field(work, R.DI), di) : di);
    keep(work, R.DL, isSecond ? add(field(work, R.DL), dl) : dl);
    keep(work, R.DGH, isSecond ? add(field(work, R.DGH), dgh) : dgh);
    keep(work, R.DH, isSecond ? add(field(work, R.DH), dh) : dh);
    record += recordStep;
    work += workBytes;
  }
}

// @ts-ignore: decorator
@inline
function periodic(record: usize, at: i32, f2: v128, f3: v128): v128 {
  return mad(field(record, at + 1), f3, mul(field(record, at), f2));
}

/** Third stage: the periodics applied. Left in the work: e, ω, M + ω, node, and the fields of the inclination. */
export function deepAngles(count: i32, work: usize): void {
  const one = all(1.0);
  const isAirForce = operationMode() == 1;
  for (let k = 0; k < count; k++) {
    const di = field(work, R.DI);
    const dh = field(work, R.DH);
    const w = field(work, R.W);
    const node = field(work, R.NODE);
    const e = add(field(work, R.E), field(work, R.DE));
    const i = add(field(work, R.I), di);
    const newM = add(field(work, R.M), field(work, R.DL));
    const q = quadrant(i);
    const r = reduced(i, q);
    const sr = sinNear(r);
    const cr = cosNear(r);
    let sinI = sinOf(q, sr, cr);
    const cosI = cosOf(q, sr, cr);
    const turn = div(dh, sinI);
    let newNode = add(node, turn);
    let newW = add(w, nmad(cosI, turn, field(work, R.DGH)));
    const isFlat = f64x2.lt(i, all(0.2));
    if (any(isFlat)) {
      // Lyddane's variables, turned by the old node: what they add to it is the angle of (sin i + di cos i, dh).
      const old = isAirForce ? select(add(node, all(2 * pi)), node, f64x2.lt(node, all(0.0))) : node;
      const lyddaneNode = add(old, angleOf(dh, mad(di, cosI, sinI)));
      const longitude = nmad(
        mul(di, old), sinI,
        add(mad(cosI, old, add(field(work, R.M), w)), add(field(work, R.DL), field(work, R.DGH))),
      );
      newNode = select(lyddaneNode, newNode, isFlat);
      newW = select(nmad(cosI, lyddaneNode, sub(longitude, newM)), newW, isFlat);
    }
    const isNegative = f64x2.lt(i, all(0.0));
    newNode = select(add(newNode, all(pi)), newNode, isNegative);
    newW = select(sub(newW, all(pi)), newW, isNegative);
    sinI = f64x2.abs(sinI);

    const perturbed = v128.or(f64x2.lt(e, all(0.0)), f64x2.gt(e, one));
    const code = field(work, R.CODE);
    const isFirst = v128.and(perturbed, i64x2.eq(code, i64x2.splat(0)));
    keep(work, R.CODE, v128.or(code, v128.and(isFirst, i64x2.splat(3))));
    keep(work, R.E, e);
    keep(work, R.W, newW);
    keep(work, R.U, add(newM, newW));
    keep(work, R.NODE, newNode);
    const cos2 = mul(cosI, cosI);
    keep(work, 0, sinI);
    keep(work, 1, cosI);
    keep(work, 2, mad(all(3.0), cos2, all(-1.0)));
    keep(work, 3, sub(one, cos2));
    keep(work, 4, mad(all(7.0), cos2, all(-1.0)));
    const onePlus = add(one, cosI);
    const guarded = select(onePlus, all(1.5e-12), f64x2.gt(f64x2.abs(onePlus), all(1.5e-12)));
    keep(work, 5, mul(all(-0.5 * j3OverJ2), sinI));
    keep(work, 6, div(mul(mul(all(-0.25 * j3OverJ2), sinI), mad(all(5.0), cosI, all(3.0))), guarded));
    work += workBytes;
  }
}
