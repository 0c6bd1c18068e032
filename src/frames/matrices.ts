import type { Vec3 } from "../core/index.ts";

/** A rotation, row by row: rotate(m, v) gives the components of v in the rotated axes. */
export type Mat3 = readonly [
  xx: number,
  xy: number,
  xz: number,
  yx: number,
  yy: number,
  yz: number,
  zx: number,
  zy: number,
  zz: number,
];

/** Matrix times vector. */
export const rotate = (m: Mat3, v: Vec3): Vec3 => [
  m[0] * v[0] + m[1] * v[1] + m[2] * v[2],
  m[3] * v[0] + m[4] * v[1] + m[5] * v[2],
  m[6] * v[0] + m[7] * v[1] + m[8] * v[2],
];

/** Transposed matrix times vector: undoes {@link rotate} for a rotation. */
export const rotateBack = (m: Mat3, v: Vec3): Vec3 => [
  m[0] * v[0] + m[3] * v[1] + m[6] * v[2],
  m[1] * v[0] + m[4] * v[1] + m[7] * v[2],
  m[2] * v[0] + m[5] * v[1] + m[8] * v[2],
];

export const transpose = (m: Mat3): Mat3 => [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];

/** a · b: first b, then a. */
export const multiply = (a: Mat3, b: Mat3): Mat3 => [
  a[0] * b[0] + a[1] * b[3] + a[2] * b[6],
  a[0] * b[1] + a[1] * b[4] + a[2] * b[7],
  a[0] * b[2] + a[1] * b[5] + a[2] * b[8],
  a[3] * b[0] + a[4] * b[3] + a[5] * b[6],
  a[3] * b[1] + a[4] * b[4] + a[5] * b[7],
  a[3] * b[2] + a[4] * b[5] + a[5] * b[8],
  a[6] * b[0] + a[7] * b[3] + a[8] * b[6],
  a[6] * b[1] + a[7] * b[4] + a[8] * b[7],
  a[6] * b[2] + a[7] * b[5] + a[8] * b[8],
];

/** R1: axes turned by an angle about x. Source: IERS Conventions (2010) §5, sign as there. */
export function rotationX(rad: number): Mat3 {
  const c = Math.cos(rad);
  const s = Math.sin(rad);
  return [1, 0, 0, 0, c, s, 0, -s, c];
}

/** R2: axes turned about y. */
export function rotationY(rad: number): Mat3 {
  const c = Math.cos(rad);
  const s = Math.sin(rad);
  return [c, 0, -s, 0, 1, 0, s, 0, c];
}

/** R3: axes turned about z. */
export function rotationZ(rad: number): Mat3 {
  const c = Math.cos(rad);
  const s = Math.sin(rad);
  return [c, s, 0, -s, c, 0, 0, 0, 1];
}

/**
 * Rotates many positions without allocation, for hot loops.
 * Given: a rotation, triples x, y, z one after the other (`from`), where to write (`to`, may be `from`), how many.
 */
export function rotateMany(
  m: Mat3,
  from: Float64Array | Float32Array,
  to: Float64Array | Float32Array,
  count: number,
): void {
  for (let index = 0, at = 0; index < count; index++, at += 3) {
    const x = from[at];
    const y = from[at + 1];
    const z = from[at + 2];
    to[at] = m[0] * x + m[1] * y + m[2] * z;
    to[at + 1] = m[3] * x + m[4] * y + m[5] * z;
    to[at + 2] = m[6] * x + m[7] * y + m[8] * z;
  }
}
