import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { HoshimoriError } from "../core/index.ts";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import {
  readAircraftCells,
  readGcatOrganizations,
  readGcatPayloads,
  readGpsjamCells,
  readOpenTable,
  readQzssManeuvers,
  readSocrates,
  readSpaceWeather,
  readUcsSatellites,
} from "./index.ts";
import { mutated } from "./testing/mutated.ts";
import { sampleAircraft as aircraft } from "./testing/sample-aircraft.ts";

const rows = (count: number, row: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => row(at)).join("");

const samples = {
  "gcat-payloads": `#JCAT\tPiece\tName\tLDate\tTOp\tClass\tCategory\tDispPeri\n# Updated\n${rows(6, (at) => `S0000${at}\t1957 ALP 2\tSputnik\t1957 Oct  4 1928:34\t2024 Mar?\tC\tTECH\t227\n`)}`,
  "gcat-organizations": `#Code\tUCode\tStateCode\tType\tClass\tTStart\tTStop\tName\n${rows(6, (at) => `JAXA${at}\tNASDA\tJ\tO/PL\tC\t2003 Oct  1\t-\tJAXA\n`)}`,
  ucs: `Current Official Name of Satellite,Country of Operator/Owner,Operator/Owner,Users,Purpose,Class of Orbit,Date of Launch,COSPAR Number,NORAD Number\n${rows(6, (at) => `"A, B",USA,"O, ""P""",Civil,Science,LEO,1/2/19,2019-001A,4485${at}\n`)}`,
  socrates: `NORAD_CAT_ID_1,OBJECT_NAME_1,DSE_1,NORAD_CAT_ID_2,OBJECT_NAME_2,DSE_2,TCA,TCA_RANGE,TCA_RELATIVE_SPEED,MAX_PROB,DILUTION\n${rows(6, (at) => `5793${at},A [P],1.661,33765,B [-],1.578,2026-07-23 23:02:48.579,0.015,12.511,2.748E-01,0.006\n`)}`,
  "qzss-maneuvers": `#+SATELLITE/MANEUVER\n#DATE TIME START(UTC),END(UTC),DURATION,NS/EW,DVX(m/s),DVY(m/s),DVZ(m/s)\n${rows(6, (at) => `2017-10-1${at} 08:33:48,2017-10-1${at} 08:34:07,00:00:19,NS,-0.001,0.290,0.001\n`)}#-SATELLITE/MANEUVER\n`,
  "space-weather": `DATE,KP1,KP2,KP3,KP4,KP5,KP6,KP7,KP8,AP_AVG,F10.7_OBS,F10.7_DATA_TYPE\n${rows(6, (at) => `2001-02-0${at + 1},27,53,23,20,37,17,7,10,15,123.4,OBS\n`)}`,
  "gpsjam-cells": `hex,count_good_aircraft,count_bad_aircraft\n${["841ec47", "8444c17", "84da80b"].map((cell) => `${cell}ffffffff,231,2\n`).join("")}`,
  "aircraft-cells": JSON.stringify({ now: 1.5, aircraft: Array(3).fill(aircraft) }, null, 1),
};
const refusals = ["table-not-recognized", "table-column-missing", "aircraft-not-recognized"];
const readers = {
  "gcat-payloads": readGcatPayloads,
  "gcat-organizations": readGcatOrganizations,
  ucs: readUcsSatellites,
  socrates: readSocrates,
  "qzss-maneuvers": readQzssManeuvers,
  "space-weather": readSpaceWeather,
  "gpsjam-cells": readGpsjamCells,
  "aircraft-cells": readAircraftCells,
};
type Kind = keyof typeof samples;
const kinds = Object.keys(samples) as Kind[];

function lengthOf(read: ReturnType<(typeof readers)[Kind]>): number {
  if ("days" in read) return read.days.length;
  return "records" in read ? read.records.length : read.counts.count;
}

test("every table is recognized by its content; others are not", () => {
  for (const kind of kinds) {
    const bytes = Buffer.from(samples[kind]);
    const found = readOpenTable(bytes);
    assert.deepEqual([found?.kind, found?.problems], [kind, []]);
    assert.equal(found?.count, lengthOf(readers[kind](bytes)));
  }
  for (const text of ["", "a,b\n1,2\n", "{}", '[{"aircraft":[]}]', "#+SATELLITE/MASS\n", "hex\n"])
    assert.equal(readOpenTable(Buffer.from(text)), undefined, text);
});

for (const kind of kinds)
  test(`fuzz: mutated ${kind} gives records and problems with places, or a refusal as a whole`, () => {
    const sample = Buffer.from(samples[kind]);
    fc.assert(
      fc.property(mutated(sample), (bytes) => {
        const lines = bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 1);
        try {
          const read = readers[kind](bytes);
          for (const { line, column } of read.problems)
            assert.ok(line >= 1 && line <= lines && column >= 1, `line ${line} of ${lines}`);
          readOpenTable(bytes);
        } catch (error) {
          assert.ok(error instanceof HoshimoriError && refusals.includes(error.code), String(error));
        }
      }),
      { numRuns: 1000 },
    );
  });

test("fuzz: one row of garbage costs no other row", () => {
  const garbage = fc
    .uint8Array({ minLength: 1, maxLength: 120 })
    .map((bytes) => bytes.filter((byte) => byte !== 10));
  const lineKinds = kinds.filter((kind) => kind !== "aircraft-cells");
  fc.assert(
    fc.property(fc.constantFrom(...lineKinds), garbage, (kind, bytes) => {
      const whole = samples[kind];
      const end = whole.trimEnd().lastIndexOf("\n") + 1;
      const damaged = Buffer.concat([
        Buffer.from(whole.slice(0, end)),
        Buffer.from(bytes),
        Buffer.from(`\n${whole.slice(end)}`),
      ]);
      const [good, read] = [readers[kind](Buffer.from(whole)), readers[kind](damaged)];
      assert.ok(lengthOf(read) >= lengthOf(good));
    }),
    { numRuns: 1000 },
  );
});

test("fuzz: any bytes at all are refused or read", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      for (const kind of kinds)
        try {
          readers[kind](bytes);
        } catch (error) {
          assert.ok(error instanceof HoshimoriError && refusals.includes(error.code), String(error));
        }
    }),
    { numRuns: 1000 },
  );
});

test("a thousand problems are kept, the rest is counted; a field of any length is cut in a problem", () => {
  const header = samples["gpsjam-cells"].split("\n", 1)[0];
  const { counts, problems } = readGpsjamCells(
    Buffer.from(`${header}\n${`${"f".repeat(5000)},1,1\n`.repeat(1500)}841ec47ffffffff,1,1\n`),
  );
  assert.deepEqual([counts.count, problems.length, problems.at(-1)?.code], [1, 1001, "problems-more"]);
  assert.ok(JSON.stringify(problems).length < 200_000);
});

const files = {
  "catalog/satcat/gcat_psatcat_2025-07-30.tsv.gz": "gcat-payloads",
  "catalog/satcat/gcat_orgs_2025-12-01.tsv.gz": "gcat-organizations",
  "catalog/satcat/ucs-satellite-database_2023-05-01.csv.gz": "ucs",
  "oracles/gnss/gpsjam/2022-03-05-h3_4.csv.gz": "gpsjam-cells",
  "oracles/gnss/adsb/roob1090-aircraft-2020-05-19-washington.json": "aircraft-cells",
  "oracles/gnss/adsb/hungary-good-and-degraded-2026-06.json": "aircraft-cells",
};
for (const [file, kind] of Object.entries(files))
  test(`${file} is recognized`, { skip: skipWithoutShared(file) }, () => {
    const bytes = readFileSync(sharedPath(file));
    const found = readOpenTable(file.endsWith(".gz") ? gunzipSync(bytes) : bytes);
    assert.equal(found?.kind, kind);
    assert.ok(found.count > 0);
  });
