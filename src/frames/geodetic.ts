import { HoshimoriError, type Vec3 } from "../core/index.ts";
import { degFromRad } from "./angles.ts";
import { type EarthRotation, temeToItrf } from "./earth-rotation.ts";

/** WGS 84 ellipsoid. Source: NGA.STND.0036 (2014), table 3.1: a = 6,378,137 m, 1/f = 298.257223563, both by definition. */
export const wgs84 = { equatorialRadiusKm: 6378.137, flattening: 1 / 298.257223563 } as const;

export type Ellipsoid = { readonly equatorialRadiusKm: number; readonly flattening: number };

/** A place by geodetic latitude (north positive), longitude (east positive) and height above the ellipsoid. */
export interface Geodetic {
  readonly latitudeRad: number;
  readonly longitudeRad: number;
  readonly heightKm: number;
}

/**
 * Given: a place; any longitude; the ellipsoid (absent: WGS 84). Returned: ITRF, km. Range-error: exact but for rounding (1e-9 km).
 * Errors: `geodetic-latitude-out-of-range` beyond ±90°.
 */
export function geodeticToItrf(place: Geodetic, ellipsoid: Ellipsoid = wgs84): Vec3 {
  if (!(Math.abs(place.latitudeRad) <= Math.PI / 2))
    throw new HoshimoriError("geodetic-latitude-out-of-range", {
      latitudeDeg: degFromRad(place.latitudeRad),
    });
  const { equatorialRadiusKm, flattening } = ellipsoid;
  const squash = (1 - flattening) ** 2;
  const sine = Math.sin(place.latitudeRad);
  const cosine = Math.cos(place.latitudeRad);
  const normalKm = equatorialRadiusKm / Math.sqrt(cosine * cosine + squash * sine * sine);
  const acrossKm = (normalKm + place.heightKm) * cosine;
  return [
    acrossKm * Math.cos(place.longitudeRad),
    acrossKm * Math.sin(place.longitudeRad),
    (squash * normalKm + place.heightKm) * sine,
  ];
}

/**
 * Given: an ITRF position, km; the ellipsoid (absent: WGS 84). Returned: the place, longitude −π … π.
 * Range-error: 1e-14 rad and 1e-9 km from the Earth's surface to 10⁶ km; at the Earth's center the latitude is arbitrary.
 * On the axis the longitude is 0. Source: Bowring (1976), Survey Review 23, 323, iterated.
 */
export function itrfToGeodetic(positionKm: Vec3, ellipsoid: Ellipsoid = wgs84): Geodetic {
  const { equatorialRadiusKm: a, flattening } = ellipsoid;
  const b = a * (1 - flattening);
  const secondEccentricity2 = (a * a - b * b) / (b * b);
  const eccentricity2 = 1 - (b * b) / (a * a);
  const [x, y, z] = positionKm;
  const acrossKm = Math.hypot(x, y);
  const longitudeRad = acrossKm === 0 ? 0 : Math.atan2(y, x);
  // Bowring's iteration on the reduced latitude converges to the last digit in three rounds everywhere above −6000 km.
  let reduced = Math.atan2(z * a, acrossKm * b);
  let latitudeRad = 0;
  for (let round = 0; round < 4; round++) {
    const sine = Math.sin(reduced);
    const cosine = Math.cos(reduced);
    latitudeRad = Math.atan2(
      z + secondEccentricity2 * b * sine * sine * sine,
      acrossKm - eccentricity2 * a * cosine * cosine * cosine,
    );
    reduced = Math.atan2((1 - flattening) * Math.sin(latitudeRad), Math.cos(latitudeRad));
  }
  const sine = Math.sin(latitudeRad);
  const cosine = Math.cos(latitudeRad);
  const heightKm = acrossKm * cosine + z * sine - a * Math.sqrt(1 - eccentricity2 * sine * sine);
  return { latitudeRad, longitudeRad, heightKm };
}

/** The place under an object: its TEME position, km, at the instant of the rotation. */
export const subpoint = (rotation: EarthRotation, temeKm: Vec3): Geodetic =>
  itrfToGeodetic(temeToItrf(rotation, temeKm));
