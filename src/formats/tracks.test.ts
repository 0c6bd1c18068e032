import assert from "node:assert/strict";
import { test } from "node:test";
import { SaxesParser } from "saxes";
import { norm, subtract, type Vec3 } from "../core/index.ts";
import {
  celestialRotationAt,
  earthRotationAt,
  geodeticToItrf,
  iau2006aSeries,
  radFromDeg,
  temeToGcrf,
  temeToItrf,
} from "../frames/index.ts";
import {
  elementsAt,
  initializeSgp4,
  type MeanElements,
  minutesSinceEpoch,
  propagateSgp4,
} from "../orbit/index.ts";
import {
  addSeconds,
  type EarthOrientation,
  type Instant,
  parseIsoUtc,
  zeroEarthOrientation,
} from "../time/index.ts";
import { readElementSets, writeCzml, writeKml } from "./index.ts";

/** A low, a geostationary and an eccentric orbit, and one that decays within days. */
const tle = `0 ISS <ZARYA> & MORE
1 25544U 98067A   24006.51994111  .00016717  00000+0  30375-3 0  9992
2 25544  51.6423  57.8417 0004061   4.1234 147.2233 15.49579283433387
0 GEO
1 28626U 05008A   24006.46683397  .00000120  00000+0  00000+0 0  9996
2 28626   0.0019 286.9433 0000335  13.7918  55.6504  1.00270176  4891
0 MOLNIYA
1 08195U 75081A   24006.33215444  .00000099  00000+0  11873-3 0  9993
2 08195  64.1586 279.0717 6877146 264.7651  20.2257  2.00491383225656
`.replaceAll(/^([12] .{66}).$/gm, (line, start: string) => {
  const sum = Array.from(start).reduce((total, mark) => total + (mark === "-" ? 1 : Number(mark) || 0), 0);
  return start.length === 68 ? `${start}${sum % 10}` : line;
});
const { table, problems: tleProblems } = readElementSets(new TextEncoder().encode(tle));
const objects = Array.from({ length: table.count }, (_, row) => elementsAt(table, row));
const start = parseIsoUtc("2024-01-06T12:00:00Z");
const span = { start, end: addSeconds(start, 7200), stepSeconds: 300 };

const temeOf = (elements: MeanElements, time: Instant): Vec3 => {
  const state = new Float64Array(6);
  const model = initializeSgp4(elements);
  assert.equal(propagateSgp4(model, minutesSinceEpoch(model, time), state), 0);
  return [state[0], state[1], state[2]];
};

interface Packet {
  readonly id: string;
  readonly name: string;
  readonly version?: string;
  readonly clock?: { readonly interval: string };
  readonly availability?: string;
  readonly position?: {
    readonly epoch: string;
    readonly referenceFrame: string;
    readonly interpolationAlgorithm: string;
    readonly interpolationDegree: number;
    readonly cartesian: readonly number[];
  };
  readonly point?: { readonly color: { readonly rgba: readonly number[] } };
}

/** Half a meter of rounding in each of three axes. */
const roundingKm = 0.000_87;

function assertCzml(text: string, frame: string, toFrame: (time: Instant, temeKm: Vec3) => Vec3): void {
  const [document, ...packets]: Packet[] = JSON.parse(text);
  assert.deepEqual([document.id, document.version], ["document", "1.0"]);
  assert.equal(document.clock?.interval, "2024-01-06T12:00:00Z/2024-01-06T14:00:00Z");
  assert.deepEqual(
    packets.map(({ id, name }) => [id, name]),
    objects.map(({ id, name }) => [String(id), name]),
  );
  for (const [place, { position, point, availability }] of packets.entries()) {
    assert.ok(position);
    assert.deepEqual(
      [
        position.epoch,
        position.referenceFrame,
        position.interpolationAlgorithm,
        position.interpolationDegree,
      ],
      ["2024-01-06T12:00:00Z", frame, "LAGRANGE", 5],
    );
    assert.equal(availability, document.clock?.interval);
    assert.deepEqual(point?.color.rgba, [200, 200, 200, 255]);
    const { cartesian } = position;
    assert.equal(cartesian.length, 25 * 4);
    for (let at = 0; at < cartesian.length; at += 4) {
      const [seconds, ...meters] = cartesian.slice(at, at + 4);
      assert.ok(meters.every(Number.isInteger));
      const time = addSeconds(parseIsoUtc(position.epoch), seconds);
      const wanted = toFrame(time, temeOf(objects[place], time));
      const got = meters.map((meter) => meter / 1000) as unknown as Vec3;
      const missKm = norm(subtract(got, wanted));
      assert.ok(missKm <= roundingKm, `${objects[place].name} +${seconds} s: ${missKm} km`);
    }
  }
}

/** An orientation unlike none, to show that it reaches the file. */
const orientation: EarthOrientation = {
  ...zeroEarthOrientation,
  earthOrientationAt: (time) => ({
    ...zeroEarthOrientation.earthOrientationAt(time),
    dut1S: -0.5,
    xpArcsec: 0.2,
    ypArcsec: 0.4,
  }),
};

test("CZML in FIXED holds the positions of SGP4 turned into ITRF", () => {
  assert.deepEqual([tleProblems, objects.length], [[], 3]);
  const { text, count, problems } = writeCzml(objects, span);
  assert.deepEqual([count, problems], [3, []]);
  assertCzml(text, "FIXED", (time, teme) => temeToItrf(earthRotationAt(time), teme));
  const oriented = writeCzml(objects, { ...span, earthOrientation: orientation });
  assert.notEqual(oriented.text, text);
  assertCzml(oriented.text, "FIXED", (time, teme) => temeToItrf(earthRotationAt(time, orientation), teme));
});

test("CZML in INERTIAL holds them turned into GCRF", () => {
  const { text } = writeCzml(objects, { ...span, frame: "inertial" });
  const series = iau2006aSeries();
  assertCzml(text, "INERTIAL", (time, teme) => temeToGcrf(celestialRotationAt(time, series), teme));
});

interface ReadPlacemark {
  name: string;
  whens: string[];
  coordinates: number[][];
}

function readKml(text: string): ReadPlacemark[] {
  const placemarks: ReadPlacemark[] = [];
  let value = "";
  const parser = new SaxesParser();
  parser.on("error", (error) => assert.fail(error));
  parser.on("opentag", ({ name }) => {
    value = "";
    if (name === "Placemark") placemarks.push({ name: "", whens: [], coordinates: [] });
  });
  parser.on("text", (piece) => {
    value += piece;
  });
  parser.on("closetag", ({ name }) => {
    const placemark = placemarks.at(-1);
    if (!placemark) return;
    if (name === "name") placemark.name = value;
    else if (name === "when") placemark.whens.push(value);
    else if (name === "gx:coord") placemark.coordinates.push(value.split(" ").map(Number));
  });
  parser.write(text).close();
  return placemarks;
}

test("KML holds the same as longitude, latitude and height above WGS 84, within a meter", () => {
  const { text, count, problems } = writeKml(objects, span);
  assert.deepEqual([count, problems], [3, []]);
  assert.match(text, /<altitudeMode>absolute<\/altitudeMode>/);
  const placemarks = readKml(text);
  assert.deepEqual(
    placemarks.map(({ name }) => name),
    objects.map(({ name }) => name),
  );
  for (const [place, { whens, coordinates }] of placemarks.entries()) {
    assert.deepEqual([whens.length, coordinates.length], [25, 25]);
    for (const [at, [longitudeDeg, latitudeDeg, heightM]] of coordinates.entries()) {
      const time = parseIsoUtc(whens[at]);
      const wanted = temeToItrf(earthRotationAt(time), temeOf(objects[place], time));
      const got = geodeticToItrf({
        longitudeRad: radFromDeg(longitudeDeg),
        latitudeRad: radFromDeg(latitudeDeg),
        heightKm: heightM / 1000,
      });
      // Half a millionth of a degree at 42,000 km is 0.4 m, half a meter of height.
      const missKm = norm(subtract(got, wanted));
      assert.ok(missKm <= 0.001, `${objects[place].name} ${whens[at]}: ${missKm} km`);
    }
  }
});

test("what SGP4 loses within the span is left out and told; the others are written", () => {
  const decaying = { ...objects[0], id: 99_999, meanMotionRevPerDay: 16.4, bstar: 0.05 };
  const list = [objects[0], decaying, objects[1]];
  const late = { ...span, end: addSeconds(start, 10 * 86_400), stepSeconds: 3600 };
  for (const { text, count, problems } of [writeCzml(list, late), writeKml(list, late)]) {
    assert.equal(count, 2);
    assert.deepEqual(
      problems.map(({ code, line, parts }) => [code, line, parts?.id]),
      [["track-no-state", 2, 99_999]],
    );
    assert.ok(!text.includes("99999"));
  }
});

test("a name that XML can't hold is written without what it can't; no name is the catalog number", () => {
  const odd = { ...objects[0], name: "A\u0000\u001b<b>&\ud800\ufffe]]>" };
  const placemarks = readKml(writeKml([odd, { ...objects[1], name: " " }], span).text);
  assert.deepEqual(
    placemarks.map(({ name }) => name),
    ["A<b>&\ufffd]]>", "28626"],
  );
});

test("times between seconds and a step that misses the end", () => {
  const from = parseIsoUtc("2024-01-06T12:00:00.5Z");
  const text = writeCzml(objects, { start: from, end: addSeconds(from, 100), stepSeconds: 30.25 }).text;
  const [, packet]: Packet[] = JSON.parse(text);
  assert.equal(packet.availability, "2024-01-06T12:00:00.500000000Z/2024-01-06T12:01:31.250000000Z");
  assert.deepEqual(
    packet.position?.cartesian.filter((_, at) => at % 4 === 0),
    [0, 30.25, 60.5, 90.75],
  );
});

test("a span that is none is the caller's mistake", () => {
  for (const write of [writeCzml, writeKml]) {
    for (const stepSeconds of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      assert.throws(() => write(objects, { ...span, stepSeconds }), { code: "propagate-step" });
    assert.throws(() => write(objects, { ...span, end: addSeconds(start, -1) }), {
      code: "propagate-end-before-start",
    });
  }
});
