import table from "../../data/frames/iau1980-nutation.json" with { type: "json" };
import {
  convertScale,
  type EarthOrientation,
  type Instant,
  type ScaleSources,
  zeroEarthOrientation,
} from "../time/index.ts";
import { arcsecToRad, polynomial } from "./angles.ts";
import { centuriesSinceJ2000 } from "./celestial.ts";
import { type EarthRotation, earthRotationAt } from "./earth-rotation.ts";
import { type Mat3, multiply, rotationX, rotationY, rotationZ } from "./matrices.ts";
import type { Nutation } from "./precession-nutation.ts";

/** 9 a term: multiples of l, l′, F, D, Ω; longitude sin, t·sin; obliquity cos, t·cos (0.1 mas). */
export type Iau1980Series = Float64Array;

/** Returned: the 106 terms of data/frames/iau1980-nutation.json. Make it once and keep it. */
export const iau1980Series = (): Iau1980Series => Float64Array.from(table.terms.flat());

/** The frames of IAU 1976/1980 (FK5), which older data and CCSDS messages (EME2000, TOD, MOD) use. */
export interface Fk5Rotation extends EarthRotation {
  /** EME2000 → mean equator and equinox of date. */
  readonly eme2000ToMod: Mat3;
  /** EME2000 → true equator and equinox of date. */
  readonly eme2000ToTod: Mat3;
  readonly todToPef: Mat3;
  /** TEME (PEF = R3(GMST82) · TEME) → true equator and equinox of date, by the equation of the equinoxes. */
  readonly temeToTod: Mat3;
}

/** Corrections to IAU 1980 nutation as the IERS publishes them, arcseconds; 0 where absent. */
export interface NutationCorrection {
  readonly dPsiArcsec?: number;
  readonly dEpsArcsec?: number;
}

/**
 * Given: an instant of any scale; the series (`iau1980Series()`); Earth orientation; corrections of the nutation.
 * Returned: the rotations among EME2000, MOD, TOD, TEME, PEF and ITRF.
 * Range-error: 1e-12 rad against the definitions; without corrections 0.1 arcsec (5e-7 rad) against the sky today.
 * Source: Lieske (1979), IAU 1976 precession; Wahr (1981), IAU 1980 nutation; IAU 1994 equation of the equinoxes; Vallado (2013) §3.7.
 */
export function fk5RotationAt(
  instant: Instant,
  series: Iau1980Series,
  earthOrientation: EarthOrientation = zeroEarthOrientation,
  correction: NutationCorrection = {},
  sources: ScaleSources = {},
): Fk5Rotation {
  const rotation = earthRotationAt(instant, earthOrientation, sources);
  const t = centuriesSinceJ2000(convertScale(rotation.utc, "TT", sources));
  const model = nutation1980(t, series);
  const nutation: Nutation = {
    longitudeRad: model.longitudeRad + (correction.dPsiArcsec ?? 0) * arcsecToRad,
    obliquityRad: model.obliquityRad + (correction.dEpsArcsec ?? 0) * arcsecToRad,
  };
  const eme2000ToMod = precession1976(t);
  const equinoxRad = equationOfEquinoxes1994Rad(t, nutation);
  return {
    ...rotation,
    eme2000ToMod,
    eme2000ToTod: multiply(nutationMatrix1980(t, nutation), eme2000ToMod),
    todToPef: rotationZ(rotation.gmst82Rad + equinoxRad),
    temeToTod: rotationZ(-equinoxRad),
  };
}

const anomaly = (t: number, arcsec: readonly number[], turnsPerCentury: number): number =>
  polynomial(t, arcsec) * arcsecToRad + ((turnsPerCentury * t) % 1) * 2 * Math.PI;

const nodeRad = (t: number): number => anomaly(t, [450160.28, -482890.539, 7.455, 0.008], -5);

/** IAU 1980 nutation. Given: TT centuries since J2000.0. Returned: rad. Source: Wahr (1981), Seidelmann (1982). */
export function nutation1980(t: number, series: Iau1980Series): Nutation {
  const args = [
    anomaly(t, [485866.733, 715922.633, 31.31, 0.064], 1325),
    anomaly(t, [1287099.804, 1292581.224, -0.577, -0.012], 99),
    anomaly(t, [335778.877, 295263.137, -13.257, 0.011], 1342),
    anomaly(t, [1072261.307, 1105601.328, -6.891, 0.019], 1236),
    nodeRad(t),
  ];
  let longitude = 0;
  let obliquity = 0;
  for (let at = series.length - 9; at >= 0; at -= 9) {
    let angle = 0;
    for (let k = 0; k < 5; k++) angle += series[at + k] * args[k];
    longitude += (series[at + 5] + series[at + 6] * t) * Math.sin(angle);
    obliquity += (series[at + 7] + series[at + 8] * t) * Math.cos(angle);
  }
  return { longitudeRad: longitude * 1e-4 * arcsecToRad, obliquityRad: obliquity * 1e-4 * arcsecToRad };
}

/** Mean obliquity of IAU 1980, rad. Source: Lieske et al. (1977). */
const meanObliquity1980Rad = (t: number): number =>
  polynomial(t, [84381.448, -46.815, -0.00059, 0.001813]) * arcsecToRad;

/** Mean → true equator and equinox: R1(−ε−Δε) R3(−Δψ) R1(ε). */
export function nutationMatrix1980(t: number, { longitudeRad, obliquityRad }: Nutation): Mat3 {
  const mean = meanObliquity1980Rad(t);
  return multiply(rotationX(-mean - obliquityRad), multiply(rotationZ(-longitudeRad), rotationX(mean)));
}

/** EME2000 → mean equator and equinox of date. Source: Lieske (1979), Astron. Astrophys. 73, 282. */
export function precession1976(t: number): Mat3 {
  const zeta = polynomial(t, [0, 2306.2181, 0.30188, 0.017998]) * arcsecToRad;
  const z = polynomial(t, [0, 2306.2181, 1.09468, 0.018203]) * arcsecToRad;
  const theta = polynomial(t, [0, 2004.3109, -0.42665, -0.041833]) * arcsecToRad;
  return multiply(rotationZ(-z), multiply(rotationY(theta), rotationZ(-zeta)));
}

/** IAU 1994 equation of the equinoxes, rad: GAST − GMST. */
export const equationOfEquinoxes1994Rad = (t: number, nutation: Nutation): number => {
  const node = nodeRad(t);
  return (
    nutation.longitudeRad * Math.cos(meanObliquity1980Rad(t)) +
    arcsecToRad * (0.00264 * Math.sin(node) + 0.000063 * Math.sin(2 * node))
  );
};
