import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { elementsAt } from "../orbit/index.ts";
import { parseDecimal } from "./decimal.ts";
import { csvField, readCsv, readElementSets } from "./index.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const header =
  "OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,ARG_OF_PERICENTER,MEAN_ANOMALY,EPHEMERIS_TYPE,CLASSIFICATION_TYPE,NORAD_CAT_ID,ELEMENT_SET_NO,REV_AT_EPOCH,BSTAR,MEAN_MOTION_DOT,MEAN_MOTION_DDOT";
const row =
  "CALSPHERE 1,1964-063C,2026-07-10T03:44:00.383136,13.76647064,.00234977,90.2216,72.3098,220.5925,303.3745,0,U,900,999,7458,.40393571E-3,.406E-5,0";

test("CelesTrak's CSV, with numbers that have no leading zero, is read exactly", () => {
  const { format, table, problems } = readElementSets(encode(`${header}\n${row}\n`));
  assert.equal(format, "omm-csv");
  assert.deepEqual(problems, []);
  assert.deepEqual(elementsAt(table, 0), {
    id: 900,
    name: "CALSPHERE 1",
    internationalDesignator: "1964-063C",
    epoch: { scale: "UTC", days: 9687, nanos: 13_440_383_136_000 },
    meanMotionRevPerDay: 13.76647064,
    eccentricity: 0.00234977,
    inclinationDeg: 90.2216,
    raanDeg: 72.3098,
    argumentOfPerigeeDeg: 220.5925,
    meanAnomalyDeg: 303.3745,
    bstar: 0.00040393571,
    meanMotionDot: 0.00000406,
    meanMotionDdot: 0,
  });
});

test("columns in another order, unknown ones, quotes, CRLF and ids of nine digits are read", () => {
  const text = [
    "MINE,NORAD_CAT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,ARG_OF_PERICENTER,MEAN_ANOMALY,BSTAR,OBJECT_NAME",
    'x,799500124,2024-12-31T23:59:59.999999,1.0,"0.1",1,2,3,4,0,"A ""B"", C\r\nD"',
    "x,5,2024-366T00:00:00,1,0,1,2,3,4,0,E",
    "",
  ].join("\r\n");
  const { table, problems } = readElementSets(encode(text));
  assert.deepEqual(problems, []);
  assert.deepEqual([...table.id], [799_500_124, 5]);
  assert.deepEqual(table.name, ['A "B", C\r\nD', "E"]);
  assert.deepEqual([...table.epochDays], [9131, 9131]);
  assert.deepEqual([...table.epochNanos], [86_399_999_999_000, 0]);
});

test("a missing column is one clear error that names it, for exit code 3", () => {
  const without = header.replace("INCLINATION,", "");
  assert.throws(() => readElementSets(encode(`${without}\n`), { source: "gp.csv" }), {
    code: "omm-csv-column-missing",
    message: /gp\.csv lacks the column INCLINATION/,
  });
});

test("a bad row is named with line and column, the rows after it are kept", () => {
  const bad = row.replace("90.2216", "90,2216");
  const wrong = row.replace("90.2216", "190.2216");
  const noDay = row.replace("2026-07-10", "2026-02-29");
  const xp = row.replace(",0,U,", ",4,U,");
  const { table, problems } = readElementSets(encode([header, bad, wrong, noDay, xp, row].join("\n")));
  assert.equal(table.count, 1);
  assert.deepEqual(
    problems.map(({ code, line, column }) => [code, line, column]),
    [
      ["csv-field-count", 2, 1],
      ["omm-field-not-understood", 3, 72],
      ["omm-field-not-understood", 4, 23],
      ["omm-field-not-understood", 5, 106],
    ],
  );
});

const object = (changes: Record<string, unknown> = {}) => ({
  OBJECT_NAME: "ISS (ZARYA)",
  OBJECT_ID: "1998-067A",
  EPOCH: "2023-08-19T12:25:27.896736",
  MEAN_MOTION: 15.4947758,
  ECCENTRICITY: "0.0003559",
  INCLINATION: 51.6415,
  RA_OF_ASC_NODE: 14.7889,
  ARG_OF_PERICENTER: 325.3396,
  MEAN_ANOMALY: 149.4637,
  NORAD_CAT_ID: "25544",
  BSTAR: 0.00025837,
  MEAN_MOTION_DOT: 0.0001405,
  MEAN_MOTION_DDOT: 0,
  ...changes,
});

test("JSON as array, as lines and alone, with numbers and strings, gives one table", () => {
  const one = JSON.stringify(object());
  for (const [text, count] of [
    [`[${one},\n${one}]`, 2],
    [`${one}\n${one}\n${one}\n`, 3],
    [one, 1],
  ] as const) {
    const { format, table, problems } = readElementSets(encode(text));
    assert.equal(format, "omm-json");
    assert.deepEqual(problems, []);
    assert.equal(table.count, count);
    assert.equal(table.id[count - 1], 25544);
    assert.equal(table.eccentricity[0], 0.0003559);
  }
});

test("a broken, incomplete or foreign object is named with its place and loses no other", () => {
  const text = [
    JSON.stringify(object()),
    '{"EPOCH": "2023", }',
    JSON.stringify(object({ MEAN_ANOMALY: null })),
    JSON.stringify({ ...object(), BSTAR: undefined }),
    JSON.stringify(object({ REF_FRAME: "GCRF" })),
    JSON.stringify(object()).slice(0, -5),
  ].join("\n");
  const { table, problems } = readElementSets(encode(text));
  assert.equal(table.count, 1);
  assert.deepEqual(
    problems.map(({ code, line }) => [code, line]),
    [
      ["json-not-understood", 2],
      ["omm-field-not-understood", 3],
      ["omm-field-missing", 4],
      ["omm-field-not-understood", 5],
      ["json-not-understood", 6],
    ],
  );
});

test("what is no element sets is refused as a whole", () => {
  for (const text of ["", "hello\nworld", "<html></html>", "[]", '{"a":1}', "a,b,c\n1,2,3", "\x1f\x8b\x08"])
    assert.throws(() => readElementSets(encode(text)), { code: "input-not-recognized" }, text);
});

test("property: parseDecimal equals Number() for every way to write a number", () => {
  const written = fc
    .tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, 1, 2, 3))
    .map(([value, form]) => {
      const text =
        form === 1 ? value.toExponential() : form === 2 ? value.toFixed(8).slice(0, 20) : String(value);
      return form === 3 ? text.replace(/^(-?)0\./, "$1.") : text;
    });
  fc.assert(
    fc.property(written, (text) => {
      const bytes = encode(text);
      assert.equal(parseDecimal(bytes, 0, bytes.length), Number(text), text);
    }),
    { numRuns: 2000 },
  );
  for (const none of ["", " ", ".", "-", "1e", "1e+", "1.2.3", "0x1", "1 2", "NaN", "1e1000000"]) {
    const bytes = encode(none);
    assert.ok(Number.isNaN(parseDecimal(bytes, 0, bytes.length)), none);
  }
});

test("property: CSV there and back", () => {
  const field = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", "é", " ") });
  const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(table, fc.constantFrom("\n", "\r\n"), (rows, lineBreak) => {
      const text = rows.map((fields) => fields.map(csvField).join(",")).join(lineBreak);
      const read = readCsv(text);
      assert.deepEqual(
        read.map(({ fields }) => fields),
        rows,
      );
      const line = 1 + (rows.slice(0, -1).flat().join("").match(/\n/g)?.length ?? 0) + rows.length - 1;
      assert.equal(read.at(-1)?.line, line);
    }),
    { numRuns: 1000 },
  );
});
