import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { HoshimoriError } from "../../core/index.ts";
import { sharedPath, skipWithoutShared } from "../../core/testing/shared-data.ts";
import { readElementSetFile, readMessages, writeKvn, writeXml } from "../index.ts";
import { mutated } from "../testing/mutated.ts";
import { kvnCdm } from "../testing/sample-cdm.ts";
import { kvnOem } from "../testing/sample-oem.ts";
import { parseUnit, unitRatio } from "./units.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readMessages(bytesOf(text));
const codes = (text: string): string[] => read(text).problems.map(({ code, line }) => `${line} ${code}`);

const kvnOmm = `\
CCSDS_OMM_VERS = 2.0
CREATION_DATE =
ORIGINATOR =
OBJECT_NAME = ISS <ZARYA> & "friends"
OBJECT_ID = 1998-067A
CENTER_NAME = EARTH
REF_FRAME = TEME
TIME_SYSTEM = UTC
MEAN_ELEMENT_THEORY = SGP4
EPOCH = 2026-01-01T00:00:00.000001
MEAN_MOTION = 15.5 [rev/day]
ECCENTRICITY = .0007
INCLINATION = 51.64 [deg]
RA_OF_ASC_NODE = 200
ARG_OF_PERICENTER = 17
MEAN_ANOMALY = 85
NORAD_CAT_ID = 25544
BSTAR = 3.8E-5
USER_DEFINED_NOTE = a [b] c
`;

test("an OEM keeps its segments, rows, matrices and comments through both notations", () => {
  const { messages, problems } = read(kvnOem);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    messages[0].sections.map(({ name, rows }) => [name, rows.length]),
    [
      ["header", 0],
      ["metadata", 0],
      ["ephemeris", 3],
      ["metadata", 0],
      ["ephemeris", 1],
      ["covarianceMatrix", 0],
    ],
  );
  assert.deepEqual(messages[0].sections[2].comments, ["first segment"]);
  assert.equal(messages[0].sections[5].fields.length, 23);
  const through = writeKvn(read(writeXml(messages)).messages);
  assert.equal(through, writeKvn(messages));
});

test("several messages in one file are all read; one with a problem loses only itself", () => {
  const bad = kvnOem.replace("REF_FRAME = GCRF\n", "");
  const { messages, problems } = read(kvnOem + bad + kvnOmm);
  assert.deepEqual(
    messages.map(({ kind }) => kind),
    ["oem", "omm"],
  );
  assert.deepEqual(
    problems.map(({ code, line, parts }) => [code, line, parts?.keyword]),
    [["ccsds-keyword-missing", kvnOem.split("\n").length + 5, "REF_FRAME"]],
  );
  const combined = read(writeXml(messages));
  assert.deepEqual(
    combined.messages.map(({ kind }) => kind),
    ["oem", "omm"],
  );
});

test("each rule tells the place and what to do", () => {
  assert.deepEqual(codes(kvnOem.replace("7000.0 0.0", "7000,0 0.0")), ["18 ccsds-value"]);
  assert.deepEqual(codes(kvnOem.replace("0 0 1e-4\n", "0 1e-4\n")), ["38 ccsds-columns"]);
  assert.deepEqual(codes(kvnOem.replace("COVARIANCE_STOP\n", "")), ["1 ccsds-section-open"]);
  assert.deepEqual(codes(kvnOem.replace("INTERPOLATION_DEGREE = 5\n", "")), ["14 ccsds-needs"]);
  assert.deepEqual(codes(kvnOem.replace("_VERS = 2.0", "_VERS = 9.0")), ["1 ccsds-version"]);
  assert.deepEqual(codes(kvnOem.replace("STOP_TIME = 2026-01-01T00:02", "STOP_TIME = 2025-01-01T00:02")), [
    "13 ccsds-times-order",
  ]);
  assert.deepEqual(codes(kvnOem.replace("-01-01T00:01:00 ", "-02-30T00:01:00 ")), ["19 ccsds-value"]);
  assert.deepEqual(codes(kvnOmm.replace("15.5 [rev/day]", "15.5 [km]")), ["11 ccsds-unit"]);
  assert.deepEqual(codes(kvnOmm.replace("BSTAR = 3.8E-5\n", "")), ["9 ccsds-needs"]);
  assert.deepEqual(
    codes(kvnOmm.replace("BSTAR", "BSTARR")),
    ["9 ccsds-needs", "18 ccsds-keyword-unexpected"].reverse(),
  );
});

test("an OMM in KVN or XML gives the same element set as its numbers say, units turned into the standard's", () => {
  const inRadians = kvnOmm.replace("51.64 [deg]", `${(51.64 * Math.PI) / 180} [rad]`);
  for (const text of [
    kvnOmm,
    inRadians,
    writeXml(read(kvnOmm).messages),
    writeXml(read(inRadians).messages),
  ]) {
    const { table, problems } = readElementSetFile(bytesOf(text));
    assert.deepEqual(problems, []);
    assert.deepEqual([table.count, table.id[0], table.name[0]], [1, 25544, 'ISS <ZARYA> & "friends"']);
    assert.ok(Math.abs(table.inclinationDeg[0] - 51.64) < 1e-12, String(table.inclinationDeg[0]));
    assert.equal(table.epochNanos[0], 1000);
  }
});

test("elements that SGP4 can't propagate are refused, good ones beside them kept", () => {
  const dsst = kvnOmm.replace("THEORY = SGP4", "THEORY = DSST");
  const { table, problems } = readElementSetFile(bytesOf(dsst + kvnOmm));
  assert.equal(table.count, 1);
  assert.deepEqual(
    problems.map(({ code, parts }) => [code, parts?.field]),
    [["omm-field-not-understood", "MEAN_ELEMENT_THEORY"]],
  );
});

test("units compare by dimension, however they are written", () => {
  for (const [written, standard, ratio] of [
    ["m", "km", 1e-3],
    ["m×s⁻¹", "km/s", 1e-3],
    ["km²·s⁻²", "km**2/s**2", 1],
    ["km².s⁻²", "km**2/s**2", 1],
    ["m**3/(kg*s)", "m**3/kg/s", 1],
    ["1/ER", "1/ER", 1],
    ["DEG", "deg", 1],
    ["min", "s", 60],
  ] as const)
    assert.ok(Math.abs((unitRatio(written, standard) ?? 0) / ratio - 1) < 1e-12, `${written} ${standard}`);
  assert.equal(unitRatio("km", "s"), undefined);
  for (const none of ["furlong", "km**", "*", "((", "km/"]) assert.equal(parseUnit(none), undefined, none);
});

test("states in XML: units are turned or refused, columns that are missing, twice or shifted are told", () => {
  const xml = writeXml(read(kvnOem).messages);
  const meters = read(xml.replace("<X>7000.0</X>", '<X units="m">7000000</X>'));
  assert.deepEqual(meters.problems, []);
  assert.equal(meters.messages[0].sections[2].rows[0].values[1], "7000");
  for (const [from, to, code] of [
    ["<X>7000.0</X>", '<X units="s">7000.0</X>', "ccsds-unit"],
    ["<X>7000.0</X>", "", "ccsds-keyword-missing"],
    ["<X>7000.0</X>", "<X>7000.0</X><X>8000.0</X>", "ccsds-keyword-missing"],
    ["<X>7000.0</X>", "<Q>7000.0</Q>", "ccsds-keyword-unexpected"],
  ] as const)
    assert.deepEqual(
      read(xml.replace(from, to)).problems.map((problem) => problem.code),
      [code],
      to,
    );
});

test("line breaks within XML's comments and values stay comments and values in KVN", () => {
  const xml = writeXml(read(kvnOmm).messages)
    .replace("<header>", "<header><COMMENT>first\nMAN_DURATION = 5</COMMENT>")
    .replace("a [b] c", "a\nINCLINATION = 5");
  const { messages, problems } = read(writeKvn(read(xml).messages));
  assert.deepEqual(problems, []);
  assert.deepEqual(messages[0].sections[0].comments, ["first", "MAN_DURATION = 5"]);
  assert.equal(messages[0].sections.at(-1)?.fields[0].value, "a INCLINATION = 5");
});

test("what stands around a message is told: other kinds, unknown constituents, comments behind the last section", () => {
  const { messages, problems, unread } = read(
    `${kvnOmm}CCSDS_AEM_VERS = 1.0\nORIGINATOR = X\n${kvnOem}COMMENT the end\n`,
  );
  assert.deepEqual([messages.length, problems.length, unread], [2, 0, ["aem"]]);
  assert.ok(messages[1].sections.at(-1)?.comments.includes("the end"));
  assert.deepEqual(codes("<ndm><oemm></oemm></ndm>"), ["1 ccsds-keyword-unexpected"]);
  const styled = writeXml(read(kvnOmm).messages).replace(
    "?>",
    '?><?xml-stylesheet href="x"?><!-- a --><!-- b -->',
  );
  assert.equal(readElementSetFile(bytesOf(styled)).table.count, 1);
});

test("a declared encoding holds, units like names of functions are none, numbers may have a D", () => {
  const latin = Buffer.from(
    writeXml(read(kvnOmm).messages).replace("UTF-8", "ISO-8859-1").replace("&lt;ZARYA&gt;", "Zary\u00e9"),
    "latin1",
  );
  assert.match(readElementSetFile(latin).table.name[0], /Zary\u00e9/);
  assert.deepEqual(codes(kvnOmm.replace("[deg]", "[constructor]")), ["13 ccsds-unit"]);
  const turned = kvnOmm.replace("15.5 [rev/day]", "5.580D3 [deg/day]");
  assert.equal(readElementSetFile(bytesOf(turned)).table.meanMotionRevPerDay[0], 15.5);
});

test("long and hostile input takes linear time and no deep stack", () => {
  const begin = performance.now();
  refuses(() => read(`${"<!---->".repeat(5000)}<x>`));
  refuses(() => readElementSetFile(bytesOf(`${"<!---->".repeat(5000)}<x>`)));
  assert.equal(read(kvnOmm.replace("15.5 [rev/day]", `${"1".repeat(60_000)}x`)).messages.length, 0);
  const many = Array.from({ length: 40_000 }, (_, k) => `USER_DEFINED_P${k} = ${k}`).join("\n");
  assert.equal(read(`${kvnOmm}${many}\n`).messages.length, 1);
  const state = "2026-01-01T00:00:30 7000.0 0.0 0.0 0.0 7.5 0.1\n";
  const long = kvnOem.replace("2026-01-01T00:01:00", `${state.repeat(150_000)}2026-01-01T00:01:00`);
  assert.equal(read(writeKvn(read(long).messages)).messages[0].sections[2].rows.length, 150_003);
  assert.equal(
    read(kvnOmm.replace("OBJECT_NAME", `${"COMMENT c\n".repeat(200_000)}OBJECT_NAME`)).messages.length,
    1,
  );
  assert.ok(performance.now() - begin < 20_000);
});

const refuses = (work: () => unknown): void => {
  try {
    work();
  } catch (error) {
    assert.ok(
      error instanceof HoshimoriError &&
        ["ccsds-not-recognized", "input-not-recognized"].includes(error.code),
      String(error),
    );
  }
};

for (const [name, sample] of Object.entries({
  "OEM in KVN": kvnOem,
  "OEM in XML": writeXml(read(kvnOem).messages),
  "CDM in KVN": kvnCdm,
  "CDM in XML": writeXml(read(kvnCdm).messages),
  "OMM in KVN": kvnOmm,
}))
  test(`fuzz: a mutated ${name} gives messages that survive a round, and problems with places`, () => {
    fc.assert(
      fc.property(mutated(bytesOf(sample)), (bytes) =>
        refuses(() => {
          const { messages, problems } = readMessages(bytes);
          for (const { line, column } of problems) assert.ok(line >= 1 && column >= 1);
          if (messages.length === 0) return;
          const again = read(writeKvn(messages));
          assert.equal(again.messages.length, messages.length, JSON.stringify(again.problems));
        }),
      ),
      { numRuns: 400 },
    );
  });

test("fuzz: mutated sample files are read within a second each", {
  skip: skipWithoutShared("oracles/ccsds/orekit"),
}, () => {
  const folder = sharedPath("oracles/ccsds/orekit");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => /\.(txt|xml)$/.test(file) && statSync(file).size < 100_000);
  assert.ok(files.length > 80);
  for (const file of files)
    fc.assert(
      fc.property(mutated(readFileSync(file)), (bytes) => {
        const begin = performance.now();
        refuses(() => readMessages(bytes));
        assert.ok(performance.now() - begin < 1000, file);
      }),
      { numRuns: 20 },
    );
});

test("lines, nesting and values that never end are bounded in time", () => {
  const begin = performance.now();
  refuses(() => read(`CCSDS_OEM_VERS = 2.0\n${"A".repeat(3_000_000)}`));
  refuses(() =>
    read(`CCSDS_OEM_VERS = 2.0\nORIGINATOR = ${"[".repeat(1_000_000)}\n${" ".repeat(1_000_000)}=`),
  );
  refuses(() => read("<oem>".repeat(200_000)));
  refuses(() => read(`<oem><header><COMMENT>${"x".repeat(3_000_000)}`));
  assert.ok(performance.now() - begin < 5000);
});
