import type { Vec3 } from "../core/index.ts";

export const volumeShapes = ["ellipsoid", "box"] as const;

/** A volume around an object, along its radial, in-track and cross-track axes. */
export interface VolumeShape {
  readonly shape: (typeof volumeShapes)[number];
  /** Semi-axes R, I, C, km; half the sides of a box. */
  readonly semiAxesKm: Vec3;
}

/** Relative motion over a short time, in the turning axes of the volume: r(t) = position + velocity·t + acceleration·t²/2. */
export interface RelativePath {
  readonly positionKm: Vec3;
  readonly velocityKmPerS: Vec3;
  readonly accelerationKmPerS2: Vec3;
}

/** The farthest point of the volume from its center, km: the largest semi-axis, or the corner of the box. */
export const shapeReachKm = ({ shape, semiAxesKm }: VolumeShape): number =>
  shape === "box" ? Math.hypot(...semiAxesKm) : Math.max(...semiAxesKm);

/** Given: a volume and a place relative to its center, R, I, C, km. Returned: whether it lies inside or on the border. */
export function shapeHolds({ shape, semiAxesKm }: VolumeShape, [r, i, c]: Vec3): boolean {
  const x = r / semiAxesKm[0];
  const y = i / semiAxesKm[1];
  const z = c / semiAxesKm[2];
  return shape === "box"
    ? Math.abs(x) <= 1 && Math.abs(y) <= 1 && Math.abs(z) <= 1
    : x * x + y * y + z * z <= 1;
}

/**
 * Whether a path enters a volume.
 * Given: the volume, the path (km, km/s, km/s²), and seconds `from` … `to` of the path. Returned: whether r(t) lies inside at
 * some instant of these. Range-error: rounding, where the path only touches the border. Errors: none.
 * Source: the least value of a quartic (ellipsoid), the crossings of six planes (box); a straight path is the case of no acceleration.
 */
export function pathEnters(volume: VolumeShape, path: RelativePath, from: number, to: number): boolean {
  return volume.shape === "box" ? entersBox(volume, path, from, to) : entersEllipsoid(volume, path, from, to);
}

/** Between neighboring crossings of the six planes the path is inside all the time or never. */
function entersBox(volume: VolumeShape, path: RelativePath, from: number, to: number): boolean {
  const times = [from, to];
  for (let axis = 0; axis < 3; axis++)
    for (const side of [-1, 1]) {
      const constant = path.positionKm[axis] + side * volume.semiAxesKm[axis];
      times.push(
        ...rootsWithin(constant, path.velocityKmPerS[axis], path.accelerationKmPerS2[axis] / 2, from, to),
      );
    }
  times.sort((a, b) => a - b);
  return times.some((time, k) =>
    shapeHolds(volume, placeAt(path, k === 0 ? time : (time + times[k - 1]) / 2)),
  );
}

const placeAt = ({ positionKm, velocityKmPerS, accelerationKmPerS2 }: RelativePath, t: number): Vec3 => {
  const along = (axis: 0 | 1 | 2) =>
    positionKm[axis] + (velocityKmPerS[axis] + (accelerationKmPerS2[axis] / 2) * t) * t;
  return [along(0), along(1), along(2)];
};

/** The squared distance in units of the semi-axes is a quartic; where its slope rises through zero it has a minimum. */
function entersEllipsoid(volume: VolumeShape, path: RelativePath, from: number, to: number): boolean {
  let c0 = 0;
  let c1 = 0;
  let c2 = 0;
  let c3 = 0;
  let c4 = 0;
  for (let axis = 0; axis < 3; axis++) {
    const p = path.positionKm[axis] / volume.semiAxesKm[axis];
    const v = path.velocityKmPerS[axis] / volume.semiAxesKm[axis];
    const a = path.accelerationKmPerS2[axis] / volume.semiAxesKm[axis];
    c0 += p * p;
    c1 += 2 * p * v;
    c2 += v * v + p * a;
    c3 += v * a;
    c4 += (a * a) / 4;
  }
  const isInside = (t: number) => c0 + t * (c1 + t * (c2 + t * (c3 + t * c4))) <= 1;
  const slope = (t: number) => c1 + t * (2 * c2 + t * (3 * c3 + t * 4 * c4));
  if (isInside(from) || isInside(to)) return true;
  // Between the roots of its own slope the slope only rises or only falls.
  const ends = [from, ...rootsWithin(2 * c2, 6 * c3, 12 * c4, from, to).sort((a, b) => a - b), to];
  return ends.some((end, k) => {
    if (k === 0 || !(slope(ends[k - 1]) < 0 && slope(end) > 0)) return false;
    return isInside(risingRoot(slope, ends[k - 1], end));
  });
}

/** Given a function that rises from below zero to above it, returned its zero, to 2⁻⁶⁰ of the span, by bisection. */
function risingRoot(f: (t: number) => number, from: number, to: number): number {
  let a = from;
  let b = to;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (a + b) / 2;
    if (f(middle) < 0) a = middle;
    else b = middle;
  }
  return b;
}

/** The zeros of c + b t + a t² with from < t < to, without loss of digits where they are far apart; a may be zero. */
function rootsWithin(c: number, b: number, a: number, from: number, to: number): number[] {
  const discriminant = b * b - 4 * a * c;
  if (!(discriminant >= 0)) return [];
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  return [q / a, c / q].filter((t) => t > from && t < to);
}
