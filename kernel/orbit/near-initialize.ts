import { earthRadiusKm, j2, j3OverJ2, j4 } from "./constants";
import { axisOf, brouwerMotion } from "./gravity";
import * as R from "./record";

/** Mean elements of one object: Kozai's mean motion (rad/min), rad, and minutes from the epoch to the reference instant. */
export class Elements {
  motion: f64;
  e: f64;
  i: f64;
  node: f64;
  perigee: f64;
  anomaly: f64;
  bstar: f64;
  offset: f64;
}

/** Writes what SGP4 needs of one object; the slow twins are src/orbit/secular-gravity.ts and secular-drag.ts. */
export function initializeNear(block: usize, lane: i32, isDeep: bool, x: Elements): void {
  const e = x.e;
  const sinI = Math.sin(x.i);
  const cosI = Math.cos(x.i);
  const n = brouwerMotion(x.motion, e, cosI);
  const a = axisOf(n);
  const left = 1 - e * e;
  const p = a * left;
  const perP2 = 1 / (p * p);
  const cos2 = cosI * cosI;
  const cos4 = cos2 * cos2;
  const root = Math.sqrt(left);
  const first = 1.5 * j2 * perP2 * n;
  const second = 0.5 * first * j2 * perP2;
  const firstJ4 = -0.46875 * j4 * perP2 * perP2 * n;
  const nodeRate1 = -first * cosI;
  R.put(block, lane, R.OFFSET, x.offset);
  R.put(block, lane, R.M0, x.anomaly);
  R.put(block, lane, R.M_RATE,
    n + 0.5 * first * root * (3 * cos2 - 1) + 0.0625 * second * root * (13 - 78 * cos2 + 137 * cos4));
  R.put(block, lane, R.W0, x.perigee);
  R.put(block, lane, R.W_RATE,
    -0.5 * first * (1 - 5 * cos2) +
      0.0625 * second * (7 - 114 * cos2 + 395 * cos4) +
      firstJ4 * (3 - 36 * cos2 + 49 * cos4));
  R.put(block, lane, R.NODE0, x.node);
  R.put(block, lane, R.NODE_RATE,
    nodeRate1 + (0.5 * second * (4 - 19 * cos2) + 2 * firstJ4 * (3 - 7 * cos2)) * cosI);
  R.put(block, lane, R.E0, e);
  R.put(block, lane, R.A0, a);
  R.put(block, lane, R.N0, n);
  R.put(block, lane, R.ROOT_A0, Math.sqrt(a));
  R.put(block, lane, R.SIN_I, sinI);
  R.put(block, lane, R.COS_I, cosI);
  R.put(block, lane, R.CON41, 3 * cos2 - 1);
  R.put(block, lane, R.X1MTH2, 1 - cos2);
  R.put(block, lane, R.X7THM1, 7 * cos2 - 1);
  const onePlus = Math.abs(cosI + 1) > 1.5e-12 ? 1 + cosI : 1.5e-12;
  R.put(block, lane, R.AYCOF, -0.5 * j3OverJ2 * sinI);
  R.put(block, lane, R.XLCOF, (-0.25 * j3OverJ2 * sinI * (3 + 5 * cosI)) / onePlus);
  writeDrag(block, lane, isDeep, x, a, n, sinI, cos2, nodeRate1);
}

function writeDrag(
  block: usize, lane: i32, isDeep: bool, x: Elements, a: f64, n: f64, sinI: f64, cos2: f64, nodeRate1: f64,
): void {
  const e = x.e;
  const left = 1 - e * e;
  const perigee = a * (1 - e);
  const simplified = isDeep || perigee < 220 / earthRadiusKm + 1;
  const heightKm = (perigee - 1) * earthRadiusKm;
  let lowerKm: f64 = 78;
  if (heightKm < 156) lowerKm = heightKm < 98 ? 20 : heightKm - 78;
  const s = lowerKm / earthRadiusKm + 1;
  const q = (120 - lowerKm) / earthRadiusKm;

  const xi = 1 / (a - s);
  const eta = a * e * xi;
  const eta2 = eta * eta;
  const eEta = e * eta;
  const psi2 = Math.abs(1 - eta2);
  const coef = q * q * q * q * (xi * xi * xi * xi);
  const coef1 = coef / (psi2 * psi2 * psi2 * Math.sqrt(psi2));
  const c2 =
    coef1 * n *
    (a * (1 + 1.5 * eta2 + eEta * (4 + eta2)) +
      ((0.375 * j2 * xi) / psi2) * (3 * cos2 - 1) * (8 + 3 * eta2 * (8 + eta2)));
  const c1 = x.bstar * c2;
  const c3 = e > 1e-4 ? (-2 * coef * xi * j3OverJ2 * n * sinI) / e : 0;
  const c4 =
    2 * n * coef1 * a * left *
    (eta * (2 + 0.5 * eta2) +
      e * (0.5 + 2 * eta2) -
      ((j2 * xi) / (a * psi2)) *
        (-3 * (3 * cos2 - 1) * (1 - 2 * eEta + eta2 * (1.5 - 0.5 * eEta)) +
          0.75 * (1 - cos2) * (2 * eta2 - eEta * (1 + eta2)) * Math.cos(2 * x.perigee)));
  R.put(block, lane, R.NODE_DRAG, 3.5 * left * nodeRate1 * c1);
  R.put(block, lane, R.C1, c1);
  R.put(block, lane, R.BSTAR_C4, x.bstar * c4);
  R.put(block, lane, R.T2, 1.5 * c1);
  R.put(block, lane, R.ETA, eta);
  for (let k = R.BSTAR_C5; k < R.nearFields; k++) if (k != R.ETA) R.put(block, lane, k, 0);
  if (simplified) return;

  const c5 = 2 * coef1 * a * left * (1 + 2.75 * (eta2 + eEta) + eEta * eta2);
  const c1c1 = c1 * c1;
  const d2 = 4 * a * xi * c1c1;
  const part = (d2 * xi * c1) / 3;
  const d3 = (17 * a + s) * part;
  const d4 = 0.5 * part * a * xi * (221 * a + 31 * s) * c1;
  const swing = 1 + eta * Math.cos(x.anomaly);
  R.put(block, lane, R.BSTAR_C5, x.bstar * c5);
  R.put(block, lane, R.D2, d2);
  R.put(block, lane, R.D3, d3);
  R.put(block, lane, R.D4, d4);
  R.put(block, lane, R.T3, d2 + 2 * c1c1);
  R.put(block, lane, R.T4, 0.25 * (3 * d3 + c1 * (12 * d2 + 10 * c1c1)));
  R.put(block, lane, R.T5, 0.2 * (3 * d4 + 12 * c1 * d3 + 6 * d2 * d2 + 15 * c1c1 * (2 * d2 + c1c1)));
  R.put(block, lane, R.W_DRAG, x.bstar * c3 * Math.cos(x.perigee));
  R.put(block, lane, R.M_DRAG, e > 1e-4 ? ((-2.0 / 3.0) * coef * x.bstar) / eEta : 0);
  R.put(block, lane, R.M_DRAG0, Math.pow(swing, 3));
  R.put(block, lane, R.SIN_M0, Math.sin(x.anomaly));
}
