import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { readUcsSatellites } from "./index.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const header =
  '\ufeff"Name of Satellite, Alternate Names",Current Official Name of Satellite,Country of Operator/Owner,Operator/Owner,Users,Purpose,Class of Orbit,Date of Launch,COSPAR Number,NORAD Number,Comments\r\n';
const row =
  '"ABS-2 (Koreasat-8, ST-3)",ABS-2,UK/Sweden,"Sat, Ltd.",Military/Commercial ,Communications,GEO,2/6/14,2014-006A ,39508,"a, b"\r\n';
const record = {
  id: 39508,
  name: "ABS-2",
  internationalDesignator: "2014-006A",
  countries: ["UK", "Sweden"],
  operator: "Sat, Ltd.",
  users: ["Military", "Commercial"],
  purpose: "Communications",
  orbitClass: "GEO",
  launchDate: "2014-02-06",
};

test("a satellite has its countries, operator, users, purpose, class of orbit, numbers and date", () => {
  const { records, problems } = readUcsSatellites(encode(header + row));
  assert.deepEqual([records, problems], [[record], []]);
});

test("the tab-separated form gives the same", () => {
  const tabs = (line: string) =>
    line.replaceAll(/"[^"]*"|,/g, (piece) => (piece === "," ? "\t" : piece)).replaceAll("\ufeff", "");
  assert.deepEqual(readUcsSatellites(encode(tabs(header + row))), { records: [record], problems: [] });
});

test("a name that begins with # is no comment", () => {
  const { records } = readUcsSatellites(encode(header + row.replace('"ABS-2 (Koreasat-8, ST-3)"', "#1")));
  assert.deepEqual(records, [record]);
});

test("two-digit years, blanks and what can't be read", () => {
  const { records, problems } = readUcsSatellites(
    encode(
      header +
        row.replace("2/6/14", "10/4/57") +
        row.replace("2/6/14", "12/11/2019").replace("GEO", "LEo") +
        row.replace("2/6/14", "2/30/14").replace("2014-006A", "2014-6A").replace("GEO", "near") +
        row.replace("39508", "NR") +
        row.replace('"a, b"', '"a, b') +
        ",,,,,,,,,,\r\n" +
        ",,,,,,,,,7,\r\n",
    ),
  );
  assert.deepEqual(
    records.map(({ id, launchDate, orbitClass, internationalDesignator }) => [
      id,
      launchDate,
      orbitClass,
      internationalDesignator,
    ]),
    [
      [39508, "1957-10-04", "GEO", "2014-006A"],
      [39508, "2019-12-11", "LEO", "2014-006A"],
      [39508, undefined, undefined, undefined],
      [39508, "2014-02-06", "GEO", "2014-006A"],
      [7, undefined, undefined, undefined],
    ],
  );
  assert.deepEqual(
    problems.map(({ code, line, parts }) => [code, line, parts?.field]),
    [
      ["table-field-value", 4, "COSPAR Number"],
      ["table-field-value", 4, "Class of Orbit"],
      ["table-field-value", 4, "Date of Launch"],
      ["table-row-value", 5, "NORAD Number"],
    ],
  );
});

const ucs = "catalog/satcat/ucs-satellite-database_2023-05-01.csv.gz";
test("the database of 2023-05-01: 7,560 satellites, seven dates and designators that can't be read", {
  skip: skipWithoutShared(ucs),
}, () => {
  const { records, problems } = readUcsSatellites(gunzipSync(readFileSync(sharedPath(ucs))));
  assert.equal(records.length, 7560);
  assert.deepEqual(
    problems.map(({ line, parts }) => [line, parts?.value]),
    [
      [351, "11/29/018"],
      [1156, "29230991AS"],
      [3303, "2020--019BK"],
      [3308, "2020--019AK"],
      [5294, "-=022-049J"],
      [7066, "20230001AM"],
      [7188, "1/9//2023"],
    ],
  );
  assert.ok(records.filter(({ countries }) => countries.includes("Japan")).length > 80);
  assert.deepEqual([...new Set(records.flatMap(({ users }) => users))].sort(), [
    "Civil",
    "Commercial",
    "Government",
    "Military",
  ]);
});
