import { discProbability } from "./disc-probability.ts";
import { axesOf } from "./encounter.ts";

/** An encounter in its plane, with the shape of the combined errors along their principal axes. */
export interface EncounterGeometry {
  /** Miss vector along the larger and the smaller principal axis, km. */
  readonly missKm: readonly [number, number];
  /** Standard deviations along these axes before scaling, km. */
  readonly sigmaKm: readonly [number, number];
  /** Combined hard-body radius, km. */
  readonly radiusKm: number;
}

const goldenRatio = (Math.sqrt(5) - 1) / 2;

/**
 * The largest collision probability over an unknown scale of the errors whose shape is known: 2-D, short encounter.
 * Given: the geometry in the encounter plane. Returned: `probability` and the `scale` of the sigmas that gives it
 * (0 where the miss lies within the hard body: probability 1).
 * Range-error: relative 1e-9 of the integral, 1e-7 of the maximum. For a small body it is r² / (e σx σy q), q = Σ (m/σ)².
 * Source: Alfano, "Relating Position Uncertainty to Maximum Conjunction Probability", J. Astronautical Sciences 53 (2005).
 */
export function maxProbability(geometry: EncounterGeometry): {
  readonly probability: number;
  readonly scale: number;
} {
  const { missKm, sigmaKm, radiusKm } = geometry;
  if (Math.hypot(missKm[0], missKm[1]) <= radiusKm) return { probability: 1, scale: 0 };
  const q = (missKm[0] / sigmaKm[0]) ** 2 + (missKm[1] / sigmaKm[1]) ** 2;
  const atScale = (logScale: number) =>
    discProbability(missKm, [sigmaKm[0] * Math.exp(logScale), sigmaKm[1] * Math.exp(logScale)], radiusKm);
  // A point body has its maximum at scale² = q / 2; a body of finite size near it, the nearer the smaller it is.
  const center = Math.log(q / 2) / 2;
  const size = radiusKm / Math.hypot(missKm[0], missKm[1]);
  if (size < 1e-3) return { probability: atScale(center), scale: Math.exp(center) };
  const width = 3 * size;
  let a = center - width;
  let b = center + Math.min(width, 1);
  let c = b - goldenRatio * (b - a);
  let d = a + goldenRatio * (b - a);
  let atC = atScale(c);
  let atD = atScale(d);
  while (b - a > 1e-5) {
    if (atC > atD) {
      b = d;
      d = c;
      atD = atC;
      c = b - goldenRatio * (b - a);
      atC = atScale(c);
    } else {
      a = c;
      c = d;
      atC = atD;
      d = a + goldenRatio * (b - a);
      atD = atScale(d);
    }
  }
  const logScale = (a + b) / 2;
  return { probability: atScale(logScale), scale: Math.exp(logScale) };
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
  const d = [states[6] - states[0], states[7] - states[1], states[8] - states[2]];
  const v = [states[9] - states[3], states[10] - states[4], states[11] - states[5]];
  const speed = Math.hypot(v[0], v[1], v[2]);
  if (!(speed > 1e-9)) return undefined;
  const w = v.map((c) => c / speed);
  // Two directions that span the plane: one across the smallest component of w, one across both.
  const pick = Math.abs(w[0]) < 0.6 ? [1, 0, 0] : [0, 1, 0];
  const first = unit(cross(w, pick));
  const second = cross(w, first);
  let cxx = 0;
  let cxy = 0;
  let cyy = 0;
  for (let object = 0; object < 2; object++) {
    axesOf(states, 6 * object, axes);
    for (let axis = 0; axis < 3; axis++) {
      const sigma = [shape.radial, shape.inTrack, shape.crossTrack][axis];
      const direction = [axes[3 * axis], axes[3 * axis + 1], axes[3 * axis + 2]];
      const a = sigma * dot(direction, first);
      const b = sigma * dot(direction, second);
      cxx += a * a;
      cxy += a * b;
      cyy += b * b;
    }
  }
  const turn = Math.atan2(2 * cxy, cxx - cyy) / 2;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const mx = dot(d, first);
  const my = dot(d, second);
  const mean = (cxx + cyy) / 2;
  const half = Math.hypot((cxx - cyy) / 2, cxy);
  return {
    missKm: [cos * mx + sin * my, cos * my - sin * mx],
    sigmaKm: [Math.sqrt(mean + half), Math.sqrt(mean - half)],
    radiusKm,
  };
}

type Triple = readonly number[];
const dot = (a: Triple, b: Triple): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Triple, b: Triple): number[] => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a: Triple): number[] => {
  const length = Math.sqrt(dot(a, a));
  return a.map((c) => c / length);
};
