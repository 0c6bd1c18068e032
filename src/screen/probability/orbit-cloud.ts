import { add, cross, dot, norm, scale, subtract, type Vec3 } from "../../core/index.ts";
import { equinoctialOf } from "./equinoctial.ts";
import { applySquare, congruence, invertSquare } from "./square-matrix.ts";
import { symmetricEigen } from "./symmetric-eigen.ts";
import { twoBodyWithPartials } from "./two-body.ts";
import type { UncertainEncounter, UncertainState } from "./uncertain-state.ts";

/** An orbit whose equinoctial elements at the encounter's instant are normally distributed. */
export interface OrbitCloud {
  readonly elements: Float64Array;
  /** 6 × 6, row by row. */
  readonly covariance: Float64Array;
  /** The covariance has an eigenvalue of zero or less. */
  readonly notPositiveDefinite: boolean;
}

export interface CloudPair {
  readonly first: OrbitCloud;
  readonly second: OrbitCloud;
  readonly radiusKm: number;
}

/** Cosine of the inclination below which equinoctial elements come near their singularity at 180°. */
const nearRetrograde = -0.999;

/**
 * Both objects as clouds of equinoctial elements in the states' own frame; where an orbit in it is nearly retrograde, in
 * one whose pole lies between both orbits' normals. The elements are normally distributed by definition, so turning
 * the frame's pole changes very uncertain encounters a little (2e-3 seen).
 * Given: the encounter. Returned: the clouds; undefined where an orbit is not closed.
 * Source: Hall, "Expected Collision Rates for Tracked Satellites", J. Spacecraft and Rockets 58 (2021), section II.
 */
export function cloudsOf({ first, second, radiusKm }: UncertainEncounter): CloudPair | undefined {
  const axes = commonFrame(first, second);
  const clouds = [cloudOf(first, axes), cloudOf(second, axes)];
  if (clouds.some(({ elements }) => elements.some(Number.isNaN))) return undefined;
  return { first: clouds[0], second: clouds[1], radiusKm };
}

function cloudOf(object: UncertainState, axes: Float64Array): OrbitCloud {
  const state = applySquare(axes, [...object.positionKm, ...object.velocityKmPerS], 6);
  const elements = equinoctialOf(state);
  const inertial = congruence(axes, object.covariance, 6);
  const covariance = congruence(invertSquare(twoBodyWithPartials(elements, 0).partials, 6), inertial, 6);
  return { elements, covariance, notPositiveDefinite: !isPositive(covariance) };
}

/** Eigenvalues of a matrix whose rows have different units: by its correlations. */
function isPositive(covariance: Float64Array): boolean {
  const deviations = Array.from({ length: 6 }, (_, k) => Math.sqrt(covariance[7 * k]));
  if (!deviations.every((value) => value > 0)) return false;
  const correlations = covariance.map(
    (value, k) => value / (deviations[Math.floor(k / 6)] * deviations[k % 6]),
  );
  return symmetricEigen(correlations, 6).values.every((value) => value > 0);
}

/** Rows of the turn (6 × 6) from the states' frame into the elements' frame. */
function commonFrame(first: UncertainState, second: UncertainState): Float64Array {
  const [n1, n2] = [first, second].map(({ positionKm, velocityKmPerS }) =>
    unit(cross(positionKm, velocityKmPerS)),
  );
  if (n1[2] > nearRetrograde && n2[2] > nearRetrograde)
    return turnOfStates([
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ]);
  const opposed = dot(n1, n2) < -0.9;
  const pole = unit(opposed ? first.positionKm : add(n1, n2));
  const toward = opposed ? first.velocityKmPerS : first.positionKm;
  const x = unit(subtract(toward, scale(pole, dot(pole, toward))));
  return turnOfStates([x, cross(pole, x), pole]);
}

function turnOfStates(rows: readonly Vec3[]): Float64Array {
  const turn = new Float64Array(36);
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 3; column++) {
      turn[6 * row + column] = rows[row][column];
      turn[6 * (row + 3) + column + 3] = rows[row][column];
    }
  return turn;
}

const unit = (a: Vec3): Vec3 => scale(a, 1 / norm(a));
