import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { gunzipSync } from "node:zlib";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { daysFromCivil } from "./civil.ts";
import {
  type EarthOrientationRow,
  earthOrientationFromRows,
  zeroEarthOrientation,
} from "./earth-orientation.ts";
import { parseEarthOrientation } from "./earth-orientation-files.ts";
import { parseIsoUtc } from "./iso.ts";
import { convertScale } from "./scales.ts";

const folder = "oracles/frames-time/eop";
const skip = skipWithoutShared(folder);
const read = (name: string): string => readFileSync(sharedPath(`${folder}/${name}`), "utf8");

test("C04 of 2024 is read whole and interpolated linearly", { skip }, () => {
  const { rows, problems } = parseEarthOrientation(read("eopc04_14_IAU2000.2024.csv"));
  assert.deepEqual(problems, []);
  assert.equal(rows.length, 366);
  const provider = earthOrientationFromRows(rows, "C04 2024");
  const first = provider.earthOrientationAt(parseIsoUtc("2024-01-01"));
  assert.deepEqual(
    [first.dut1S, first.xpArcsec, first.ypArcsec, first.dXArcsec, first.dYArcsec, first.quality],
    [0.0087667, 0.136891, 0.202185, 0.000327, -0.000123, "measured"],
  );
  const noon = provider.earthOrientationAt(parseIsoUtc("2024-01-01T12:00:00"));
  assert.ok(Math.abs(noon.dut1S - (0.0087667 + 0.008495) / 2) < 1e-15);
});

test("the other C04 file has rows for every day", { skip }, () => {
  const { rows, problems } = parseEarthOrientation(read("eopc04_20.2022-01..2023-08.csv"));
  assert.deepEqual(problems, []);
  assert.equal(rows.length, rows[rows.length - 1].days - rows[0].days + 1);
});

test("finals2000A has every day since 1973, up to the last prediction", { skip }, () => {
  const text = gunzipSync(readFileSync(sharedPath(`${folder}/finals2000A.1973-2022.all.gz`))).toString(
    "latin1",
  );
  const { rows, problems } = parseEarthOrientation(text);
  assert.deepEqual(problems, []);
  assert.equal(rows[0].days, daysFromCivil(1973, 1, 2));
  assert.deepEqual([rows[0].xpArcsec, rows[0].ypArcsec, rows[0].dut1S], [0.120733, 0.136966, 0.8084178]);
  const last = rows[rows.length - 1];
  assert.deepEqual(
    [last.days, last.predicted],
    [daysFromCivil(2021, 12, 11), true],
    "days without values are left out",
  );
  // Across a leap second UT1 − UTC jumps by a second; what is interpolated must not.
  const provider = earthOrientationFromRows(rows, "finals2000A");
  const before = provider.earthOrientationAt(parseIsoUtc("2016-12-31T12:00:00")).dut1S;
  const after = provider.earthOrientationAt(parseIsoUtc("2017-01-01T12:00:00")).dut1S;
  assert.ok(Math.abs(after - before - 1) < 0.003, `step ${after - before}`);
  for (const text of [
    "2016-12-31T23:59:60.5",
    "2017-01-01T00:00:00.2",
    "2016-12-31T23:59:59.9",
    "1998-07-04T05:06:07",
  ]) {
    const utc = parseIsoUtc(text);
    const ut1 = convertScale(utc, "UT1", { earthOrientation: provider });
    const back = convertScale(ut1, "UTC", { earthOrientation: provider });
    assert.ok(Math.abs(back.nanos - utc.nanos) <= 2, `${text}: ${back.nanos - utc.nanos} ns`);
  }
});

test("a broken Bulletin A is refused, never half read", { skip }, () => {
  const names = readdirSync(sharedPath(`${folder}/broken`));
  assert.ok(names.length > 0);
  for (const name of names) {
    const { rows, problems } = parseEarthOrientation(read(`broken/${name}`));
    assert.equal(rows.length, 0, name);
    assert.equal(problems[0].code, "eop-unknown-format", name);
  }
});

const header = "MJD;Year;Month;Day;Type;x_pole;y_pole;UT1-UTC;LOD;dX;dY";

test("bad rows are named by line and column, and good rows stay", () => {
  const { rows, problems } = parseEarthOrientation(
    [
      header,
      "60310;2024;01;01;;0.1;0.2;0.01;0;0;0",
      "60311;2024;01;02;;0.1;;0.01;0;0;0",
      "60312;2024;01;04;;0.1;0.2;0.01;0;0;0",
      "60313;2024;01;04;;0.1;0.2;0.01;0;0;0",
      "60313;2024;01;04;;0.1;0.2;0.01;0;0;0",
    ].join("\n"),
  );
  assert.equal(rows.length, 2);
  assert.deepEqual(
    problems.map(({ code, line, column }) => [code, line, column]),
    [
      ["eop-value-unreadable", 3, 23],
      ["eop-date-mismatch", 4, 1],
      ["eop-gap", 5, 1],
      ["eop-not-rising", 6, 1],
    ],
  );
  assert.equal(parseEarthOrientation("MJD;Year\n").problems[0].code, "eop-missing-column");
  assert.equal(parseEarthOrientation(header).problems[0].code, "eop-no-rows");
  assert.equal(parseEarthOrientation("").problems[0].code, "eop-unknown-format");
});

test("outside the table the edge is held for 180 days, and then zero is said to be zero", () => {
  const row = (days: number, dut1S: number): EarthOrientationRow => ({
    days,
    dut1S,
    xpArcsec: 0.1,
    ypArcsec: 0.2,
    dXArcsec: 0,
    dYArcsec: 0,
    lodS: 0,
    predicted: false,
  });
  const provider = earthOrientationFromRows([row(9000, 0.1), row(9001, 0.2)], "t");
  const at = (days: number) => provider.earthOrientationAt({ scale: "UTC", days, nanos: 0 });
  assert.deepEqual([at(9100).quality, at(9100).dut1S], ["held", 0.2]);
  assert.deepEqual([at(9500).quality, at(9500).dut1S], ["zero", 0]);
  assert.equal(at(9001).quality, "measured");
  assert.equal(earthOrientationFromRows([], "t"), zeroEarthOrientation);
});
