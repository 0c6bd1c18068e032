import { add, cross, norm, scale, subtract } from "../core/index.ts";
import { type Mat3, rotate, rotateBack } from "./matrices.ts";
import type { State } from "./state.ts";

/**
 * Axes of a state: radial outward, in-track (completes the triad, along the velocity of a circular orbit), cross-track along r × v.
 * Given: an inertial state, km and km/s. Returned: the rotation from its frame to RIC.
 * Range-error: rounding; NaN where position and velocity are parallel. Source: CCSDS 508.0-B-1, RTN.
 */
export function ricAxes(reference: State): Mat3 {
  const radial = scale(reference.positionKm, 1 / norm(reference.positionKm));
  const momentum = cross(reference.positionKm, reference.velocityKmPerS);
  const crossTrack = scale(momentum, 1 / norm(momentum));
  const inTrack = cross(crossTrack, radial);
  return [...radial, ...inTrack, ...crossTrack] as Mat3;
}

/**
 * The other state relative to the reference, in the reference's RIC axes.
 * Given: two states in the same inertial frame at the same instant. Returned: km and km/s; the velocity is the inertial
 * difference resolved in RIC (as a CDM gives it), not the rate seen in the turning axes. Inverse: {@link fromRic}.
 */
export function relativeRic(reference: State, other: State): State {
  const axes = ricAxes(reference);
  return {
    positionKm: rotate(axes, subtract(other.positionKm, reference.positionKm)),
    velocityKmPerS: rotate(axes, subtract(other.velocityKmPerS, reference.velocityKmPerS)),
  };
}

/** Given: a reference and a state relative to it in RIC. Returned: the other state in the reference's frame. */
export function fromRic(reference: State, relative: State): State {
  const axes = ricAxes(reference);
  return {
    positionKm: add(reference.positionKm, rotateBack(axes, relative.positionKm)),
    velocityKmPerS: add(reference.velocityKmPerS, rotateBack(axes, relative.velocityKmPerS)),
  };
}
