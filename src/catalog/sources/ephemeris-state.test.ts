import assert from "node:assert/strict";
import { test } from "node:test";
import { norm, subtract, type Vec3 } from "../../core/index.ts";
import { readEphemerides } from "../../formats/index.ts";
import {
  celestialRotationAt,
  earthRotationAt,
  gcrfToEme2000,
  iau2006aSeries,
  rotate,
  type State,
  temeToGcrfState,
  temeToItrfState,
} from "../../frames/index.ts";
import { initializeSgp4, type MeanElements, minutesSinceEpoch, propagateSgp4 } from "../../orbit/index.ts";
import {
  addSeconds,
  convertScale,
  formatIsoUtc,
  type Instant,
  parseIsoUtc,
  zeroEarthOrientation,
} from "../../time/index.ts";
import { compareSources, ephemerisState } from "../index.ts";

const start = parseIsoUtc("2026-08-12T00:00:00Z");
const low: MeanElements = {
  id: 25_544,
  name: "ISS (ZARYA)",
  internationalDesignator: "1998-067A",
  epoch: start,
  meanMotionRevPerDay: 15.5,
  eccentricity: 0.001,
  inclinationDeg: 51.64,
  raanDeg: 100,
  argumentOfPerigeeDeg: 10,
  meanAnomalyDeg: 350,
  bstar: 1.8e-4,
  meanMotionDot: 0,
  meanMotionDdot: 0,
};
const model = initializeSgp4(low);

function temeAt(instant: Instant): State {
  const teme = new Float64Array(6);
  assert.equal(propagateSgp4(model, minutesSinceEpoch(model, instant), teme), 0);
  return {
    positionKm: [teme[0], teme[1], teme[2]],
    velocityKmPerS: [teme[3], teme[4], teme[5]],
  };
}

const series = iau2006aSeries();
const turns: Readonly<Record<string, (teme: State, at: Instant) => State>> = {
  TEME: (teme) => teme,
  GCRF: (teme, at) => temeToGcrfState(celestialRotationAt(at, series), teme),
  EME2000: (teme, at) => {
    const { positionKm, velocityKmPerS } = temeToGcrfState(celestialRotationAt(at, series), teme);
    return {
      positionKm: rotate(gcrfToEme2000, positionKm),
      velocityKmPerS: rotate(gcrfToEme2000, velocityKmPerS),
    };
  },
  "ITRF-97": (teme, at) => temeToItrfState(earthRotationAt(at, zeroEarthOrientation), teme),
};

interface Form {
  readonly frame?: string;
  readonly scale?: "UTC" | "TAI" | "GPS";
  readonly stepS?: number;
  readonly count?: number;
  readonly more?: string;
}

function oem({ frame = "TEME", scale = "UTC", stepS = 300, count = 24, more = "" }: Form = {}): Uint8Array {
  const written = (instant: Instant) =>
    formatIsoUtc({ ...convertScale(instant, scale), scale: "UTC" }, 9).slice(0, -1);
  const lines = Array.from({ length: count }, (_, k) => {
    const at = addSeconds(start, k * stepS);
    const { positionKm, velocityKmPerS } = turns[frame](temeAt(at), at);
    return [written(at), ...positionKm, ...velocityKmPerS].join(" ");
  });
  return new TextEncoder().encode(`CCSDS_OEM_VERS = 2.0
CREATION_DATE = 2026-08-11T18:00:00
ORIGINATOR = OPERATOR
META_START
OBJECT_NAME = ISS
OBJECT_ID = 1998-067A
CENTER_NAME = EARTH
REF_FRAME = ${frame}
TIME_SYSTEM = ${scale}
START_TIME = ${written(start)}
${more}STOP_TIME = ${written(addSeconds(start, (count - 1) * stepS))}
META_STOP
${lines.join("\n")}
`);
}

const segmentsOf = (bytes: Uint8Array) => {
  const { ephemerides, problems } = readEphemerides(bytes);
  assert.deepEqual(problems, []);
  return ephemerides;
};
const farFrom = (state: State | undefined, instant: Instant): readonly [number, number] => {
  assert.ok(state);
  const wanted = temeAt(instant);
  const apart = (a: Vec3, b: Vec3) => norm(subtract(a, b));
  return [apart(state.positionKm, wanted.positionKm), apart(state.velocityKmPerS, wanted.velocityKmPerS)];
};

test("between its states an ephemeris gives a low orbit to some meters though they are five minutes apart, in each frame and time system", () => {
  for (const frame of Object.keys(turns))
    for (const scale of ["UTC", "TAI", "GPS"] as const)
      for (const at of [0, 1, 149.5, 3333, 6899, 6900]) {
        const instant = addSeconds(start, at);
        const told = ephemerisState("op", segmentsOf(oem({ frame, scale })), instant);
        const [positionKm, velocityKmPerS] = farFrom(told?.state, instant);
        assert.ok(positionKm < 5e-3 && velocityKmPerS < 5e-5, `${frame} ${scale} ${at} s: ${positionKm} km`);
      }
});

test("two states are enough, one is too few", () => {
  const instant = addSeconds(start, 30);
  const [positionKm] = farFrom(
    ephemerisState("op", segmentsOf(oem({ stepS: 60, count: 2 })), instant)?.state,
    instant,
  );
  assert.ok(positionKm < 1e-3, `${positionKm} km`);
  assert.deepEqual(
    readEphemerides(oem({ count: 1 })).problems.map(({ code }) => code),
    ["oem-too-few-states"],
  );
});

test("outside its span, and of that outside what may be used, it gives no state and says so", () => {
  const usable = segmentsOf(
    oem({ more: "USEABLE_START_TIME = 2026-08-12T00:10:00\nUSEABLE_STOP_TIME = 2026-08-12T01:00:00\n" }),
  );
  const problemAt = (seconds: number, segments = usable) =>
    ephemerisState("op", segments, addSeconds(start, seconds))?.problem;
  assert.equal(problemAt(599), "sources-outside-ephemeris");
  assert.equal(problemAt(600), undefined);
  assert.equal(problemAt(3601), "sources-outside-ephemeris");
  assert.equal(problemAt(6901, segmentsOf(oem())), "sources-outside-ephemeris");
  assert.equal(ephemerisState("op", [], start), undefined);
});

test("its age counts from when it was made, and it stands beside element sets", () => {
  const instant = addSeconds(start, 3600);
  const told = ephemerisState("op", segmentsOf(oem({ frame: "GCRF" })), instant)!;
  const elements = { source: "gp", kind: "element-set", epoch: start, state: temeAt(instant) } as const;
  const { reference, sources } = compareSources([told, elements], instant);
  assert.equal(reference, "gp");
  assert.deepEqual(
    sources.map(({ kind, ageDays }) => [kind, ageDays]),
    [
      ["element-set", 1 / 24],
      ["ephemeris", 7 / 24],
    ],
  );
  assert.ok(sources[1].distanceKm! < 1e-3, `${sources[1].distanceKm} km`);
});

test("another center, frame or time system is a problem with its place, and nothing is computed", () => {
  for (const [from, to] of [
    ["EARTH", "MOON"],
    ["REF_FRAME = TEME", "REF_FRAME = RTN"],
    ["TIME_SYSTEM = UTC", "TIME_SYSTEM = TDB"],
  ]) {
    const text = new TextDecoder().decode(oem()).replace(from, to);
    const { ephemerides, problems } = readEphemerides(new TextEncoder().encode(text));
    assert.deepEqual(
      [ephemerides.length, problems.map(({ code, line }) => [code, line])],
      [0, [["oem-not-computable", 4]]],
      to,
    );
  }
});
