import type { EncounterCircle } from "./encounter-circle.ts";
import { type EncounterPlane, encounterPlane } from "./encounter-plane.ts";
import type { PeakOverlap } from "./peak-overlap.ts";

/**
 * The encounter plane across the velocity at the point of overlap, as if the paths were straight from there.
 * Given: the overlap, the velocity at the sphere's center (km/s), the radius (km). Returned: the encounter in it.
 */
export function planeOfOverlap(
  overlap: PeakOverlap,
  velocity: Float64Array,
  radiusKm: number,
): EncounterCircle {
  const still = {
    positionKm: [0, 0, 0],
    velocityKmPerS: [0, 0, 0],
    covariance: new Float64Array(36),
  } as const;
  const moving = {
    positionKm: [overlap.relative[0], overlap.relative[1], overlap.relative[2]],
    velocityKmPerS: [velocity[0], velocity[1], velocity[2]],
    covariance: overlap.covariance,
  } as const;
  const plane = encounterPlane({ first: still, second: moving, radiusKm });
  // No plane: nothing moves at the overlap, and so nothing comes in.
  const nothing: EncounterCircle = { miss: [1, 0], sigma: [1, 1], radius: 0 };
  return isPlane(plane) ? plane : nothing;
}

const isPlane = (plane: ReturnType<typeof encounterPlane>): plane is EncounterPlane =>
  typeof plane !== "string";
