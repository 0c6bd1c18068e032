import { batchSize, workBytes } from "./batch";
import { furthestMinutes } from "./constants";
import { solveOval, solveRound } from "./kepler";
import {
  add, all, cosSmall, cosineOfLast, div, mad, mul, nmad, sinSmall, sine, sub,
} from "./lanes";
import * as R from "./record";
import { field, keep } from "./record";
import { states } from "./states";

/**
 * Near-earth blocks at evenly spaced times: mean anomaly, argument of perigee, their sum and the node are unit vectors that constant
 * turns carry from step to step; what drag adds beyond is a small angle. A tile of `batchSize` steps begins anew with exact angles, so
 * rounding doesn't build up. Within 2e-5 km of single times (median 1e-9), src/orbit/kernel.test.ts.
 */

/** Small angles of a tile at most, rad: their sines are series. */
const largestSmall: f64 = 0.02;
/** Fields of the work that hold sine and cosine of u; the first stages of single times use them otherwise. */
const SIN_U = R.T;
const COS_U = R.M;

/**
 * Given: a block, its class (round or oval), minutes from the reference instant to the first step, minutes a step, steps (at most `batchSize`).
 * Returned: false, and nothing done, where a small angle isn't small or a time is too far; else as `propagateBatch`.
 */
export function nearGrid(
  kind: i32, record: usize, start: f64, step: f64, count: i32, work: usize, out: usize, outStep: usize, statuses: usize,
): bool {
  if (!gridElements(record, start, step, count, work)) return false;
  if (kind == R.ROUND) {
    for (let k = 0, entry = work; k < count; k++, entry += workBytes)
      solveRound(entry, field(entry, R.AX), field(entry, R.AY), field(entry, SIN_U), field(entry, COS_U), false);
  } else {
    for (let k = 0, entry = work; k < count; k++, entry += workBytes)
      solveOval(entry, field(entry, R.AX), field(entry, R.AY), field(entry, SIN_U), field(entry, COS_U));
  }
  states(record + (<usize>R.SIN_I << 4), 0, count, work, out, outStep, statuses);
  return true;
}

function gridElements(record: usize, start: f64, step: f64, count: i32, work: usize): bool {
  const one = all(1.0);
  const ta = add(field(record, R.OFFSET), all(start));
  const length = all(step * <f64>(batchSize - 1));
  const length2 = mul(length, length);
  const t2 = field(record, R.T2);
  const t3 = field(record, R.T3);
  const t4 = field(record, R.T4);
  const t5 = field(record, R.T5);
  const n0 = field(record, R.N0);
  const eta = field(record, R.ETA);
  const mDrag = field(record, R.M_DRAG);
  const wDrag = field(record, R.W_DRAG);
  const nodeDrag = field(record, R.NODE_DRAG);
  // Taylor's coefficients of the drag on the longitude, from the second on.
  const q5 = mul(n0, t5);
  const q4 = mul(n0, mad(mul(all(5.0), t5), ta, t4));
  const q3 = mul(n0, mad(ta, mad(mul(all(10.0), t5), ta, mul(all(4.0), t4)), t3));
  const q2 = mul(n0, mad(ta, mad(ta, mad(mul(all(10.0), t5), ta, mul(all(6.0), t4)), mul(all(3.0), t3)), t2));
  const swingMost = add(one, eta);
  const largest = f64x2.pmax(
    f64x2.pmax(
      mul(f64x2.abs(mDrag), sub(mul(mul(swingMost, swingMost), swingMost), one)),
      f64x2.abs(mul(wDrag, length)),
    ),
    f64x2.pmax(
      mul(length2, add(f64x2.abs(q2), mul(f64x2.abs(length), add(f64x2.abs(q3), mul(f64x2.abs(length), f64x2.abs(q4)))))),
      mul(f64x2.abs(nodeDrag), length2),
    ),
  );
  // NaN isn't small either.
  if (!i64x2.all_true(f64x2.le(largest, all(largestSmall)))) return false;
  if (!i64x2.all_true(f64x2.le(add(f64x2.abs(ta), f64x2.abs(length)), all(furthestMinutes)))) return false;

  const gain = mul(mul(ta, ta), mad(ta, mad(ta, mad(ta, t5, t4), t3), t2));
  const gainRate = mul(
    ta, mad(ta, mad(ta, mad(mul(all(5.0), t5), ta, mul(all(4.0), t4)), mul(all(3.0), t3)), add(t2, t2)),
  );
  const m = mad(field(record, R.M_RATE), ta, field(record, R.M0));
  const w0 = mad(field(record, R.W_RATE), ta, field(record, R.W0));
  const constantShift = mad(wDrag, ta, nmad(mDrag, field(record, R.M_DRAG0), mDrag));
  const uRate = add(add(field(record, R.M_RATE), field(record, R.W_RATE)), mul(n0, gainRate));
  const u0 = add(add(m, w0), mul(n0, gain));
  const node0 = mad(nodeDrag, mul(ta, ta), mad(field(record, R.NODE_RATE), ta, field(record, R.NODE0)));
  const nodeRate = mad(add(nodeDrag, nodeDrag), ta, field(record, R.NODE_RATE));
  const dt = all(step);

  let sin1 = sine(add(m, constantShift));
  let cos1 = cosineOfLast();
  let sinW = sine(sub(w0, constantShift));
  let cosW = cosineOfLast();
  let sinU = sine(u0);
  let cosU = cosineOfLast();
  let sinN = sine(node0);
  let cosN = cosineOfLast();
  const turnM = mul(field(record, R.M_RATE), dt);
  const turnW = mul(sub(field(record, R.W_RATE), wDrag), dt);
  const sM = sine(turnM);
  const cM = cosineOfLast();
  const sW = sine(turnW);
  const cW = cosineOfLast();
  const sU = sine(mul(uRate, dt));
  const cU = cosineOfLast();
  const sN = sine(mul(nodeRate, dt));
  const cN = cosineOfLast();
  const etaSin = mul(eta, sine(constantShift));
  const etaCos = mul(eta, cosineOfLast());

  // Three loops, each of which fits the processor's registers (docs/adr/0016-kernels.md).
  const firstEntry = work;
  for (let k = 0; k < count; k++) {
    const d = mul(all(<f64>k), dt);
    const t = add(ta, d);
    const swing = mad(etaSin, sin1, mad(etaCos, cos1, one));
    const s = mul(mDrag, sub(mul(mul(swing, swing), swing), one));
    const turned = mad(wDrag, d, s);
    const sinShifted = nmad(mul(all(0.5), mul(turned, turned)), sin1, mad(turned, cos1, sin1));

    const tt = mul(t, t);
    const factor = sub(
      nmad(field(record, R.C1), t, one),
      mul(tt, mad(t, mad(t, field(record, R.D4), field(record, R.D3)), field(record, R.D2))),
    );
    const loss = mad(
      field(record, R.BSTAR_C5), sub(sinShifted, field(record, R.SIN_M0)),
      mul(field(record, R.BSTAR_C4), t),
    );
    const eRaw = sub(field(record, R.E0), loss);
    const wild = v128.or(f64x2.ge(eRaw, one), f64x2.lt(eRaw, all(-0.001)));
    keep(work, R.CODE, v128.and(wild, i64x2.splat(1)));
    const e = f64x2.pmax(eRaw, all(1e-6));
    const rootA = mul(field(record, R.ROOT_A0), f64x2.abs(factor));
    keep(work, R.ROOT_A, rootA);
    keep(work, R.E, e);
    keep(work, R.W, s);
    const next = mad(sin1, cM, mul(cos1, sM));
    cos1 = nmad(sin1, sM, mul(cos1, cM));
    sin1 = next;
    work += workBytes;
  }
  work = firstEntry;
  for (let k = 0; k < count; k++) {
    const s = field(work, R.W);
    const e = field(work, R.E);
    const rootA = field(work, R.ROOT_A);
    const sinS = sinSmall(s);
    const cosS = cosSmall(s);
    const perP = div(one, mul(mul(rootA, rootA), nmad(e, e, one)));
    const ax = mul(e, mad(cosW, cosS, mul(sinW, sinS)));
    keep(work, R.AX, ax);
    keep(work, R.AY, mad(perP, field(record, R.AYCOF), mul(e, nmad(cosW, sinS, mul(sinW, cosS)))));
    keep(work, R.U, mul(mul(perP, field(record, R.XLCOF)), ax));

    let next = mad(sinW, cW, mul(cosW, sW));
    cosW = nmad(sinW, sW, mul(cosW, cW));
    sinW = next;
    work += workBytes;
  }
  work = firstEntry;
  for (let k = 0; k < count; k++) {
    const d = mul(all(<f64>k), dt);
    const d2 = mul(d, d);
    const beyond = add(field(work, R.U), mul(d2, mad(d, mad(d, mad(d, q5, q4), q3), q2)));
    keep(work, R.U, add(mad(uRate, d, u0), beyond));
    const sinB = sinSmall(beyond);
    const cosB = cosSmall(beyond);
    keep(work, SIN_U, mad(sinU, cosB, mul(cosU, sinB)));
    keep(work, COS_U, nmad(sinU, sinB, mul(cosU, cosB)));
    const nodeBeyond = mul(nodeDrag, d2);
    const nodeHalf = nmad(mul(all(0.5), nodeBeyond), nodeBeyond, one);
    keep(work, R.SIN_NODE, mad(sinN, nodeHalf, mul(cosN, nodeBeyond)));
    keep(work, R.COS_NODE, nmad(sinN, nodeBeyond, mul(cosN, nodeHalf)));

    let next = mad(sinU, cU, mul(cosU, sU));
    cosU = nmad(sinU, sU, mul(cosU, cU));
    sinU = next;
    next = mad(sinN, cN, mul(cosN, sN));
    cosN = nmad(sinN, sN, mul(cosN, cN));
    sinN = next;
    work += workBytes;
  }
  return true;
}
