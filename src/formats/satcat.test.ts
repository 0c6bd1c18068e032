import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { projectPath, sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { readSatcat } from "./index.ts";

const encode = (text: string) => new TextEncoder().encode(text);

test("CelesTrak's SATCAT as CSV and as JSON gives the same records", () => {
  const csv = readSatcat(
    encode(
      "OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER,LAUNCH_DATE,LAUNCH_SITE,DECAY_DATE,PERIOD,INCLINATION,APOGEE,PERIGEE,RCS,DATA_STATUS_CODE,ORBIT_CENTER,ORBIT_TYPE\n" +
        "IGS R-8,2024-176A,61439,PAY,+,JPN,2024-09-26,TANSC,,,,,,,NEA,EA,ORB\n",
    ),
  );
  const json = readSatcat(
    encode(
      '[{"OBJECT_NAME":"IGS R-8","OBJECT_ID":"2024-176A","NORAD_CAT_ID":61439,"OBJECT_TYPE":"PAY","OPS_STATUS_CODE":"+","OWNER":"JPN","LAUNCH_DATE":"2024-09-26","LAUNCH_SITE":"TANSC","DECAY_DATE":"","PERIOD":"","INCLINATION":null,"DATA_STATUS_CODE":"NEA","ORBIT_CENTER":"EA","ORBIT_TYPE":"ORB"}]',
    ),
  );
  assert.deepEqual(csv, json);
  assert.deepEqual(csv.problems, []);
  assert.deepEqual(csv.records, [
    {
      id: 61439,
      name: "IGS R-8",
      internationalDesignator: "2024-176A",
      owner: "JPN",
      objectType: "payload",
      launchDate: "2024-09-26",
      launchSite: "TANSC",
      operationalStatus: "+",
      orbitCenter: "EA",
      orbitType: "ORB",
      dataStatus: "NEA",
    },
  ]);
});

test("a bad number refuses the row, a bad date or figure only its field, each with its line", () => {
  const { records, problems } = readSatcat(
    encode(
      "OBJECT_NAME,NORAD_CAT_ID,OBJECT_TYPE,OWNER,LAUNCH_DATE,PERIOD\nA,x1,PAY,US,2000-01-01,90\nB,2,DEB,US,2000-13-01,ninety\nC,3,UNK,US,,\nD,4\n",
    ),
  );
  assert.deepEqual(
    records.map(({ id, objectType }) => [id, objectType]),
    [
      [2, "debris"],
      [3, "unknown"],
    ],
  );
  assert.deepEqual(
    problems.map(({ code, line }) => [code, line]),
    [
      ["csv-field-count", 5],
      ["satcat-number-not-understood", 2],
      ["satcat-field-not-understood", 3],
      ["satcat-field-not-understood", 3],
    ],
  );
});

test("a missing column and a foreign file are refused as a whole", () => {
  assert.throws(() => readSatcat(encode("OBJECT_NAME,NORAD_CAT_ID,OBJECT_TYPE\n")), {
    code: "satcat-column-missing",
    message: /OWNER/,
  });
  assert.throws(() => readSatcat(encode("a,b\n1,2\n")), { code: "satcat-not-recognized" });
});

test("the bundled payload catalog of 2026-08-21: 19,894 payloads, none decayed", () => {
  const bytes = gunzipSync(readFileSync(projectPath("data/demo/satcat-payloads_2026-08-21.json.gz")));
  const { records, problems } = readSatcat(bytes);
  assert.deepEqual(problems, []);
  assert.equal(records.length, 19_894);
  assert.ok(
    records.every(({ objectType, decayDate }) => objectType === "payload" && decayDate === undefined),
  );
  assert.deepEqual(records[0], {
    id: 5,
    name: "VANGUARD 1",
    internationalDesignator: "1958-002B",
    owner: "US",
    objectType: "payload",
    launchDate: "1958-03-17",
    launchSite: "AFETR",
    periodMin: 132.59,
    inclinationDeg: 34.24,
    apogeeKm: 3817,
    perigeeKm: 653,
  });
});

const full = "catalog/satcat/satcat_2025-03-07.csv.gz";
test("the full SATCAT of 2025-03-07: 62,652 objects", { skip: skipWithoutShared(full) }, () => {
  const { records, problems } = readSatcat(gunzipSync(readFileSync(sharedPath(full))));
  assert.deepEqual(problems, []);
  assert.equal(records.length, 62_652);
  const types = Object.groupBy(records, ({ objectType }) => objectType);
  assert.ok((types.debris?.length ?? 0) > 30_000 && (types["rocket-body"]?.length ?? 0) > 5_000);
});

test("tables of old SATCATs: flag of payloads, radar cross-section, orbital status in today's terms", () => {
  const { records, problems } = readSatcat(
    encode(
      "NORAD_CAT_ID,OBJECT_ID,OBJECT_NAME,PAYLOAD_FLAG,OPS_STATUS_CODE,OWNER,LAUNCH_DATE,DECAY_DATE,PERIOD,INCLINATION,APOGEE,PERIGEE,RCS_M2,ORBIT_STATUS\n" +
        "1,2001-001A,A,1,+,US,2001-01-01,,96,65,945,227,20.42,\n2,2001-001B,A R/B,0,,US,2001-01-01,,,,,,,NEA\n" +
        "3,2001-002A,PROBE,1,,US,2001-01-01,,,,,,,SU0\n4,2001-003A,LANDER,1,,US,2001-01-01,,,,,,,MA1\n5,2001-004A,FERRY,1,,US,2001-01-01,,,,,,,ISS\n",
    ),
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(
    records.map(({ objectType, rcsM2, orbitCenter, orbitType, dataStatus }) => [
      objectType,
      rcsM2,
      orbitCenter,
      orbitType,
      dataStatus,
    ]),
    [
      ["payload", 20.42, "EA", undefined, undefined],
      ["unknown", undefined, "EA", undefined, "NEA"],
      ["payload", undefined, "SU", "ORB", undefined],
      ["payload", undefined, "MA", "LAN", undefined],
      ["payload", undefined, "25544", "DOC", undefined],
    ],
  );
});

test("Space-Track's SATCAT: its names of columns, CSV and JSON alike; a class of radar cross-section, no value", () => {
  const csv = readSatcat(
    encode(
      "INTLDES,NORAD_CAT_ID,OBJECT_TYPE,SATNAME,COUNTRY,LAUNCH,SITE,DECAY,PERIOD,INCLINATION,APOGEE,PERIGEE,RCSVALUE,RCS_SIZE\n" +
        "2001-001B,7,ROCKET BODY,A R/B,JPN,2001-01-01,TANSC,,114.21,99.8,1757,1082,0,LARGE\n",
    ),
  );
  const json = readSatcat(
    encode(
      '[{"INTLDES":"2001-001B","NORAD_CAT_ID":"7","OBJECT_TYPE":"ROCKET BODY","SATNAME":"A R/B","COUNTRY":"JPN","LAUNCH":"2001-01-01","SITE":"TANSC","DECAY":null,"PERIOD":"114.21","INCLINATION":"99.8","APOGEE":"1757","PERIGEE":"1082","RCSVALUE":"0","RCS_SIZE":"LARGE"}]',
    ),
  );
  assert.deepEqual(json, csv);
  assert.deepEqual(csv, {
    problems: [],
    records: [
      {
        id: 7,
        name: "A R/B",
        internationalDesignator: "2001-001B",
        owner: "JPN",
        objectType: "rocket-body",
        launchDate: "2001-01-01",
        launchSite: "TANSC",
        periodMin: 114.21,
        inclinationDeg: 99.8,
        apogeeKm: 1757,
        perigeeKm: 1082,
        rcsSize: "LARGE",
      },
    ],
  });
});

for (const [file, count, payloads] of [
  ["satcat_2019-08-06_with-rcs.csv.gz", 44_454, 8643],
  ["spacetrack-satcat-leo_2025-03.csv.gz", 24_062, 11_695],
] as const) {
  const path = `catalog/satcat/${file}`;
  test(`real: ${file}`, { skip: skipWithoutShared(path) }, () => {
    const { records, problems } = readSatcat(gunzipSync(readFileSync(sharedPath(path))));
    assert.deepEqual(problems.slice(0, 3), []);
    assert.equal(records.length, count);
    assert.equal(records.filter(({ objectType }) => objectType === "payload").length, payloads);
    assert.ok(
      records.filter(({ rcsM2, rcsSize }) => rcsM2 !== undefined || rcsSize !== undefined).length > count / 3,
    );
  });
}
