import { add, norm, subtract, type Vec3 } from "../core/index.ts";
import { wrapTwoPi } from "./angles.ts";
import { type Geodetic, geodeticToItrf } from "./geodetic.ts";
import { type Mat3, rotate, rotateBack } from "./matrices.ts";

/** A place prepared for many looks. */
export interface Station {
  readonly place: Geodetic;
  readonly itrfKm: Vec3;
  /** ITRF → south, east, zenith of the place. */
  readonly toSouthEastZenith: Mat3;
}

export interface LookAngles {
  /** From north through east, 0 … 2π. */
  readonly azimuthRad: number;
  /** Above the plane across the ellipsoid's normal; geometric, without refraction. */
  readonly elevationRad: number;
  readonly rangeKm: number;
}

/** Given: a place on WGS 84. Returned: the station. Errors as geodeticToItrf. */
export function stationAt(place: Geodetic): Station {
  const sinLat = Math.sin(place.latitudeRad);
  const cosLat = Math.cos(place.latitudeRad);
  const sinLon = Math.sin(place.longitudeRad);
  const cosLon = Math.cos(place.longitudeRad);
  return {
    place,
    itrfKm: geodeticToItrf(place),
    // biome-ignore format: rows of the matrix
    toSouthEastZenith: [
      sinLat * cosLon, sinLat * sinLon, -cosLat,
      -sinLon, cosLon, 0,
      cosLat * cosLon, cosLat * sinLon, sinLat,
    ],
  };
}

/**
 * Given: a station and an ITRF position, km. Returned: where it is seen. Inverse: {@link positionFromLook}.
 * Range-error: rounding (1e-13 rad); neither refraction nor light time. At the zenith the azimuth is arbitrary.
 */
export function lookAngles(station: Station, itrfKm: Vec3): LookAngles {
  const [south, east, zenith] = rotate(station.toSouthEastZenith, subtract(itrfKm, station.itrfKm));
  return {
    azimuthRad: wrapTwoPi(Math.atan2(east, -south)),
    elevationRad: Math.atan2(zenith, Math.hypot(south, east)),
    rangeKm: norm([south, east, zenith]),
  };
}

/** Given: a station and look angles. Returned: the ITRF position, km. */
export function positionFromLook(station: Station, look: LookAngles): Vec3 {
  const acrossKm = look.rangeKm * Math.cos(look.elevationRad);
  const fromStation: Vec3 = [
    -acrossKm * Math.cos(look.azimuthRad),
    acrossKm * Math.sin(look.azimuthRad),
    look.rangeKm * Math.sin(look.elevationRad),
  ];
  return add(station.itrfKm, rotateBack(station.toSouthEastZenith, fromStation));
}
