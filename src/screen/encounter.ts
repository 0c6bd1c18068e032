/** Numbers of relative motion in the radial, in-track, cross-track axes of a state. Allocation-free. */

/**
 * Axes of a state as nine numbers, rows radial, in-track, cross-track.
 * Given: six numbers of a state at `at`. Returned: `axes` filled. Source: CCSDS 508.0-B-1, RTN (frames' `ricAxes` is the readable twin, tested).
 */
export function axesOf(states: Float64Array, at: number, axes: Float64Array): void {
  const x = states[at];
  const y = states[at + 1];
  const z = states[at + 2];
  const vx = states[at + 3];
  const vy = states[at + 4];
  const vz = states[at + 5];
  const r = Math.sqrt(x * x + y * y + z * z);
  let cx = y * vz - z * vy;
  let cy = z * vx - x * vz;
  let cz = x * vy - y * vx;
  const c = Math.sqrt(cx * cx + cy * cy + cz * cz);
  cx /= c;
  cy /= c;
  cz /= c;
  axes[0] = x / r;
  axes[1] = y / r;
  axes[2] = z / r;
  axes[3] = cy * axes[2] - cz * axes[1];
  axes[4] = cz * axes[0] - cx * axes[2];
  axes[5] = cx * axes[1] - cy * axes[0];
  axes[6] = cx;
  axes[7] = cy;
  axes[8] = cz;
}

/** Turns a vector (dx, dy, dz) into the axes: three numbers to `out` at `offset`. */
export function toAxes(
  axes: Float64Array,
  dx: number,
  dy: number,
  dz: number,
  out: Float64Array,
  offset: number,
): void {
  out[offset] = axes[0] * dx + axes[1] * dy + axes[2] * dz;
  out[offset + 1] = axes[3] * dx + axes[4] * dy + axes[5] * dz;
  out[offset + 2] = axes[6] * dx + axes[7] * dy + axes[8] * dz;
}
