import type { Vec3 } from "../core/index.ts";
import {
  convertScale,
  type EarthOrientation,
  type EarthOrientationValues,
  type Instant,
  type ScaleSources,
  zeroEarthOrientation,
} from "../time/index.ts";
import { arcsecToRad } from "./angles.ts";
import { earthRotationRateRadPerS, gmst82Rad } from "./earth-angle.ts";
import { type Mat3, multiply, rotate, rotateBack, rotationX, rotationY, rotationZ } from "./matrices.ts";
import type { State } from "./state.ts";

/** How the Earth stands at one instant: made once, used for every object at that instant. */
export interface EarthRotation {
  readonly utc: Instant;
  readonly ut1: Instant;
  readonly gmst82Rad: number;
  /** Rate of rotation with the excess of the length of day, rad/s. */
  readonly rateRadPerS: number;
  readonly orientation: EarthOrientationValues;
  readonly temeToPef: Mat3;
  readonly pefToItrf: Mat3;
  readonly temeToItrf: Mat3;
}

/**
 * Given: an instant of any scale; Earth orientation (absent: none, UT1 = UTC and an unmoved pole).
 * Returned: the rotation TEME → PEF → ITRF of that instant.
 * Range-error: as good as the orientation; without it up to 420 m at the equator per 0.9 s of UT1, and 20 m of pole.
 * Source: Vallado et al., AIAA 2006-6753, appendix C: r_ITRF = W · R3(GMST82) · r_TEME with W = R1(−yp) R2(−xp)
 * (order of IERS Conventions (2010) eq. 5.3; s′ left out, 1e-11 rad).
 */
export function earthRotationAt(
  instant: Instant,
  earthOrientation: EarthOrientation = zeroEarthOrientation,
  sources: ScaleSources = {},
): EarthRotation {
  const withOrientation: ScaleSources = { ...sources, earthOrientation };
  const utc = convertScale(instant, "UTC", withOrientation);
  const ut1 = convertScale(instant, "UT1", withOrientation);
  const orientation = earthOrientation.earthOrientationAt(utc);
  const angle = gmst82Rad(ut1);
  const temeToPefMatrix = rotationZ(angle);
  const pefToItrfMatrix = polarMotion(
    orientation.xpArcsec * arcsecToRad,
    orientation.ypArcsec * arcsecToRad,
    0,
  );
  return {
    utc,
    ut1,
    gmst82Rad: angle,
    rateRadPerS: earthRotationRateRadPerS * (1 - orientation.lodS / 86_400),
    orientation,
    temeToPef: temeToPefMatrix,
    pefToItrf: pefToItrfMatrix,
    temeToItrf: multiply(pefToItrfMatrix, temeToPefMatrix),
  };
}

/** Terrestrial intermediate (or PEF) → ITRF: R1(−yp) R2(−xp) R3(s′), rad. Source: IERS Conventions (2010) eq. 5.3. */
export const polarMotion = (xpRad: number, ypRad: number, locatorRad: number): Mat3 =>
  multiply(multiply(rotationX(-ypRad), rotationY(-xpRad)), rotationZ(locatorRad));

/** TEME position → PEF, km. Exact inverse: {@link pefToTeme}. */
export const temeToPef = (rotation: EarthRotation, positionKm: Vec3): Vec3 =>
  rotate(rotation.temeToPef, positionKm);
export const pefToTeme = (rotation: EarthRotation, positionKm: Vec3): Vec3 =>
  rotateBack(rotation.temeToPef, positionKm);

/** PEF position → ITRF (polar motion), km. Exact inverse: {@link itrfToPef}. */
export const pefToItrf = (rotation: EarthRotation, positionKm: Vec3): Vec3 =>
  rotate(rotation.pefToItrf, positionKm);
export const itrfToPef = (rotation: EarthRotation, positionKm: Vec3): Vec3 =>
  rotateBack(rotation.pefToItrf, positionKm);

/** TEME position → ITRF, km. Exact inverse: {@link itrfToTeme}. */
export const temeToItrf = (rotation: EarthRotation, positionKm: Vec3): Vec3 =>
  rotate(rotation.temeToItrf, positionKm);
export const itrfToTeme = (rotation: EarthRotation, positionKm: Vec3): Vec3 =>
  rotateBack(rotation.temeToItrf, positionKm);

/** TEME state → ITRF with the velocity as seen from the turning Earth. Inverse: {@link itrfToTemeState}. */
export function temeToItrfState(rotation: EarthRotation, state: State): State {
  const pefKm = temeToPef(rotation, state.positionKm);
  const inertial = temeToPef(rotation, state.velocityKmPerS);
  return {
    positionKm: pefToItrf(rotation, pefKm),
    velocityKmPerS: pefToItrf(rotation, withoutSpin(inertial, pefKm, rotation.rateRadPerS)),
  };
}

/** ITRF state → TEME. */
export function itrfToTemeState(rotation: EarthRotation, state: State): State {
  const pefKm = itrfToPef(rotation, state.positionKm);
  const turning = itrfToPef(rotation, state.velocityKmPerS);
  return {
    positionKm: pefToTeme(rotation, pefKm),
    velocityKmPerS: pefToTeme(rotation, withoutSpin(turning, pefKm, -rotation.rateRadPerS)),
  };
}

/** v − ω × r for ω along z: the velocity in axes that turn with `rateRadPerS`. */
export const withoutSpin = (velocity: Vec3, positionKm: Vec3, rateRadPerS: number): Vec3 => [
  velocity[0] + rateRadPerS * positionKm[1],
  velocity[1] - rateRadPerS * positionKm[0],
  velocity[2],
];
