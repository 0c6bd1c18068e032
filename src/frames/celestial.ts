import type { Vec3 } from "../core/index.ts";
import {
  convertScale,
  type EarthOrientation,
  type Instant,
  type ScaleSources,
  zeroEarthOrientation,
} from "../time/index.ts";
import { arcsecToRad } from "./angles.ts";
import { earthRotationAngleRad } from "./earth-angle.ts";
import { type EarthRotation, earthRotationAt, polarMotion, withoutSpin } from "./earth-rotation.ts";
import { type Mat3, multiply, rotate, rotateBack, rotationZ, transpose } from "./matrices.ts";
import type { NutationSeries } from "./nutation-series.ts";
import { celestialPole2006A, gcrsToCirs } from "./precession-nutation.ts";
import type { State } from "./state.ts";

/** The Earth at one instant with its place among the stars: all that {@link EarthRotation} has, and GCRF. */
export interface CelestialRotation extends EarthRotation {
  readonly earthRotationAngleRad: number;
  /** GCRF → terrestrial intermediate (before polar motion). */
  readonly gcrfToTirs: Mat3;
  /** Polar motion with s′. */
  readonly tirsToItrf: Mat3;
  readonly gcrfToItrf: Mat3;
  readonly temeToGcrf: Mat3;
}

/** TT Julian centuries since J2000.0 of an instant in TT. */
export const centuriesSinceJ2000 = (tt: Pick<Instant, "days" | "nanos">): number =>
  (tt.days - 0.5 + tt.nanos / 86_400e9) / 36_525;

/**
 * Given: an instant of any scale; the series (`iau2006aSeries()`); Earth orientation (absent: none).
 * Returned: the rotation GCRF → ITRF by the CIO of IAU 2006/2000A with dX, dY, and TEME → GCRF by way of ITRF.
 * Range-error: 1e-11 rad against the definition (ERFA); without orientation as {@link earthRotationAt}, and 0.3 mas of dX, dY.
 * Source: IERS Conventions (2010) §5.4, 5.5; s′ = −47 µas · t (eq. 5.13).
 */
export function celestialRotationAt(
  instant: Instant,
  series: NutationSeries,
  earthOrientation: EarthOrientation = zeroEarthOrientation,
  sources: ScaleSources = {},
): CelestialRotation {
  const rotation = earthRotationAt(instant, earthOrientation, sources);
  const t = centuriesSinceJ2000(convertScale(rotation.utc, "TT", sources));
  const { xpArcsec, ypArcsec, dXArcsec, dYArcsec } = rotation.orientation;
  const pole = celestialPole2006A(t, series);
  const toCirs = gcrsToCirs({
    x: pole.x + dXArcsec * arcsecToRad,
    y: pole.y + dYArcsec * arcsecToRad,
    sRad: pole.sRad,
  });
  const angle = earthRotationAngleRad(rotation.ut1);
  const gcrfToTirs = multiply(rotationZ(angle), toCirs);
  const tirsToItrf = polarMotion(xpArcsec * arcsecToRad, ypArcsec * arcsecToRad, -47e-6 * t * arcsecToRad);
  const gcrfToItrfMatrix = multiply(tirsToItrf, gcrfToTirs);
  return {
    ...rotation,
    earthRotationAngleRad: angle,
    gcrfToTirs,
    tirsToItrf,
    gcrfToItrf: gcrfToItrfMatrix,
    temeToGcrf: multiply(transpose(gcrfToItrfMatrix), rotation.temeToItrf),
  };
}

/** GCRF position → ITRF, km. Exact inverse: {@link itrfToGcrf}. */
export const gcrfToItrf = (rotation: CelestialRotation, positionKm: Vec3): Vec3 =>
  rotate(rotation.gcrfToItrf, positionKm);
export const itrfToGcrf = (rotation: CelestialRotation, positionKm: Vec3): Vec3 =>
  rotateBack(rotation.gcrfToItrf, positionKm);

/** TEME position → GCRF (by way of ITRF), km. Exact inverse: {@link gcrfToTeme}. */
export const temeToGcrf = (rotation: CelestialRotation, positionKm: Vec3): Vec3 =>
  rotate(rotation.temeToGcrf, positionKm);
export const gcrfToTeme = (rotation: CelestialRotation, positionKm: Vec3): Vec3 =>
  rotateBack(rotation.temeToGcrf, positionKm);

/** GCRF state → ITRF with the velocity as seen from the turning Earth. Inverse: {@link itrfToGcrfState}. */
export function gcrfToItrfState(rotation: CelestialRotation, state: State): State {
  const tirsKm = rotate(rotation.gcrfToTirs, state.positionKm);
  const inertial = rotate(rotation.gcrfToTirs, state.velocityKmPerS);
  return {
    positionKm: rotate(rotation.tirsToItrf, tirsKm),
    velocityKmPerS: rotate(rotation.tirsToItrf, withoutSpin(inertial, tirsKm, rotation.rateRadPerS)),
  };
}

/** ITRF state → GCRF. */
export function itrfToGcrfState(rotation: CelestialRotation, state: State): State {
  const tirsKm = rotateBack(rotation.tirsToItrf, state.positionKm);
  const turning = rotateBack(rotation.tirsToItrf, state.velocityKmPerS);
  return {
    positionKm: rotateBack(rotation.gcrfToTirs, tirsKm),
    velocityKmPerS: rotateBack(rotation.gcrfToTirs, withoutSpin(turning, tirsKm, -rotation.rateRadPerS)),
  };
}

/** TEME state → GCRF. Both are taken as inertial: their spins about the same pole cancel. Inverse: {@link gcrfToTemeState}. */
export const temeToGcrfState = (rotation: CelestialRotation, state: State): State => ({
  positionKm: temeToGcrf(rotation, state.positionKm),
  velocityKmPerS: temeToGcrf(rotation, state.velocityKmPerS),
});

/** GCRF state → TEME. */
export const gcrfToTemeState = (rotation: CelestialRotation, state: State): State => ({
  positionKm: gcrfToTeme(rotation, state.positionKm),
  velocityKmPerS: gcrfToTeme(rotation, state.velocityKmPerS),
});
