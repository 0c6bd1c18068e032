import { xke } from "./constants";
import * as R from "./record";

/** Twins of src/orbit/resonance-amplitudes.ts and resonance-eccentricity.ts: tesseral amplitudes, rad/min². */
function inverseAxis(n: f64): f64 {
  const root = Math.cbrt(n / xke);
  return root * root;
}

export function oneDayAmplitudes(block: usize, lane: i32): void {
  const n = R.get(block, lane, R.N0);
  const e = R.get(block, lane, R.E0);
  const s = R.get(block, lane, R.SIN_I);
  const c = R.get(block, lane, R.COS_I);
  const e2 = e * e;
  const perA = inverseAxis(n);
  const g200 = 1 + e2 * (-2.5 + 0.8125 * e2);
  const g310 = 1 + 2 * e2;
  const g300 = 1 + e2 * (-6 + 6.60937 * e2);
  const f220 = 0.75 * (1 + c) * (1 + c);
  const f311 = 0.9375 * s * s * (1 + 3 * c) - 0.75 * (1 + c);
  const f330 = 1.875 * (1 + c) * (1 + c) * (1 + c);
  const common = 3 * n * n * perA * perA;
  R.put(block, lane, R.AMPLITUDE, common * f311 * g310 * 2.1460748e-6 * perA);
  R.put(block, lane, R.AMPLITUDE + 1, 2 * common * f220 * g200 * 1.7891679e-6);
  R.put(block, lane, R.AMPLITUDE + 2, 3 * common * f330 * g300 * 2.2123015e-7 * perA);
}

export function halfDayAmplitudes(block: usize, lane: i32): void {
  const n = R.get(block, lane, R.N0);
  const e = R.get(block, lane, R.E0);
  const s = R.get(block, lane, R.SIN_I);
  const c = R.get(block, lane, R.COS_I);
  const c2 = c * c;
  const s2 = s * s;
  const f220 = 0.75 * (1 + 2 * c + c2);
  const f221 = 1.5 * s2;
  const f321 = 1.875 * s * (1 - 2 * c - 3 * c2);
  const f322 = -1.875 * s * (1 + 2 * c - 3 * c2);
  const f441 = 35 * s2 * f220;
  const f442 = 39.375 * s2 * s2;
  const f522 = 9.84375 * s * (s2 * (1 - 2 * c - 5 * c2) + 0.33333333 * (-2 + 4 * c + 6 * c2));
  const f523 = s * (4.92187512 * s2 * (-2 - 4 * c + 10 * c2) + 6.56250012 * (1 + 2 * c - 3 * c2));
  const f542 = 29.53125 * s * (2 - 8 * c + c2 * (-12 + 8 * c + 10 * c2));
  const f543 = 29.53125 * s * (-2 - 8 * c + c2 * (12 + 8 * c - 10 * c2));

  const low = e <= 0.65;
  const g201 = -0.306 - (e - 0.64) * 0.44;
  const g211 = low ? cubic(e, 3.616, -13.247, 16.29, 0) : cubic(e, -72.099, 331.819, -508.738, 266.724);
  const g310 = low ? cubic(e, -19.302, 117.39, -228.419, 156.591) : cubic(e, -346.844, 1582.851, -2415.925, 1246.113);
  const g322 = low ? cubic(e, -18.9068, 109.7927, -214.6334, 146.5816) : cubic(e, -342.585, 1554.908, -2366.899, 1215.972);
  const g410 = low ? cubic(e, -41.122, 242.694, -471.094, 313.953) : cubic(e, -1052.797, 4758.686, -7193.992, 3651.957);
  const g422 = low ? cubic(e, -146.407, 841.88, -1629.014, 1083.435) : cubic(e, -3581.69, 16178.11, -24462.77, 12422.52);
  const g520 = e > 0.715
    ? cubic(e, -5149.66, 29936.92, -54087.36, 31324.56)
    : low ? cubic(e, -532.114, 3017.977, -5740.032, 3708.276) : cubic(e, 1464.74, -4664.75, 3763.64, 0);
  const high = e < 0.7;
  const g521 = high ? cubic(e, -822.71072, 4568.6173, -8491.4146, 5337.524) : cubic(e, -51752.104, 218913.95, -309468.16, 146349.42);
  const g532 = high ? cubic(e, -853.666, 4690.25, -8624.77, 5341.4) : cubic(e, -40023.88, 170470.89, -242699.48, 115605.82);
  const g533 = high ? cubic(e, -919.2277, 4988.61, -9064.77, 5542.21) : cubic(e, -37995.78, 161616.52, -229838.2, 109377.94);

  const perA = inverseAxis(n);
  const degree2 = 3 * n * n * perA * perA;
  const degree3 = degree2 * perA;
  const degree4 = degree3 * perA;
  const degree5 = degree4 * perA;
  const root22: f64 = 1.7891679e-6;
  const root32: f64 = 3.7393792e-7;
  const root44: f64 = 7.3636953e-9;
  const root52: f64 = 1.1428639e-7;
  const root54: f64 = 2.1765803e-9;
  R.put(block, lane, R.AMPLITUDE, degree2 * root22 * f220 * g201);
  R.put(block, lane, R.AMPLITUDE + 1, degree2 * root22 * f221 * g211);
  R.put(block, lane, R.AMPLITUDE + 2, degree3 * root32 * f321 * g310);
  R.put(block, lane, R.AMPLITUDE + 3, degree3 * root32 * f322 * g322);
  R.put(block, lane, R.AMPLITUDE + 4, 2 * degree4 * root44 * f441 * g410);
  R.put(block, lane, R.AMPLITUDE + 5, 2 * degree4 * root44 * f442 * g422);
  R.put(block, lane, R.AMPLITUDE + 6, degree5 * root52 * f522 * g520);
  R.put(block, lane, R.AMPLITUDE + 7, degree5 * root52 * f523 * g532);
  R.put(block, lane, R.AMPLITUDE + 8, 2 * degree5 * root54 * f542 * g521);
  R.put(block, lane, R.AMPLITUDE + 9, 2 * degree5 * root54 * f543 * g533);
}

function cubic(e: f64, c0: f64, c1: f64, c2: f64, c3: f64): f64 {
  return c0 + c1 * e + c2 * (e * e) + c3 * (e * (e * e));
}
