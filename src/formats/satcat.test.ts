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
