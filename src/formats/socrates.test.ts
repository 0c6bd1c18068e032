import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { parseIsoUtc } from "../time/index.ts";
import { readSocrates, type SocratesRecord, writeSocrates } from "./index.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const header =
  "NORAD_CAT_ID_1,OBJECT_NAME_1,DSE_1,NORAD_CAT_ID_2,OBJECT_NAME_2,DSE_2,TCA,TCA_RANGE,TCA_RELATIVE_SPEED,MAX_PROB,DILUTION\r\n";
const row =
  "57931,STARLINK-30488 [P],1.661,33765,COSMOS 2251 DEB [-],1.578,2026-07-23 23:02:48.579,0.015,12.511,2.748E-01,0.006\r\n";

test("a row is read with its units, and written back as it was", () => {
  const { records, problems } = readSocrates(encode(header + row));
  assert.deepEqual(problems, []);
  assert.deepEqual(records, [
    {
      id1: 57931,
      id2: 33765,
      name1: "STARLINK-30488 [P]",
      name2: "COSMOS 2251 DEB [-]",
      tca: parseIsoUtc("2026-07-23T23:02:48.579Z"),
      missDistanceKm: 0.015,
      relativeSpeedKmPerS: 12.511,
      ageDays1: 1.661,
      ageDays2: 1.578,
      maxProbability: 0.2748,
      dilutionKm: 0.006,
    },
  ]);
  assert.equal(writeSocrates(records), header + row);
});

test("what a conjunction can't be without costs its row, the rest its field; good rows stay", () => {
  const { records, problems } = readSocrates(
    encode(
      header +
        row.replace("57931", "A7931") +
        row.replace("33765", "") +
        row.replace("07-23", "02-30") +
        row.replace("0.015", "-0.015") +
        row.replace("12.511", "fast") +
        row.replace(",0.006", "") +
        row.replace("2.748E-01", "2.748E+01").replace("1.661", "x") +
        row.replace("STARLINK", '"STARLINK') +
        row,
    ),
  );
  assert.deepEqual(
    records.map(({ id1, maxProbability, ageDays1 }) => [id1, maxProbability, ageDays1]),
    [
      [57931, undefined, undefined],
      [57931, 0.2748, 1.661],
    ],
  );
  assert.deepEqual(
    problems.map(({ code, line, parts }) => [code, line, parts?.field]),
    [
      ["table-row-value", 2, "NORAD_CAT_ID_1"],
      ["table-row-value", 3, "NORAD_CAT_ID_2"],
      ["table-row-value", 4, "TCA"],
      ["table-row-value", 5, "TCA_RANGE"],
      ["table-row-value", 6, "TCA_RELATIVE_SPEED"],
      ["csv-field-count", 7, undefined],
      ["table-field-value", 8, "DSE_1"],
      ["table-field-value", 8, "MAX_PROB"],
      ["csv-field-count", 9, undefined],
    ],
  );
});

test("columns in another order are found by name; a missing one is named", () => {
  const [titles, values] = [header, row].map((line) => line.trim().split(",").reverse().join(","));
  assert.deepEqual(readSocrates(encode(`${titles}\n${values}\n`)), readSocrates(encode(header + row)));
  assert.throws(() => readSocrates(encode(header.replace("TCA_RANGE", "RANGE"))), {
    code: "table-column-missing",
    message: /TCA_RANGE/,
  });
});

/** Multiples of the last decimal, as the file prints them. */
const thousandths = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 1000);
const name = fc
  .string({ maxLength: 24 })
  .map((text) => text.replaceAll(/\s+/g, " ").trim())
  .filter((text) => text.trim() === text && text.isWellFormed());
const id = fc.integer({ min: 1, max: 999_999_999 });
const record: fc.Arbitrary<SocratesRecord> = fc.record(
  {
    id1: id,
    id2: id,
    name1: name,
    name2: name,
    tca: fc
      .tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 86_399_999 }))
      .map(([days, millis]) => ({ scale: "UTC", days, nanos: millis * 1e6 }) as const),
    missDistanceKm: thousandths(0, 5000),
    relativeSpeedKmPerS: thousandths(0, 16_000),
    ageDays1: thousandths(-9000, 30_000),
    ageDays2: thousandths(-9000, 30_000),
    maxProbability: fc
      .tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: -60, max: -1 }))
      .map(([digits, power]) => Number(`${digits}e${power - 3}`)),
    dilutionKm: thousandths(0, 5000),
  },
  {
    requiredKeys: ["id1", "id2", "name1", "name2", "tca", "missDistanceKm", "relativeSpeedKmPerS"],
    noNullPrototype: true,
  },
);

test("property: records come back from the file as they went in", () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 8 }), (records) => {
      const read = readSocrates(encode(writeSocrates(records)));
      assert.deepEqual(read.problems, []);
      assert.deepEqual(read.records, records);
    }),
    { numRuns: 500 },
  );
});

interface Pair {
  readonly socrates: Readonly<Record<string, string | number>>;
}

const pairs = "oracles/conjunctions/socrates-pairs.json";
test("stored rows of SOCRATES pass through the writer and the reader", {
  skip: skipWithoutShared(pairs),
}, () => {
  const stored: { pairs: Pair[] } = JSON.parse(readFileSync(sharedPath(pairs), "utf8"));
  const records = stored.pairs.map(
    ({ socrates: of }): SocratesRecord => ({
      id1: Number(of.norad_1),
      id2: Number(of.norad_2),
      name1: String(of.name_1),
      name2: String(of.name_2),
      tca: parseIsoUtc(String(of.tca_utc).replace(" ", "T")),
      missDistanceKm: Number(of.range_km),
      relativeSpeedKmPerS: Number(of.rel_speed_km_s),
      ageDays1: Number(of.dse_1),
      ageDays2: Number(of.dse_2),
      maxProbability: Number(of.max_prob),
      dilutionKm: Number(of.dilution_km),
    }),
  );
  assert.ok(records.length > 0);
  assert.deepEqual(readSocrates(encode(writeSocrates(records))), { records, problems: [] });
});
