// Frames together with SGP4: what a station sees, and when the Earth's shadow falls. Lies here because it needs floors above frames.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { gunzipSync } from "node:zlib";
import type { Vec3 } from "../src/core/index.ts";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { readElementSets } from "../src/formats/index.ts";
import {
  type CelestialRotation,
  celestialRotationAt,
  degFromRad,
  iau2006aSeries,
  lookAngles,
  radFromDeg,
  rotate,
  shadowStateOf,
  stationAt,
  sunPositionGcrf,
  sunSeries,
  temeToItrf,
} from "../src/frames/index.ts";
import { initializeSgp4Row, minutesSinceEpoch, propagateSgp4, type Sgp4Model } from "../src/orbit/index.ts";
import {
  addSeconds,
  earthOrientationFromRows,
  type Instant,
  parseEarthOrientation,
  parseIsoUtc,
} from "../src/time/index.ts";

const catalogPath = "oracles/catalog/celestrak_on_orbit_20241101.csv.gz";
const orientationPath = "oracles/frames-time/eop/eopc04_14_IAU2000.2024.csv";
const skip = skipWithoutShared(catalogPath) || skipWithoutShared(orientationPath);

const rowsOf = (name: string): string[][] =>
  readFileSync(new URL(`golden/frames-time/${name}`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

const stationOf = (latitudeDeg: number, longitudeDeg: number, heightM: number) =>
  stationAt({
    latitudeRad: radFromDeg(latitudeDeg),
    longitudeRad: radFromDeg(longitudeDeg),
    heightKm: heightM / 1000,
  });
const stations = {
  Naha: stationOf(26.2124, 127.6809, 10),
  Yonaguni: stationOf(24.4669, 123.0108, 20),
  Ishigaki: stationOf(24.3448, 124.1572, 10),
  Miyakojima: stationOf(24.8055, 125.2811, 10),
  Amami: stationOf(28.3772, 129.4937, 10),
  Ichigaya: stationOf(35.6929, 139.7287, 30),
};
const start = parseIsoUtc("2024-11-01");

function prepare() {
  const { table } = readElementSets(gunzipSync(readFileSync(sharedPath(catalogPath))));
  const models = new Map<number, Sgp4Model>();
  const wanted = new Set(rowsOf("./passes-generated.csv").map(([id]) => Number(id)));
  for (const [id] of rowsOf("./looks-generated.csv")) wanted.add(Number(id));
  for (const [id] of rowsOf("./eclipse-generated.csv")) wanted.add(Number(id));
  for (let row = 0; row < table.count; row++)
    if (wanted.has(table.id[row])) models.set(table.id[row], initializeSgp4Row(table, row, "i"));
  const { rows } = parseEarthOrientation(readFileSync(sharedPath(orientationPath), "utf8"));
  const orientation = earthOrientationFromRows(rows, "C04 2024");
  const series = iau2006aSeries();
  const sun = sunSeries();
  const out = new Float64Array(6);
  const at = (id: number, instant: Instant): { temeKm: Vec3; rotation: CelestialRotation } => {
    const model = models.get(id);
    assert.ok(model, `object ${id}`);
    propagateSgp4(model, minutesSinceEpoch(model, instant), out);
    return { temeKm: [out[0], out[1], out[2]], rotation: celestialRotationAt(instant, series, orientation) };
  };
  return {
    look(id: number, station: string, instant: Instant) {
      const { temeKm, rotation } = at(id, instant);
      return lookAngles(stations[station as keyof typeof stations], temeToItrf(rotation, temeKm));
    },
    shadow(id: number, instant: Instant) {
      const { temeKm, rotation } = at(id, instant);
      return shadowStateOf(rotate(rotation.temeToGcrf, temeKm), sunPositionGcrf(instant, sun));
    },
  };
}

/** Prepared once, for the first test that needs it. */
let prepared: ReturnType<typeof prepare> | undefined;
const sky = () => {
  prepared ??= prepare();
  return prepared;
};

test("260 looks: azimuth and elevation to 1e-5 deg, range to 1e-4 km, light exactly", { skip }, (t) => {
  let worstDeg = 0;
  let worstKm = 0;
  const rows = rowsOf("./looks-generated.csv");
  assert.equal(rows.length, 260);
  for (const [id, utc, station, azimuth, elevation, range, light] of rows) {
    const instant = parseIsoUtc(utc);
    const got = sky().look(Number(id), station, instant);
    const turn = Math.abs(degFromRad(got.azimuthRad) - Number(azimuth));
    worstDeg = Math.max(
      worstDeg,
      Math.min(turn, 360 - turn),
      Math.abs(degFromRad(got.elevationRad) - Number(elevation)),
    );
    worstKm = Math.max(worstKm, Math.abs(got.rangeKm - Number(range)));
    const wanted = { "1.0": "sunlit", "0.5": "penumbra", "0.0": "umbra" }[light];
    assert.equal(sky().shadow(Number(id), instant), wanted, `${id} ${utc}`);
  }
  t.diagnostic(`worst ${worstDeg} deg, ${worstKm} km`);
  assert.ok(worstDeg <= 1e-5 && worstKm <= 1e-4, `worst ${worstDeg} deg, ${worstKm} km`);
});

test("passes: 10 deg at the given rise and set to 0.01 s, the highest elevation to 1e-4 deg", {
  skip,
}, (t) => {
  let worstS = 0;
  let worstDeg = 0;
  for (const [id, station, aos, tca, los, maxElevation] of rowsOf("./passes-generated.csv")) {
    const elevationDeg = (seconds: number): number =>
      degFromRad(sky().look(Number(id), station, addSeconds(start, seconds)).elevationRad);
    for (const event of [Number(aos), Number(los)]) {
      if (event === 0 || event === 172_800) continue;
      const rate = (elevationDeg(event + 0.5) - elevationDeg(event - 0.5)) / 1;
      worstS = Math.max(worstS, Math.abs((elevationDeg(event) - 10) / rate));
    }
    worstDeg = Math.max(worstDeg, Math.abs(elevationDeg(Number(tca)) - Number(maxElevation)));
  }
  t.diagnostic(`worst ${worstS} s, ${worstDeg} deg`);
  assert.ok(worstS <= 0.01 && worstDeg <= 1e-4, `worst ${worstS} s, ${worstDeg} deg`);
});

test("eclipses: the light changes within 0.05 s of the given times, and to the right state", { skip }, () => {
  const rows = rowsOf("./eclipse-generated.csv");
  assert.ok(rows.length > 0);
  const after = { penumbra_in: "penumbra", umbra_in: "umbra", umbra_out: "penumbra", penumbra_out: "sunlit" };
  const before = {
    penumbra_in: "sunlit",
    umbra_in: "penumbra",
    umbra_out: "umbra",
    penumbra_out: "penumbra",
  };
  for (const [id, event, seconds] of rows) {
    const at = (offset: number) => sky().shadow(Number(id), addSeconds(start, Number(seconds) + offset));
    assert.equal(at(-0.05), before[event as keyof typeof before], `before ${event} of ${id} at ${seconds} s`);
    assert.equal(at(0.05), after[event as keyof typeof after], `after ${event} of ${id} at ${seconds} s`);
  }
});
