import { axesOf } from "./encounter.ts";
import { maximumOverScale } from "./probability/maximum.ts";

/** An encounter in its plane, with the shape of the combined errors along their principal axes. */
export interface EncounterGeometry {
  /** Miss vector along the larger and the smaller principal axis, km. */
  readonly missKm: readonly [number, number];
  /** Standard deviations along these axes before scaling, km. */
  readonly sigmaKm: readonly [number, number];
  /** Combined hard-body radius, km. */
  readonly radiusKm: number;
}

/**
 * The largest collision probability over an unknown scale of the errors whose shape is known: 2-D, short encounter.
 * Given: the geometry in the encounter plane. Returned: `probability` and the `scale` of the sigmas that gives it
 * (0 where the miss lies within the hard body: probability 1). Range-error: 1e-8 relative of the maximum; 1 to 8 µs a call.
 * Source: `maximumOverScale`.
 */
export function maxProbability({ missKm, sigmaKm, radiusKm }: EncounterGeometry): {
  readonly probability: number;
  readonly scale: number;
} {
  return maximumOverScale({ miss: missKm, sigma: sigmaKm, radius: radiusKm });
}

/** Standard deviations of one object's error in its own RIC axes, km. */
export interface ErrorShape {
  readonly radial: number;
  readonly inTrack: number;
  readonly crossTrack: number;
}

const axes = new Float64Array(9);

/**
 * The encounter plane of two states at their closest approach, with both objects' error shapes, each in its own RIC.
 * Given: twelve numbers (km, km/s), the shape, the combined radius (km).
 * Returned: the geometry; none where there is no relative motion, and so no plane.
 */
export function encounterGeometry(
  states: Float64Array,
  shape: ErrorShape,
  radiusKm: number,
): EncounterGeometry | undefined {
  const vx = states[9] - states[3];
  const vy = states[10] - states[4];
  const vz = states[11] - states[5];
  const speed = Math.sqrt(vx * vx + vy * vy + vz * vz);
  if (!(speed > 1e-9)) return undefined;
  const wx = vx / speed;
  const wy = vy / speed;
  const wz = vz / speed;
  // Two directions that span the plane: e across w and the axis farthest from it, f across both.
  const alongX = Math.abs(wx) >= 0.6;
  const length = alongX ? Math.sqrt(wx * wx + wz * wz) : Math.sqrt(wy * wy + wz * wz);
  const ex = alongX ? -wz / length : 0;
  const ey = alongX ? 0 : wz / length;
  const ez = (alongX ? wx : -wy) / length;
  const fx = wy * ez - wz * ey;
  const fy = wz * ex - wx * ez;
  const fz = wx * ey - wy * ex;
  let cee = 0;
  let cef = 0;
  let cff = 0;
  for (let object = 0; object < 2; object++) {
    axesOf(states, 6 * object, axes);
    for (let axis = 0; axis < 9; axis += 3) {
      const sigma = axis === 0 ? shape.radial : axis === 3 ? shape.inTrack : shape.crossTrack;
      const e = sigma * (axes[axis] * ex + axes[axis + 1] * ey + axes[axis + 2] * ez);
      const f = sigma * (axes[axis] * fx + axes[axis + 1] * fy + axes[axis + 2] * fz);
      cee += e * e;
      cef += e * f;
      cff += f * f;
    }
  }
  const turn = Math.atan2(2 * cef, cee - cff) / 2;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const dx = states[6] - states[0];
  const dy = states[7] - states[1];
  const dz = states[8] - states[2];
  const e = dx * ex + dy * ey + dz * ez;
  const f = dx * fx + dy * fy + dz * fz;
  const mean = (cee + cff) / 2;
  const half = Math.hypot((cee - cff) / 2, cef);
  return {
    missKm: [cos * e + sin * f, cos * f - sin * e],
    sigmaKm: [Math.sqrt(mean + half), Math.sqrt(mean - half)],
    radiusKm,
  };
}
