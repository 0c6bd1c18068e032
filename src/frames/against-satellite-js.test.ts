import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { HoshimoriError } from "../core/index.ts";
import { projectPath } from "../core/testing/shared-data.ts";
import { degFromRad, wrapPi } from "./angles.ts";
import { geodeticToItrf, itrfToGeodetic } from "./geodetic.ts";
import { lookAngles, stationAt } from "./look-angles.ts";
import { rotate, rotateBack, rotationZ } from "./matrices.ts";
import { near, nearVector } from "./testing/near.ts";

interface Xyz {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}
interface Lla {
  readonly longitude: number;
  readonly latitude: number;
  readonly height: number;
}
const data = JSON.parse(
  readFileSync(projectPath("test/golden/frames-time/satellite-js-transforms.json"), "utf8"),
) as {
  readonly validLatitudes: readonly { readonly radians: number; readonly degrees: number }[];
  readonly invalidLatitudes: readonly { readonly radians: number }[];
  readonly validGeodeticToEcf: readonly { readonly lla: Lla; readonly ecf: Xyz }[];
  readonly validEciToGeodetic: readonly { readonly eci: Xyz; readonly gmst: number; readonly lla: Lla }[];
  readonly validEciToEcf: readonly { readonly eci: Xyz; readonly gmst: number; readonly ecf: Xyz }[];
  readonly validEcfToEci: readonly { readonly ecf: Xyz; readonly gmst: number; readonly eci: Xyz }[];
  readonly validEcfToLookangles: readonly {
    readonly lla: Lla;
    readonly satelliteEcf: Xyz;
    readonly rae: { readonly rangeSat: number; readonly azimuth: number; readonly elevation: number };
  }[];
};
const vector = ({ x, y, z }: Xyz) => [x, y, z] as const;
/** The file's angles are radians and may lie beyond the pole (40 rad); ours may not, so they are folded back. */
const placeOf = ({ longitude, latitude, height }: Lla) => ({
  longitudeRad: Math.cos(latitude) < 0 ? longitude + Math.PI : longitude,
  latitudeRad: Math.asin(Math.sin(latitude)),
  heightKm: height,
});

// satellite.js takes 6356.7523142 km as polar radius: 5e-8 km.
const positionKm = 1e-6;

test("degrees, radians and latitudes off the Earth", () => {
  for (const { radians, degrees } of data.validLatitudes)
    near(degFromRad(radians), degrees, 1e-12, "degrees");
  for (const { radians } of data.invalidLatitudes)
    assert.throws(
      () => geodeticToItrf({ latitudeRad: radians, longitudeRad: 0, heightKm: 0 }),
      HoshimoriError,
    );
});

test("geodetic → ITRF", () => {
  for (const { lla, ecf } of data.validGeodeticToEcf)
    nearVector(geodeticToItrf(placeOf(lla)), vector(ecf), positionKm, JSON.stringify(lla));
});

test("GMST rotation both ways", () => {
  for (const { eci, gmst, ecf } of data.validEciToEcf)
    nearVector(rotate(rotationZ(gmst), vector(eci)), vector(ecf), positionKm, "to the Earth");
  for (const { ecf, gmst, eci } of data.validEcfToEci)
    nearVector(rotateBack(rotationZ(gmst), vector(ecf)), vector(eci), positionKm, "to the sky");
});

test("inertial → geodetic; the file's own numbers are rounded to 1e-6 rad and 1e-4 km", () => {
  for (const { eci, gmst, lla } of data.validEciToGeodetic) {
    const got = itrfToGeodetic(rotate(rotationZ(gmst), vector(eci)));
    near(wrapPi(got.longitudeRad - lla.longitude), 0, 1e-6, "longitude");
    near(got.latitudeRad, lla.latitude, 1e-9, "latitude");
    near(got.heightKm, lla.height, 1e-4, "height");
  }
});

test("look angles", () => {
  for (const { lla, satelliteEcf, rae } of data.validEcfToLookangles) {
    const got = lookAngles(stationAt(placeOf(lla)), vector(satelliteEcf));
    near(got.rangeKm, rae.rangeSat, positionKm, "range");
    // Beyond the pole (41 rad) the file's north is the other way round.
    const flip = Math.cos(lla.latitude) < 0 ? Math.PI : 0;
    near(wrapPi(got.azimuthRad - rae.azimuth - flip), 0, 1e-9, "azimuth");
    near(got.elevationRad, rae.elevation, 1e-9, "elevation");
  }
});
