import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { HoshimoriError } from "../core/index.ts";
import { projectPath } from "../core/testing/shared-data.ts";
import { readElementSetFile, readSatcat } from "./index.ts";
import { mutated } from "./testing/mutated.ts";

const tle = readFileSync(projectPath("test/golden/formats/SGP4-VER.TLE")).subarray(0, 1500);
const json = readFileSync(projectPath("test/golden/formats/satellite-js-io.json"));
const csv = Buffer.from(
  "OBJECT_NAME,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,ARG_OF_PERICENTER,MEAN_ANOMALY,NORAD_CAT_ID,BSTAR\n" +
    'A,2024-01-01T00:00:00.5,1,.1,2,3,4,5,6,.1E-3\n"B ""C""",2024-01-01T00:00:00,1,.1,2,3,4,5,6,.1E-3\n'.repeat(
      5,
    ),
);
const satcat = Buffer.from(
  "OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OWNER,LAUNCH_DATE,PERIOD\n" +
    "SL-1 R/B,1957-001A,1,R/B,CIS,1957-10-04,96.2\n".repeat(5),
);

const refusals = [
  "input-not-recognized",
  "ccsds-not-recognized",
  "omm-csv-column-missing",
  "satcat-not-recognized",
  "satcat-column-missing",
];

function readsOrRefuses(read: () => void): void {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof HoshimoriError && refusals.includes(error.code), String(error));
  }
}

for (const [name, sample] of Object.entries({ tle, csv, json }))
  test(`fuzz: mutated ${name} gives rows and problems with places, or a refusal as a whole`, () => {
    fc.assert(
      fc.property(mutated(sample), (bytes) =>
        readsOrRefuses(() => {
          const { table, problems } = readElementSetFile(bytes);
          const lines = bytes.reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 1);
          for (const { line, column } of problems) assert.ok(line >= 1 && line <= lines && column >= 1);
          for (const column of [table.eccentricity, table.epochNanos, table.meanMotionRevPerDay, table.bstar])
            assert.ok(column.length === table.count && column.every(Number.isFinite));
          for (let row = 0; row < table.count; row++)
            assert.ok(
              table.inclinationDeg[row] >= 0 && table.inclinationDeg[row] <= 180 && table.id[row] >= 0,
            );
        }),
      ),
      { numRuns: 1500 },
    );
  });

test("fuzz: a mutated satellite catalog gives records or a refusal as a whole", () => {
  fc.assert(
    fc.property(mutated(satcat), (bytes) => readsOrRefuses(() => readSatcat(bytes))),
    { numRuns: 1500 },
  );
});

test("fuzz: any bytes at all", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      readsOrRefuses(() => readElementSetFile(bytes));
      readsOrRefuses(() => readSatcat(bytes));
    }),
    { numRuns: 1500 },
  );
});

test("a thousand problems are kept, the rest is counted", () => {
  const bad = "1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4750\n";
  const { problems } = readElementSetFile(Buffer.from(bad.repeat(3000)));
  assert.equal(problems.length, 1001);
  assert.deepEqual(problems.at(-1), { code: "problems-more", line: 3000, column: 1, parts: { count: 2000 } });
});
