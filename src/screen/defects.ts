import { muKm3PerS2 as mu } from "./gravity.ts";
import type { NodeStates } from "./node-states.ts";

const accelerationA = new Float64Array(3);
const accelerationB = new Float64Array(3);
const jerkA = new Float64Array(3);
const jerkB = new Float64Array(3);

/**
 * Measures between two neighboring nodes how far SGP4's motion is from two-body motion: its velocity is not exactly the
 * derivative of its position (drag, eccentric orbits), and the oblateness, the Moon and the Sun pull as well.
 *
 * Given: two nodes T seconds apart. The corrected trapezoidal rule on position and on velocity,
 *   q = r₁ − r₀ − T/2 (v₀ + v₁) + T²/12 (a₁ − a₀),  p = v₁ − v₀ − T/2 (a₀ + a₁) + T²/12 (j₁ − j₀),
 * with two-body a and j, leaves the mean defect: q/T of velocity, p/T of acceleration (its own error is T⁴/720 of a
 * fifth derivative, 4e-6 km/s in low orbit at 120 s). Returned: the larger of old and new in `velocityDefect` and
 * `accelerationDefect` of both nodes; a row that fails at one node is irregular at both. Source: docs/screening.md, 3.
 */
export function measureDefects(first: NodeStates, second: NodeStates): void {
  const T = second.seconds - first.seconds;
  const count = first.status.length;
  for (let row = 0; row < count; row++) {
    if (first.status[row] !== 0 || second.status[row] !== 0) {
      first.irregular[row] = 1;
      second.irregular[row] = 1;
      continue;
    }
    twoBody(first, row, accelerationA, jerkA);
    twoBody(second, row, accelerationB, jerkB);
    const qx =
      second.x[row] -
      first.x[row] -
      (T / 2) * (first.vx[row] + second.vx[row]) +
      ((T * T) / 12) * (accelerationB[0] - accelerationA[0]);
    const qy =
      second.y[row] -
      first.y[row] -
      (T / 2) * (first.vy[row] + second.vy[row]) +
      ((T * T) / 12) * (accelerationB[1] - accelerationA[1]);
    const qz =
      second.z[row] -
      first.z[row] -
      (T / 2) * (first.vz[row] + second.vz[row]) +
      ((T * T) / 12) * (accelerationB[2] - accelerationA[2]);
    const px =
      second.vx[row] -
      first.vx[row] -
      (T / 2) * (accelerationA[0] + accelerationB[0]) +
      ((T * T) / 12) * (jerkB[0] - jerkA[0]);
    const py =
      second.vy[row] -
      first.vy[row] -
      (T / 2) * (accelerationA[1] + accelerationB[1]) +
      ((T * T) / 12) * (jerkB[1] - jerkA[1]);
    const pz =
      second.vz[row] -
      first.vz[row] -
      (T / 2) * (accelerationA[2] + accelerationB[2]) +
      ((T * T) / 12) * (jerkB[2] - jerkA[2]);
    const velocity = Math.sqrt(qx * qx + qy * qy + qz * qz) / T;
    const acceleration = Math.sqrt(px * px + py * py + pz * pz) / T;
    if (velocity > first.velocityDefect[row]) first.velocityDefect[row] = velocity;
    if (acceleration > first.accelerationDefect[row]) first.accelerationDefect[row] = acceleration;
    second.velocityDefect[row] = velocity;
    second.accelerationDefect[row] = acceleration;
  }
}

/** Two-body acceleration (km/s²) and its rate (km/s³). */
function twoBody(node: NodeStates, row: number, acceleration: Float64Array, jerk: Float64Array): void {
  const x = node.x[row];
  const y = node.y[row];
  const z = node.z[row];
  const r2 = x * x + y * y + z * z;
  const g = -mu / (r2 * Math.sqrt(r2));
  const turn = (3 * (x * node.vx[row] + y * node.vy[row] + z * node.vz[row])) / r2;
  acceleration[0] = g * x;
  acceleration[1] = g * y;
  acceleration[2] = g * z;
  jerk[0] = g * (node.vx[row] - turn * x);
  jerk[1] = g * (node.vy[row] - turn * y);
  jerk[2] = g * (node.vz[row] - turn * z);
}
