import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { projectPath } from "../core/testing/shared-data.ts";
import { elementsAt, type MeanElements } from "../orbit/index.ts";
import { decodeAlpha5, encodeAlpha5, readElementSets, tleChecksum, writeTle } from "./index.ts";

const encode = (text: string) => new TextEncoder().encode(text);

const line1 = "1 25544U 98067A   23231.51768399  .00014050  00000+0  25837-3 0  9996";
const line2 = "2 25544  51.6415  14.7889 0003559 325.3396 149.4637 15.49477580411611";
const withChecksum = (line: string) => line.slice(0, 68) + tleChecksum(line);

test("a TLE gives its elements, the epoch to the nanosecond", () => {
  const { format, table, problems } = readElementSets(encode(`${line1}\n${line2}\n`));
  assert.equal(format, "tle");
  assert.deepEqual(problems, []);
  assert.deepEqual(elementsAt(table, 0), {
    id: 25544,
    name: "",
    internationalDesignator: "1998-067A",
    epoch: { scale: "UTC", days: 8631, nanos: 51768399 * 864_000 },
    meanMotionRevPerDay: 15.4947758,
    eccentricity: 0.0003559,
    inclinationDeg: 51.6415,
    raanDeg: 14.7889,
    argumentOfPerigeeDeg: 325.3396,
    meanAnomalyDeg: 149.4637,
    bstar: 0.25837e-3,
    meanMotionDot: 0.0001405,
    meanMotionDdot: 0,
  });
});

test("titles of both kinds, padded names, CRLF, comments and a byte-order mark are read as 3LE", () => {
  const text = `\uFEFF# comment\r\n0 ISS (ZARYA)\r\n${line1}\r\n${line2}\r\n\r\nISS AGAIN               \r\n${line1}\r\n${line2}`;
  const { format, table, problems } = readElementSets(encode(text));
  assert.equal(format, "3le");
  assert.deepEqual(problems, []);
  assert.deepEqual(table.name, ["ISS (ZARYA)", "ISS AGAIN"]);
});

test("blank-padded and Alpha-5 numbers, explicit plus signs and a missing designator are read", () => {
  const old1 = withChecksum("1    16U          15255.93708070 +.00000253 +00000-0 +37279-3 0  999");
  const old2 = withChecksum("2    16 034.2608 137.2266 2027202 103.6066 279.7111 10.4856907427621");
  const alpha1 = withChecksum(`1 T0288${line1.slice(7)}`);
  const alpha2 = withChecksum(`2 T0288${line2.slice(7)}`);
  const { table, problems } = readElementSets(encode([old1, old2, alpha1, alpha2].join("\n")));
  assert.deepEqual(problems, []);
  assert.deepEqual([...table.id], [16, 270_288]);
  assert.deepEqual(table.internationalDesignator, ["", "1998-067A"]);
  assert.equal(table.bstar[0], 0.37279e-3);
});

test("a two-digit year below 57 is 20xx, else 19xx", () => {
  const years = ["56", "57", "00", "99"].map((year) =>
    [withChecksum(line1.slice(0, 18) + year + line1.slice(20)), line2].join("\n"),
  );
  const { table } = readElementSets(encode(years.join("\n")));
  assert.deepEqual(
    [...table.epochDays].map((days) => Math.floor(2000 + days / 365.2425)),
    [2056, 1957, 2000, 1999],
  );
});

test("a wrong checksum refuses that set with line and column and keeps the good ones", () => {
  const bad = `${line2.slice(0, 68)}2`;
  const { table, problems } = readElementSets(encode([line1, bad, line1, line2].join("\n")));
  assert.equal(table.count, 1);
  assert.deepEqual(problems, [
    { code: "tle-checksum", line: 2, column: 69, parts: { expected: 1, found: "2" } },
  ]);
});

test("lines without their partner, cut lines, unequal numbers and unreadable fields are named with their place", () => {
  const other2 = withChecksum(`2 25545${line2.slice(7)}`);
  const day0 = withChecksum(`${line1.slice(0, 20)}000${line1.slice(23)}`);
  const leapDay = withChecksum(`${line1.slice(0, 20)}366${line1.slice(23)}`);
  const xp = withChecksum(`${line1.slice(0, 62)}4${line1.slice(63)}`);
  const cases: [string[], string, number, number][] = [
    [[line1, line1, line2], "tle-line-2-missing", 1, 1],
    [[line2, line1, line2], "tle-line-1-missing", 1, 1],
    [[line1.slice(0, 60), line2], "tle-line-length", 1, 61],
    [[line1, other2], "tle-field-not-understood", 2, 3],
    [[day0, line2], "tle-field-not-understood", 1, 19],
    [[leapDay, line2], "tle-field-not-understood", 1, 19],
    [[xp, line2], "tle-field-not-understood", 1, 63],
    [["LONELY", "0 ISS", line1, line2], "tle-title-without-set", 1, 1],
  ];
  for (const [lines, code, line, column] of cases) {
    const { problems } = readElementSets(encode(lines.join("\n")));
    assert.deepEqual(
      problems.map((problem) => [problem.code, problem.line, problem.column]),
      [[code, line, column]],
      lines.join("|"),
    );
  }
});

test("SGP4-VER.TLE: 30 sets are good, three have wrong checksums (in five lines)", () => {
  const { table, problems } = readElementSets(readFileSync(projectPath("test/golden/formats/SGP4-VER.TLE")));
  assert.equal(table.count, 30);
  assert.deepEqual(
    problems.map(({ code, line, column }) => [code, line, column]),
    [
      ["tle-checksum", 100, 69],
      ["tle-checksum", 101, 69],
      ["tle-checksum", 103, 69],
      ["tle-checksum", 106, 69],
      ["tle-checksum", 107, 69],
    ],
  );
});

test("satellite.js' pairs of TLE and OMM give equal elements", () => {
  const pairs: (Record<string, string | number> & { tleLine1: string; tleLine2: string })[] = JSON.parse(
    readFileSync(projectPath("test/golden/formats/satellite-js-io.json"), "utf8"),
  );
  assert.ok(pairs.length > 0);
  const tle = readElementSets(
    encode(pairs.map((pair) => `0 ${pair.OBJECT_NAME}\n${pair.tleLine1}\n${pair.tleLine2}`).join("\n")),
  );
  const omm = readElementSets(encode(JSON.stringify(pairs)));
  assert.deepEqual([tle.problems, omm.problems], [[], []]);
  for (let row = 0; row < pairs.length; row++)
    assert.deepEqual(elementsAt(tle.table, row), elementsAt(omm.table, row));
});

const digits = (most: number, decimals: number) =>
  fc.integer({ min: 0, max: most * 10 ** decimals }).map((n) => n / 10 ** decimals);
const assumed = fc
  .tuple(fc.integer({ min: 10_000, max: 99_999 }), fc.integer({ min: -9, max: 0 }), fc.boolean())
  .map(([mantissa, exponent, negative]) => Number(`${negative ? "-" : ""}${mantissa}e${exponent - 5}`));
const elements: fc.Arbitrary<MeanElements> = fc.record(
  {
    id: fc.integer({ min: 0, max: 339_999 }),
    name: fc.constantFrom("", "ISS (ZARYA)", "1HOPSAT", "きく8号"),
    internationalDesignator: fc.constantFrom("", "1998-067A", "2056-001ABC", "1957-001B"),
    epoch: fc
      .tuple(fc.integer({ min: -15705, max: 20819 }), fc.integer({ min: 0, max: 99_999_999 }))
      .map(([days, steps]) => ({ scale: "UTC" as const, days, nanos: steps * 864_000 })),
    meanMotionRevPerDay: digits(17, 8),
    eccentricity: fc.integer({ min: 0, max: 9_999_999 }).map((n) => n / 1e7),
    inclinationDeg: digits(180, 4),
    raanDeg: digits(359, 4),
    argumentOfPerigeeDeg: digits(359, 4),
    meanAnomalyDeg: digits(359, 4),
    bstar: fc.oneof(fc.constant(0), assumed),
    meanMotionDot: fc.integer({ min: -99_999_999, max: 99_999_999 }).map((n) => (n === 0 ? 0 : n / 1e8)),
    meanMotionDdot: fc.oneof(fc.constant(0), assumed),
  },
  { noNullPrototype: true },
);

test("property: elements → TLE → elements is exact, for every number Alpha-5 holds", () => {
  fc.assert(
    fc.property(elements, (wanted) => {
      const text = writeTle(wanted);
      for (const line of text.split("\n").filter((line) => /^[12] /.test(line)))
        assert.equal(line.length, 69);
      const { table, problems } = readElementSets(encode(text));
      assert.deepEqual(problems, []);
      assert.deepEqual(elementsAt(table, 0), wanted);
    }),
    { numRuns: 1000 },
  );
});

test("writing rounds to a TLE's digits and refuses what it can't hold", () => {
  const [row] = [elementsAt(readElementSets(encode(`${line1}\n${line2}`)).table, 0)];
  const lateNanos = {
    ...row,
    epoch: { scale: "UTC" as const, days: 8631, nanos: 86_399_999_999_999 },
    raanDeg: 359.99999,
  };
  const { table } = readElementSets(encode(writeTle(lateNanos)));
  assert.deepEqual([table.epochDays[0], table.epochNanos[0], table.raanDeg[0]], [8632, 0, 0]);
  assert.throws(() => writeTle({ ...row, id: 340_000 }), { code: "tle-number-too-large" });
  assert.throws(() => writeTle({ ...row, eccentricity: 1 }), { code: "tle-value-too-large" });
});

test("property: Alpha-5 there and back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 339_999 }), (id) =>
      assert.equal(decodeAlpha5(encode(encodeAlpha5(id)), 0), id),
    ),
  );
  assert.deepEqual([100_000, 148_493, 339_999].map(encodeAlpha5), ["A0000", "E8493", "Z9999"]);
  for (const none of ["     ", "I0000", "O0000", "1A000", "-1234", "12 34"])
    assert.equal(decodeAlpha5(encode(none), 0), -1, none);
});
