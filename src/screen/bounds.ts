import { earthRadiusKm, j2, muKm3PerS2 as mu } from "./gravity.ts";
import type { NodeStates } from "./node-states.ts";

/** What is proved about each object for the whole window around a node (docs/screening.md, 2 and 3). */
export interface WindowBounds {
  /** Interval of the distance from the Earth's center, widened by half the threshold, km. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Largest angle seen from the Earth's center that the object moves, and half a threshold more, rad. */
  readonly reach: Float64Array;
  /** Share of the object in |linear − true| relative position of a pair that comes within the threshold, km. */
  readonly margin: Float64Array;
  /** Unit vector of the position at the node. */
  readonly ux: Float64Array;
  readonly uy: Float64Array;
  readonly uz: Float64Array;
}

export function windowBounds(count: number): WindowBounds {
  const column = () => new Float64Array(count);
  return {
    low: column(),
    high: column(),
    reach: column(),
    margin: column(),
    ux: column(),
    uy: column(),
    uz: column(),
  };
}

/** The defects measured over a node's two neighboring intervals are means; the bound takes twice that and a floor. */
const defectFactor = 2;
/** Floor of the velocity defect, km/s. Measured on 26,834 objects (design/screening-bounds.ts). */
const velocityFloor = 0.001;
/** Floor of the acceleration defect: the largest pull of the oblateness, 3 J2 mu Re² / r⁴, and the Moon and Sun, km/s². */
const oblateness = 3 * j2 * mu * earthRadiusKm * earthRadiusKm;
const thirdBodies = 1e-7;
/** A departure from two-body motion grows by the gradient of gravity: cosh(60 s · sqrt(2 mu / Re³)) = 1.006. */
const amplification = 1.02;
/** A row whose margin passes this is looked at by itself, km. */
const largestMarginKm = 25;

/**
 * Given: a node with its defects measured on both sides, half the window (s), the threshold (km).
 * Returned: the bounds of every regular row; rows without usable bounds are marked irregular.
 */
export function boundWindow(node: NodeStates, half: number, thresholdKm: number, bounds: WindowBounds): void {
  const { x, y, z, vx, vy, vz, irregular } = node;
  for (let row = 0; row < irregular.length; row++) {
    if (irregular[row] !== 0) continue;
    const r2 = x[row] * x[row] + y[row] * y[row] + z[row] * z[row];
    const r = Math.sqrt(r2);
    const v2 = vx[row] * vx[row] + vy[row] * vy[row] + vz[row] * vz[row];
    const radial = Math.abs(x[row] * vx[row] + y[row] * vy[row] + z[row] * vz[row]) / r;
    const momentum = r * Math.sqrt(Math.max(0, v2 - radial * radial));
    const dv = defectFactor * node.velocityDefect[row] + velocityFloor;
    const da = defectFactor * node.accelerationDefect[row] + oblateness / (r2 * r2) + thirdBodies;
    const slack = amplification * (dv * half + (da * half * half) / 2);

    // First a wide interval from |r''| ≤ mu / r², then a narrow one from the largest |r''| inside it.
    const wideLow = r - radial * half - (mu / r2) * half * half - slack;
    const wideHigh = r + radial * half + (mu / r2) * half * half + slack;
    const pull = largestRadialPull(momentum, wideLow, wideHigh);
    const spread = radial * half + (pull * half * half) / 2 + slack;
    const low = r - spread;
    const chord = low - 1.5 * thresholdKm;
    if (!(chord > 0)) {
      irregular[row] = 1;
      continue;
    }
    const tangential = momentum / low;
    const steepest = radial + pull * half;
    const jerk = (mu / (low * low * low)) * Math.sqrt(tangential * tangential + 4 * steepest * steepest);
    const margin =
      slack +
      (jerk * half * half * half) / 3 +
      (mu / (chord * chord * chord)) * (thresholdKm / 2 + slack) * half * half;
    if (!(margin <= largestMarginKm + thresholdKm)) {
      irregular[row] = 1;
      continue;
    }
    bounds.low[row] = low - thresholdKm / 2;
    bounds.high[row] = r + spread + thresholdKm / 2;
    bounds.reach[row] =
      (tangential / low) * half + slack / low + Math.asin(Math.min(1, thresholdKm / (2 * low)));
    bounds.margin[row] = margin;
    bounds.ux[row] = x[row] / r;
    bounds.uy[row] = y[row] / r;
    bounds.uz[row] = z[row] / r;
  }
}

/** Largest |L²/r³ − mu/r²| for r in [low, high]; between them it has one extremum, at r = 3 L² / (2 mu). */
function largestRadialPull(momentum: number, low: number, high: number): number {
  const L2 = momentum * momentum;
  const atLow = Math.abs((L2 / low - mu) / (low * low));
  const atHigh = Math.abs((L2 / high - mu) / (high * high));
  const turn = (1.5 * L2) / mu;
  const atTurn = turn > low && turn < high ? (4 * mu * mu * mu) / (27 * L2 * L2) : 0;
  return Math.max(atLow, atHigh, atTurn);
}
