import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { dot, norm, subtract, type Vec3 } from "../core/index.ts";
import type { Instant } from "../time/index.ts";
import { wrapPi, wrapTwoPi } from "./angles.ts";
import * as celestial from "./celestial.ts";
import * as earth from "./earth-rotation.ts";
import { geodeticToItrf, itrfToGeodetic } from "./geodetic.ts";
import { lookAngles, positionFromLook, stationAt } from "./look-angles.ts";
import { rotate, rotateMany } from "./matrices.ts";
import { iau2006aSeries } from "./nutation-series.ts";
import { fromRic, relativeRic, ricAxes } from "./ric.ts";
import { shadowStateOf } from "./shadow.ts";
import { near, nearVector } from "./testing/near.ts";
import { constantOrientation } from "./testing/orientation.ts";

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const positions = fc
  .tuple(number(-5e4, 5e4), number(-5e4, 5e4), number(-5e4, 5e4))
  .filter((v) => Math.hypot(...v) > 6400);
const velocities = fc.tuple(number(-11, 11), number(-11, 11), number(-11, 11));
const states = fc
  .record({ positionKm: positions, velocityKmPerS: velocities })
  .filter(
    ({ positionKm: r, velocityKmPerS: v }) => norm(v) > 0.1 && Math.abs(dot(r, v)) < 0.99 * norm(r) * norm(v),
  );
const instants = fc
  .record({
    days: fc.integer({ min: -10_000, max: 15_000 }),
    nanos: fc.integer({ min: 0, max: 86_400e9 - 1 }),
  })
  .map(({ days, nanos }): Instant => ({ scale: "UTC", days, nanos }));
const orientations = fc
  .record({
    dut1S: number(-0.9, 0.9),
    xpArcsec: number(-0.6, 0.6),
    ypArcsec: number(-0.6, 0.6),
    dXArcsec: number(-1e-3, 1e-3),
    dYArcsec: number(-1e-3, 1e-3),
    lodS: number(-3e-3, 3e-3),
  })
  .map(constantOrientation);
const series = iau2006aSeries();

test("TEME, PEF, ITRF and GCRF: there and back, lengths kept, velocities too", () => {
  fc.assert(
    fc.property(instants, orientations, states, (instant, orientation, state) => {
      const rotation = celestial.celestialRotationAt(instant, series, orientation);
      const r = state.positionKm;
      const pairs: readonly (readonly [Vec3, Vec3])[] = [
        [earth.pefToTeme(rotation, earth.temeToPef(rotation, r)), r],
        [earth.itrfToPef(rotation, earth.pefToItrf(rotation, r)), r],
        [earth.itrfToTeme(rotation, earth.temeToItrf(rotation, r)), r],
        [celestial.itrfToGcrf(rotation, celestial.gcrfToItrf(rotation, r)), r],
        [celestial.gcrfToTeme(rotation, celestial.temeToGcrf(rotation, r)), r],
        [earth.temeToItrf(rotation, r), celestial.gcrfToItrf(rotation, celestial.temeToGcrf(rotation, r))],
      ];
      for (const [got, wanted] of pairs) nearVector(got, wanted, 1e-9, "position");
      near(norm(earth.temeToItrf(rotation, r)), norm(r), 1e-9, "length");
      const viaItrf = earth.itrfToTemeState(rotation, earth.temeToItrfState(rotation, state));
      const viaGcrf = celestial.gcrfToTemeState(
        rotation,
        celestial.itrfToGcrfState(rotation, earth.temeToItrfState(rotation, state)),
      );
      const viaBoth = celestial.itrfToGcrfState(rotation, celestial.gcrfToItrfState(rotation, state));
      for (const got of [viaItrf, viaGcrf, viaBoth]) {
        nearVector(got.positionKm, r, 1e-9, "position of the state");
        nearVector(got.velocityKmPerS, state.velocityKmPerS, 1e-12, "velocity");
      }
    }),
    { numRuns: 60 },
  );
});

test("the velocity in ITRF is the change of the position in ITRF", () => {
  const orientation = constantOrientation({ dut1S: 0.1, xpArcsec: 0.2, ypArcsec: 0.3 });
  const state = { positionKm: [7000, -1200, 300] as Vec3, velocityKmPerS: [1, 7.2, 0.4] as Vec3 };
  const at = (nanos: number) =>
    earth.temeToItrf(
      earth.earthRotationAt({ scale: "UTC", days: 9000, nanos }, orientation),
      state.positionKm.map(
        (x, axis) => x + state.velocityKmPerS[axis] * ((nanos - 5e9) / 1e9),
      ) as unknown as Vec3,
    );
  const numeric = subtract(at(5.5e9), at(4.5e9));
  const rotation = earth.earthRotationAt({ scale: "UTC", days: 9000, nanos: 5e9 }, orientation);
  nearVector(earth.temeToItrfState(rotation, state).velocityKmPerS, numeric, 1e-7, "velocity");
});

test("geodetic and look angles: there and back", () => {
  const places = fc.record({
    latitudeRad: number(-Math.PI / 2, Math.PI / 2),
    longitudeRad: number(-Math.PI, Math.PI),
    heightKm: number(-10, 4e5),
  });
  fc.assert(
    fc.property(places, positions, (place, target) => {
      const itrfKm = geodeticToItrf(place);
      const back = itrfToGeodetic(itrfKm);
      nearVector(geodeticToItrf(back), itrfKm, 1e-9, "place");
      near(back.latitudeRad, place.latitudeRad, 1e-12, "latitude");
      near(back.heightKm, place.heightKm, 1e-9, "height");
      const station = stationAt({ ...place, heightKm: 0.1 });
      const look = lookAngles(station, target);
      assert.ok(look.azimuthRad >= 0 && look.azimuthRad < 2 * Math.PI + 1e-15);
      nearVector(positionFromLook(station, look), target, 1e-9, "target");
    }),
  );
});

test("RIC: there and back, radial out, in-track forward, right-handed", () => {
  fc.assert(
    fc.property(states, states, (reference, other) => {
      const back = fromRic(reference, relativeRic(reference, other));
      nearVector(back.positionKm, other.positionKm, 1e-9, "position");
      nearVector(back.velocityKmPerS, other.velocityKmPerS, 1e-12, "velocity");
      const [radial, inTrack, crossTrack] = rotate(ricAxes(reference), reference.velocityKmPerS);
      assert.ok(inTrack > 0, `in-track ${inTrack}`);
      near(crossTrack, 0, 1e-12, "no velocity across");
      near(
        radial,
        dot(reference.positionKm, reference.velocityKmPerS) / norm(reference.positionKm),
        1e-12,
        "radial",
      );
    }),
  );
});

test("angles wrap into their turn", () => {
  fc.assert(
    fc.property(number(-1e6, 1e6), (angle) => {
      const positive = wrapTwoPi(angle);
      const centered = wrapPi(angle);
      assert.ok(positive >= 0 && positive < 2 * Math.PI + 1e-15);
      assert.ok(centered > -Math.PI - 1e-15 && centered <= Math.PI + 1e-15);
      near(Math.cos(positive), Math.cos(angle), 1e-9, "cosine");
      near(Math.sin(centered), Math.sin(angle), 1e-9, "sine");
    }),
  );
});

test("rotateMany is rotate, many times", () => {
  const rotation = earth.earthRotationAt({ scale: "UTC", days: 9000, nanos: 5e9 });
  const from = Float64Array.from({ length: 30 }, (_, index) => 7000 + index * 13);
  const to = new Float64Array(30);
  rotateMany(rotation.temeToItrf, from, to, 10);
  for (let at = 0; at < 30; at += 3)
    nearVector(
      [...to.subarray(at, at + 3)],
      earth.temeToItrf(rotation, [from[at], from[at + 1], from[at + 2]]),
      0,
      "row",
    );
});

test("the shadow deepens from sunlight over penumbra to umbra and never jumps back", () => {
  const sun: Vec3 = [1.496e8, 0, 0];
  const order = { sunlit: 0, penumbra: 1, umbra: 2 };
  let deepest = 0;
  const seen = new Set<string>();
  for (let across = 6600; across >= 0; across -= 0.5) {
    const state = shadowStateOf([-7000, across, 0], sun);
    seen.add(state);
    assert.ok(order[state] >= deepest, `${state} at ${across} km`);
    deepest = order[state];
  }
  assert.deepEqual([...seen], ["sunlit", "penumbra", "umbra"]);
  assert.equal(shadowStateOf([7000, 0, 0], sun), "sunlit");
});
