import { earthRotationPerMin, pi, twoPi } from "./constants";
import { halfDayAmplitudes, oneDayAmplitudes } from "./resonance-amplitudes";
import * as R from "./record";

const nanosPerDay: f64 = 86400e9;
const julianDate2000: f64 = 2451544.5;

/** Writes what SDP4 adds; the slow twin is src/orbit/deep-space-init.ts with what it calls. The near part is there already. */
export function initializeDeep(block: usize, lane: i32, days: f64, nanos: f64, i: f64, kind: i32): void {
  // The epoch as Vallado's programs carry it, a Julian date in one double.
  const daysSince2000 = julianDate2000 + (days + nanos / nanosPerDay) - julianDate2000;
  const node = R.get(block, lane, R.NODE0);
  const greenwich = gmst82(days, (daysSince2000 - days) * nanosPerDay);
  R.put(block, lane, R.I0, i);
  for (let k = R.E_RATE3; k <= R.M_RATE3; k++) R.put(block, lane, k, 0);

  const sinNode = Math.sin(node);
  const cosNode = Math.cos(node);
  const day = daysSince2000 + 36524.5;
  const moonNode = (4.523602 - 9.2422029e-4 * day) % twoPi;
  const sinMoonNode = Math.sin(moonNode);
  const cosMoonNode = Math.cos(moonNode);
  const cosMoonI = 0.91375164 - 0.03568096 * cosMoonNode;
  const sinMoonI = Math.sqrt(1 - cosMoonI * cosMoonI);
  const sinH = (0.089683511 * sinMoonNode) / sinMoonI;
  const cosH = Math.sqrt(1 - sinH * sinH);
  const moonLongitude = 5.8351514 + 0.001944368 * day;
  const fromNode = Math.atan2(
    (0.39785416 * sinMoonNode) / sinMoonI,
    cosH * cosMoonNode + 0.91744867 * sinH * sinMoonNode,
  );
  const g = moonLongitude + fromNode - moonNode;

  body.cosG = 0.1945905;
  body.sinG = -0.98088458;
  body.cosI = 0.91744867;
  body.sinI = 0.39785416;
  body.cosH = cosNode;
  body.sinH = sinNode;
  body.coefficient = 2.9864797e-6;
  body.e = 0.01675;
  body.motion = 1.19459e-5;
  body.anomaly = (6.2565837 + 0.017201977 * day) % twoPi;
  addBody(block, lane, i, R.SUN);
  body.cosG = Math.cos(g);
  body.sinG = Math.sin(g);
  body.cosI = cosMoonI;
  body.sinI = sinMoonI;
  body.cosH = cosH * cosNode + sinH * sinNode;
  body.sinH = sinNode * cosH - cosNode * sinH;
  body.coefficient = 4.7968065e-7;
  body.e = 0.0549;
  body.motion = 1.5835218e-4;
  body.anomaly = (4.7199672 + 0.2299715 * day - moonLongitude) % twoPi;
  addBody(block, lane, i, R.MOON);
  writeResonance(block, lane, greenwich, kind);
}

class Body {
  cosG: f64;
  sinG: f64;
  cosI: f64;
  sinI: f64;
  cosH: f64;
  sinH: f64;
  coefficient: f64;
  e: f64;
  motion: f64;
  anomaly: f64;
}
/** One for all: the runtime frees nothing. */
const body = new Body();

/** Amplitudes of one body's periodics, written; its secular rates, added. Twins: third-body.ts, lunar-solar-*.ts. */
function addBody(block: usize, lane: i32, inclination: f64, at: i32): void {
  const e = R.get(block, lane, R.E0);
  const sinInc = R.get(block, lane, R.SIN_I);
  const cosInc = R.get(block, lane, R.COS_I);
  const w = R.get(block, lane, R.W0);
  const sinW = Math.sin(w);
  const cosW = Math.cos(w);
  const e2 = e * e;
  const beta2 = 1 - e2;
  const beta = Math.sqrt(beta2);

  const a1 = body.cosG * body.cosH + body.sinG * body.cosI * body.sinH;
  const a3 = -body.sinG * body.cosH + body.cosG * body.cosI * body.sinH;
  const a7 = -body.cosG * body.sinH + body.sinG * body.cosI * body.cosH;
  const a8 = body.sinG * body.sinI;
  const a9 = body.sinG * body.sinH + body.cosG * body.cosI * body.cosH;
  const a10 = body.cosG * body.sinI;
  const a2 = cosInc * a7 + sinInc * a8;
  const a4 = cosInc * a9 + sinInc * a10;
  const a5 = -sinInc * a7 + cosInc * a8;
  const a6 = -sinInc * a9 + cosInc * a10;
  const x1 = a1 * cosW + a2 * sinW;
  const x2 = a3 * cosW + a4 * sinW;
  const x3 = -a1 * sinW + a2 * cosW;
  const x4 = -a3 * sinW + a4 * cosW;
  const x5 = a5 * sinW;
  const x6 = a6 * sinW;
  const x7 = a5 * cosW;
  const x8 = a6 * cosW;

  const z31 = 12 * x1 * x1 - 3 * x3 * x3;
  const z32 = 24 * x1 * x2 - 6 * x3 * x4;
  const z33 = 12 * x2 * x2 - 3 * x4 * x4;
  const y1 = 3 * (a1 * a1 + a2 * a2) + z31 * e2;
  const y2 = 6 * (a1 * a3 + a2 * a4) + z32 * e2;
  const y3 = 3 * (a3 * a3 + a4 * a4) + z33 * e2;
  const z11 = -6 * a1 * a5 + e2 * (-24 * x1 * x7 - 6 * x3 * x5);
  const z12 = -6 * (a1 * a6 + a3 * a5) + e2 * (-24 * (x2 * x7 + x1 * x8) - 6 * (x3 * x6 + x4 * x5));
  const z13 = -6 * a3 * a6 + e2 * (-24 * x2 * x8 - 6 * x4 * x6);
  const z21 = 6 * a2 * a5 + e2 * (24 * x1 * x5 - 6 * x3 * x7);
  const z22 = 6 * (a4 * a5 + a2 * a6) + e2 * (24 * (x2 * x5 + x1 * x6) - 6 * (x4 * x7 + x3 * x8));
  const z23 = 6 * a4 * a6 + e2 * (24 * x2 * x6 - 6 * x4 * x8);
  const z1 = y1 + y1 + beta2 * z31;
  const z2 = y2 + y2 + beta2 * z32;
  const z3 = y3 + y3 + beta2 * z33;

  const s3 = body.coefficient / R.get(block, lane, R.N0);
  const s4 = s3 * beta;
  const s1 = -15 * e * s4;
  const s2 = (-0.5 * s3) / beta;
  const s5 = x1 * x3 + x2 * x4;
  const s6 = x2 * x3 + x1 * x4;
  const s7 = x2 * x4 - x1 * x3;

  R.put(block, lane, at, body.anomaly);
  R.put(block, lane, at + 1, 2 * s1 * s6);
  R.put(block, lane, at + 2, 2 * s1 * s7);
  R.put(block, lane, at + 3, 2 * s2 * z12);
  R.put(block, lane, at + 4, 2 * s2 * (z13 - z11));
  R.put(block, lane, at + 5, -2 * s3 * z2);
  R.put(block, lane, at + 6, -2 * s3 * (z3 - z1));
  R.put(block, lane, at + 7, -2 * s3 * (-21 - 9 * e2) * body.e);
  R.put(block, lane, at + 8, 2 * s4 * z32);
  R.put(block, lane, at + 9, 2 * s4 * (z33 - z31));
  R.put(block, lane, at + 10, -18 * s4 * body.e);
  R.put(block, lane, at + 11, -2 * s2 * z22);
  R.put(block, lane, at + 12, -2 * s2 * (z23 - z21));

  // Below 3° and above 177° Sun and Moon don't turn the node, for the term divides by the sine.
  const turns = inclination >= 5.2359877e-2 && inclination <= pi - 5.2359877e-2 && sinInc != 0;
  const node = turns ? (-body.motion * s2 * (z21 + z23)) / sinInc : 0;
  addTo(block, lane, R.E_RATE3, s1 * body.motion * s5);
  addTo(block, lane, R.I_RATE3, s2 * body.motion * (z11 + z13));
  addTo(block, lane, R.M_RATE3, -body.motion * s3 * (z1 + z3 - 14 - 6 * e2));
  addTo(block, lane, R.W_RATE3, s4 * body.motion * (z31 + z33 - 6) - cosInc * node);
  addTo(block, lane, R.NODE_RATE3, node);
}

function addTo(block: usize, lane: i32, k: i32, value: f64): void {
  R.put(block, lane, k, R.get(block, lane, k) + value);
}

/** Twin: src/orbit/resonance-init.ts. */
function writeResonance(block: usize, lane: i32, greenwich: f64, kind: i32): void {
  const n = R.get(block, lane, R.N0);
  const nodeRate = R.get(block, lane, R.NODE_RATE) + R.get(block, lane, R.NODE_RATE3);
  const wRate = R.get(block, lane, R.W_RATE) + R.get(block, lane, R.W_RATE3);
  const mRate = R.get(block, lane, R.M_RATE) + R.get(block, lane, R.M_RATE3);
  const m = R.get(block, lane, R.M0);
  const node = R.get(block, lane, R.NODE0);
  R.put(block, lane, R.GREENWICH, greenwich);
  let angle: f64 = 0;
  let rate: f64 = 0;
  for (let k = 0; k < 10; k++) R.put(block, lane, R.AMPLITUDE + k, 0);
  if (kind == R.ONE_DAY) {
    angle = (m + node + R.get(block, lane, R.W0) - greenwich) % twoPi;
    rate = mRate + (wRate + nodeRate) - earthRotationPerMin - n;
    oneDayAmplitudes(block, lane);
  } else if (kind == R.HALF_DAY) {
    angle = (m + 2 * node - 2 * greenwich) % twoPi;
    rate = mRate + 2 * (nodeRate - earthRotationPerMin) - n;
    halfDayAmplitudes(block, lane);
  }
  R.put(block, lane, R.ANGLE0, angle);
  R.put(block, lane, R.ANGLE_RATE, rate);
  R.put(block, lane, R.AT_MINUTES, 0);
  R.put(block, lane, R.AT_ANGLE, angle);
  R.put(block, lane, R.AT_MOTION, n);
}

/** Greenwich mean sidereal time of 1982, rad 0 … 2π, of UTC for UT1; the slow twin is src/frames/earth-angle.ts. */
function gmst82(days: f64, nanos: f64): f64 {
  const part = nanos / nanosPerDay;
  const c = (days - 0.5 + part) / 36525;
  const slow = 24110.54841 + c * (8640184.812866 + c * (0.093104 + c * -6.2e-6));
  const angle = ((slow % 86400) * (twoPi / 86400) + part * twoPi) % twoPi;
  return angle < 0 ? angle + twoPi : angle;
}
