import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import type { Vec3 } from "../core/index.ts";
import { projectPath } from "../core/testing/shared-data.ts";
import { parseIsoUtc } from "../time/index.ts";
import { radFromDeg } from "./angles.ts";
import { celestialRotationAt, gcrfToItrf, gcrfToTeme, itrfToGcrf, temeToGcrf } from "./celestial.ts";
import { itrfToTeme, temeToItrf } from "./earth-rotation.ts";
import { geodeticToItrf, itrfToGeodetic } from "./geodetic.ts";
import { moonPositionGcrf } from "./moon.ts";
import { iau2006aSeries } from "./nutation-series.ts";
import { lowPrecisionSunGcrf, sunPositionGcrf } from "./sun.ts";
import { sunSeries } from "./sun-series.ts";
import { near, nearVector } from "./testing/near.ts";
import { constantOrientation } from "./testing/orientation.ts";

interface Case {
  readonly utc: string;
  readonly dut1_s: number;
  readonly xp_arcsec: number;
  readonly yp_arcsec: number;
  readonly dX_arcsec: number;
  readonly dY_arcsec: number;
  readonly gmst82_rad: number;
  readonly era_rad: number;
  readonly teme_km: Vec3;
  readonly itrf_km: Vec3;
  readonly gcrf_km: Vec3;
  readonly lon_deg: number;
  readonly lat_deg: number;
  readonly height_m: number;
  readonly sun_gcrf_km: Vec3;
  readonly moon_gcrf_km: Vec3;
}

const { cases } = JSON.parse(
  readFileSync(projectPath("test/golden/frames-time/frames-generated.json"), "utf8"),
) as { cases: readonly Case[] };
const series = iau2006aSeries();
const full = sunSeries();
const frameKm = 1e-6;
const angleRad = 1e-11;

const rotationOf = (c: Case) =>
  celestialRotationAt(
    parseIsoUtc(c.utc),
    series,
    constantOrientation({
      dut1S: c.dut1_s,
      xpArcsec: c.xp_arcsec,
      ypArcsec: c.yp_arcsec,
      dXArcsec: c.dX_arcsec,
      dYArcsec: c.dY_arcsec,
    }),
  );

test("240 instants: GMST82 and Earth rotation angle to 1e-11 rad", () => {
  assert.equal(cases.length, 240);
  for (const c of cases) {
    const rotation = rotationOf(c);
    near(rotation.gmst82Rad, c.gmst82_rad, angleRad, `GMST82 ${c.utc}`);
    near(rotation.earthRotationAngleRad, c.era_rad, angleRad, `ERA ${c.utc}`);
  }
});

test("240 instants: TEME, ITRF and GCRF to 1e-6 km in every direction", () => {
  for (const c of cases) {
    const rotation = rotationOf(c);
    nearVector(temeToItrf(rotation, c.teme_km), c.itrf_km, frameKm, `TEME→ITRF ${c.utc}`);
    nearVector(itrfToTeme(rotation, c.itrf_km), c.teme_km, frameKm, `ITRF→TEME ${c.utc}`);
    nearVector(itrfToGcrf(rotation, c.itrf_km), c.gcrf_km, frameKm, `ITRF→GCRF ${c.utc}`);
    nearVector(gcrfToItrf(rotation, c.gcrf_km), c.itrf_km, frameKm, `GCRF→ITRF ${c.utc}`);
    nearVector(temeToGcrf(rotation, c.teme_km), c.gcrf_km, frameKm, `TEME→GCRF ${c.utc}`);
    nearVector(gcrfToTeme(rotation, c.gcrf_km), c.teme_km, frameKm, `GCRF→TEME ${c.utc}`);
  }
});

test("240 places: geodetic WGS 84 to 1e-6 km both ways, and ours there and back to 1e-10 km", () => {
  for (const c of cases) {
    const wanted = {
      latitudeRad: radFromDeg(c.lat_deg),
      longitudeRad: radFromDeg(c.lon_deg),
      heightKm: c.height_m / 1000,
    };
    const got = itrfToGeodetic(c.itrf_km);
    nearVector(geodeticToItrf(wanted), c.itrf_km, frameKm, `geodetic→ITRF ${c.utc}`);
    nearVector(geodeticToItrf(got), c.itrf_km, 1e-10, `ITRF→geodetic→ITRF ${c.utc}`);
    near(got.heightKm, wanted.heightKm, frameKm, `height ${c.utc}`);
    near(got.longitudeRad, wanted.longitudeRad, angleRad, `longitude ${c.utc}`);
    // ERFA's one Halley step leaves up to 2.5e-11 rad above 10,000 km; near the Earth it is exact.
    near(got.latitudeRad, wanted.latitudeRad, wanted.heightKm < 3000 ? angleRad : 3e-11, `latitude ${c.utc}`);
  }
});

test("240 instants: Sun to 0.01 km (low precision: 3,600 km) and Moon to 0.01 km against the same series", () => {
  for (const c of cases) {
    const instant = parseIsoUtc(c.utc);
    nearVector(sunPositionGcrf(instant, full), c.sun_gcrf_km, 0.01, `Sun ${c.utc}`);
    nearVector(lowPrecisionSunGcrf(instant), c.sun_gcrf_km, 3600, `low-precision Sun ${c.utc}`);
    nearVector(moonPositionGcrf(instant), c.moon_gcrf_km, 0.01, `Moon ${c.utc}`);
  }
});
