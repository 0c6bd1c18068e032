import { earthRadiusKm, j2, speedUnitKmPerS } from "./constants";
import {
  add, all, any, cosTiny, cosineOfLast, div, mad, mul, nmad, root, sinTiny, sine, sub,
} from "./lanes";
import * as R from "./record";
import { field, keep } from "./record";
import { workBytes } from "./batch";

/** Fields of the inclination, from SIN_I on. */
const SIN_I = 0;
const COS_I = 1;
const CON41 = 2;
const X1MTH2 = 3;
const X7THM1 = 4;

/** What passes between the two stages here lies in fields of the work that are free by now. */
const RADIUS = R.W;
const SIN_L = R.E;
const COS_L = R.U;
const V_RADIAL = R.AX;
const V_TRANSVERSE = R.AY;
const NODE_SHIFT = R.SIN_E;
const TILT = R.COS_E;
/** 1 where the corrections need full sines (i32). */
const INSIDE = R.I;

/**
 * Last two stages: the short-period terms of J2, then position and velocity in TEME. Slow twin: src/orbit/state-from-mean.ts.
 * No arctangent: the argument of latitude and the node are known by sine and cosine, the corrections turn them by small angles.
 */
export function states(
  incl: usize, inclStep: usize, count: i32, work: usize, out: usize, outStep: usize, statuses: usize,
): void {
  shortPeriod(incl, inclStep, count, work);
  turnIntoTeme(incl, inclStep, count, work, out, outStep, statuses);
}

export function shortPeriod(incl: usize, inclStep: usize, count: i32, work: usize): void {
  const one = all(1.0);
  for (let k = 0; k < count; k++) {
    const ax = field(work, R.AX);
    const ay = field(work, R.AY);
    const sinE = field(work, R.SIN_E);
    const cosE = field(work, R.COS_E);
    const rootA = field(work, R.ROOT_A);
    const a = mul(rootA, rootA);
    const e2 = mad(ax, ax, mul(ay, ay));
    const eSinE = nmad(ay, cosE, mul(ax, sinE));
    const left = sub(one, e2);
    const p = mul(a, left);
    const beta = root(left);
    const r = mul(a, sub(one, mad(ax, cosE, mul(ay, sinE))));
    const perR = div(one, r);
    const part = div(eSinE, add(one, beta));
    const aPerR = mul(a, perR);
    const sinL = mul(aPerR, nmad(ax, part, sub(sinE, ay)));
    const cosL = mul(aPerR, mad(ay, part, sub(cosE, ax)));
    const sin2 = mul(add(cosL, cosL), sinL);
    const cos2 = nmad(mul(all(2.0), sinL), sinL, one);

    const perP = div(one, p);
    const k1 = mul(all(0.5 * j2), perP);
    const k2 = mul(k1, perP);
    const con41 = field(incl, CON41);
    const x1mth2 = field(incl, X1MTH2);
    const radius = mad(
      mul(mul(all(0.5), k1), x1mth2), cos2,
      mul(r, nmad(mul(mul(all(1.5), k2), beta), con41, one)),
    );
    const shift = mul(mul(mul(all(0.25), k2), field(incl, X7THM1)), sin2);
    const k2c = mul(mul(all(1.5), k2), field(incl, COS_I));
    const nk1 = mul(k1, div(one, mul(a, rootA)));
    const rate = mul(rootA, perR);
    keep(work, V_RADIAL, mul(nmad(mul(nk1, x1mth2), sin2, mul(rate, eSinE)), all(speedUnitKmPerS)));
    keep(work, V_TRANSVERSE,
      mul(mad(nk1, mad(x1mth2, cos2, mul(all(1.5), con41)), mul(rate, beta)), all(speedUnitKmPerS)));
    keep(work, RADIUS, radius);
    keep(work, NODE_SHIFT, mul(k2c, sin2));
    keep(work, TILT, mul(mul(k2c, field(incl, SIN_I)), cos2));
    let s = sinTiny(shift);
    let c = cosTiny(shift);
    // Deep inside the Earth, where decaying elements end, the corrections aren't small. 1.5 k2 bounds them.
    const isDeepInside = any(f64x2.gt(k2, all(6e-4)));
    if (isDeepInside) {
      s = sine(shift);
      c = cosineOfLast();
    }
    store<i32>(work + (<usize>INSIDE << 4), isDeepInside ? 1 : 0);
    keep(work, SIN_L, nmad(cosL, s, mul(sinL, c)));
    keep(work, COS_L, mad(sinL, s, mul(cosL, c)));
    keep(work, R.M, p);
    incl += inclStep;
    work += workBytes;
  }
}

export function turnIntoTeme(
  incl: usize, inclStep: usize, count: i32, work: usize, out: usize, outStep: usize, statuses: usize,
): void {
  for (let k = 0; k < count; k++) {
    const nodeShift = field(work, NODE_SHIFT);
    const tilt = field(work, TILT);
    let s = sinTiny(nodeShift);
    let c = cosTiny(nodeShift);
    let st = sinTiny(tilt);
    let ct = cosTiny(tilt);
    if (load<i32>(work + (<usize>INSIDE << 4)) != 0) {
      s = sine(nodeShift);
      c = cosineOfLast();
      st = sine(tilt);
      ct = cosineOfLast();
    }
    const sinNode = field(work, R.SIN_NODE);
    const cosNode = field(work, R.COS_NODE);
    const sinN = mad(cosNode, s, mul(sinNode, c));
    const cosN = nmad(sinNode, s, mul(cosNode, c));
    const sinI = field(incl, SIN_I);
    const cosI = field(incl, COS_I);
    const sinT = mad(cosI, st, mul(sinI, ct));
    const cosT = nmad(sinI, st, mul(cosI, ct));
    const sinL = field(work, SIN_L);
    const cosL = field(work, COS_L);
    const mx = mul(sinN, cosT);
    const my = mul(cosN, cosT);
    const ux = nmad(mx, sinL, mul(cosN, cosL));
    const uy = mad(my, sinL, mul(sinN, cosL));
    const uz = mul(sinT, sinL);
    const radius = field(work, RADIUS);
    const km = mul(radius, all(earthRadiusKm));
    const vr = field(work, V_RADIAL);
    const vt = field(work, V_TRANSVERSE);
    const x = mul(km, ux);
    const y = mul(km, uy);
    const z = mul(km, uz);
    const vx = nmad(vt, mad(cosN, sinL, mul(mx, cosL)), mul(vr, ux));
    const vy = mad(vt, nmad(sinN, sinL, mul(my, cosL)), mul(vr, uy));
    const vz = mad(vr, uz, mul(vt, mul(sinT, cosL)));
    v128.store(out, x);
    v128.store(out, y, 16);
    v128.store(out, z, 32);
    v128.store(out, vx, 48);
    v128.store(out, vy, 64);
    v128.store(out, vz, 80);

    // What isn't finite in one is in all: they share radius and rate.
    const sum = add(x, vx);
    const good = v128.and(
      v128.and(f64x2.ge(radius, all(1.0)), f64x2.eq(sub(sum, sum), all(0.0))),
      i64x2.eq(field(work, R.CODE), i64x2.splat(0)),
    );
    store<u16>(statuses, i64x2.all_true(good) ? 0 : <u16>settle(work, out));
    incl += inclStep;
    out += outStep;
    statuses += 2;
    work += workBytes;
  }
}

/** Statuses of a pair of which one isn't 0, by the reference's order of precedence; NaN where there is no state. */
function settle(work: usize, out: usize): i32 {
  let both = 0;
  for (let lane = 0; lane < 2; lane++) {
    const at = out + (<usize>lane << 3);
    let status = load<i32>(work + (<usize>R.CODE << 4) + (<usize>lane << 3));
    if (status == 0) {
      let sum: f64 = 0;
      for (let k = 0; k < 6; k++) sum += load<f64>(at + (<usize>k << 4));
      if (R.get(work, lane, R.M) < 0) status = 4;
      else if (R.get(work, lane, RADIUS) < 1) status = 6;
      else if (sum - sum != 0) status = 7;
    }
    if (status != 0 && status != 6) for (let k = 0; k < 6; k++) store<f64>(at + (<usize>k << 4), NaN);
    both |= status << (8 * lane);
  }
  return both;
}
