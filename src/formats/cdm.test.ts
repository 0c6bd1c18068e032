import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { formatIsoUtc } from "../time/index.ts";
import { type Cdm, readCdms } from "./cdm.ts";
import { covarianceKeywords } from "./cdm-fields.ts";
import { kvnCdm, xmlOf } from "./testing/sample-cdm.ts";

const encoder = new TextEncoder();
const read = (text: string) => readCdms(encoder.encode(text), { source: "test" });
const codes = (text: string) => read(text).problems.map(({ code }) => code);
const withoutPlace = (cdm: Cdm): Cdm => ({ ...cdm, line: 0 });

test("a message in KVN: states in km, covariance as given, radius from the comment", () => {
  const { format, cdms, problems } = read(kvnCdm);
  assert.equal(format, "cdm-kvn");
  assert.deepEqual(problems, []);
  const [{ tca, missDistanceM, hardBodyRadiusM, objects, messageId, collisionProbability, line }] = cdms;
  assert.equal(formatIsoUtc(tca, 3), "2014-01-24T15:59:51.345Z");
  assert.deepEqual(
    [missDistanceM, hardBodyRadiusM, messageId, collisionProbability, line],
    [715, 20, "m1", 4.8e-5, 1],
  );
  const [one, two] = objects;
  assert.deepEqual([one.designator, one.name, one.frame], ["12345", "SATELLITE A", "EME2000"]);
  assert.deepEqual(one.positionKm, [2570.097065, 2244.654904, 6281.497978]);
  assert.equal(one.covarianceRtn?.length, 21);
  assert.deepEqual(one.covarianceRtn?.slice(0, 3), [41.42, -8.579, 2533]);
  assert.equal(two.velocityKmPerS[2], -1.8674);
  assert.deepEqual(
    two.fields.find(({ keyword }) => keyword === "OBJECT_DESIGNATOR"),
    {
      keyword: "OBJECT_DESIGNATOR",
      value: "30337",
    },
  );
});

test("XML has the same message, alone or several in <ndm>, with a prefix or without", () => {
  const [kvn] = read(kvnCdm).cdms;
  const xml = xmlOf(kvn);
  const { format, cdms, problems } = read(xml);
  assert.equal(format, "cdm-xml");
  assert.deepEqual(problems, []);
  assert.deepEqual(withoutPlace(cdms[0]), withoutPlace(kvn));
  const body = xml.slice(xml.indexOf("<cdm"));
  assert.equal(read(`<?xml version="1.0"?>\n<ndm>${body}${body}</ndm>`).cdms.length, 2);
  const prefixed = body
    .replaceAll(/<(\/?)(cdm|header|body)/g, "<$1n:$2")
    .replace("<n:cdm", '<n:cdm xmlns:n="u"');
  assert.equal(read(prefixed).cdms.length, 1);
});

test("several messages in one file; a bad one is left out with its place, the good ones stay", () => {
  const bad = kvnCdm.replace(/^Y_DOT.*\n/m, "");
  const { cdms, problems } = read(`${kvnCdm}\r\n${bad}\n${kvnCdm}`);
  assert.equal(cdms.length, 2);
  assert.deepEqual(
    problems.map(({ code, parts }) => [code, parts?.field]),
    [["cdm-field-missing", "Y_DOT"]],
  );
  const noLine = read(kvnCdm.replace("MESSAGE_ID", "some words\nMESSAGE_ID"));
  assert.deepEqual([noLine.cdms.length, noLine.problems[0].code], [1, "cdm-line-not-understood"]);
});

test("units are checked: a wrong one costs an optional field, or the message where it is needed", () => {
  const optional = read(kvnCdm.replace("715 [m]", "715 [km]"));
  assert.deepEqual([optional.cdms.length, optional.cdms[0].missDistanceM], [1, undefined]);
  const [{ code, line, column, parts }] = optional.problems;
  assert.deepEqual([code, line, column], ["cdm-unit", 6, 25]);
  assert.deepEqual(parts, { field: "MISS_DISTANCE", found: "km", expected: "m" });
  const needed = read(kvnCdm.replace("2570.097065 [km]", "2570097.065 [m]"));
  assert.deepEqual([needed.cdms.length, needed.problems[0].code], [0, "cdm-unit"]);
  assert.deepEqual(codes(kvnCdm.replaceAll(/ \[.*\]/g, "")), []);
  assert.deepEqual(codes(kvnCdm.replaceAll("m**2", "m^2")), []);
});

test("values that are no numbers or times are problems, and those that say there is none are none", () => {
  assert.deepEqual(codes(kvnCdm.replace("2570.097065", "0x10")), ["cdm-field-not-understood"]);
  assert.deepEqual(codes(kvnCdm.replace("2014-024T15", "2014-424T15")), ["cdm-field-not-understood"]);
  assert.deepEqual(codes(kvnCdm.replace("4.8e-05", "N/A")), []);
  assert.deepEqual(codes(kvnCdm.replace("TCA = ", "TCA = 2014-01-24T15:59:51.345\nTCA = ")), [
    "cdm-field-twice",
  ]);
  assert.deepEqual(codes(kvnCdm.slice(0, kvnCdm.lastIndexOf("OBJECT = OBJECT2"))), ["cdm-object-count"]);
});

test("a hard-body radius is found in a field or a comment of the message or of both objects", () => {
  const radiusOf = (text: string) =>
    read(kvnCdm.replace("COMMENT HBR = 20.0 [m]", text)).cdms[0].hardBodyRadiusM;
  assert.equal(radiusOf("COMMENT HBR                 = 52.84"), 52.84);
  assert.equal(radiusOf("HBR = 7.5 [m]"), 7.5);
  assert.equal(radiusOf("COMMENT Hard Body Radius: 0.01 [km]"), 10);
  assert.equal(radiusOf("COMMENT EXCLUSION_VOLUME_RADIUS = 3 [m]"), undefined);
  const ofObject = read(kvnCdm.replaceAll("COVARIANCE_METHOD", "COMMENT HBR = 4\nCOVARIANCE_METHOD")).cdms[0]
    .objects;
  assert.deepEqual(
    ofObject.map(({ hardBodyRadiusM }) => hardBodyRadiusM),
    [4, 4],
  );
});

test("what is no CDM is refused; XML that breaks off keeps the messages before; no entities", () => {
  assert.throws(() => read("1 25544U 98067A"), { code: "cdm-not-recognized" });
  assert.throws(() => read("<omm/>"), { code: "cdm-not-recognized" });
  const xml = xmlOf(read(kvnCdm).cdms[0]);
  const body = xml.slice(xml.indexOf("<cdm"));
  const cut = read(`<ndm>${body}${body.slice(0, -30)}`);
  assert.deepEqual([cut.cdms.length, cut.problems.map(({ code }) => code)], [1, ["cdm-xml-not-understood"]]);
  const entity = `<!DOCTYPE cdm [<!ENTITY a "b">]>${body.replace("SATELLITE A", "&a;")}`;
  assert.deepEqual([read(entity).cdms.length, codes(entity)], [0, ["cdm-xml-not-understood"]]);
});

test("input changed at any place never throws anything but that it is no CDM", () => {
  const xml = xmlOf(read(kvnCdm).cdms[0]);
  fc.assert(
    fc.property(
      fc.constantFrom(kvnCdm, xml),
      fc.array(
        fc.tuple(fc.nat(6000), fc.constantFrom("", "=", "[", "<", "&", "\n", "é", "OBJECT", "\u0000")),
        {
          maxLength: 4,
        },
      ),
      fc.nat(8000),
      (text, edits, end) => {
        let changed = text;
        for (const [at, piece] of edits) changed = changed.slice(0, at) + piece + changed.slice(at + 2);
        try {
          const { cdms } = read(changed.slice(0, end));
          for (const { objects } of cdms)
            assert.ok(objects.every(({ positionKm }) => positionKm.every(Number.isFinite)));
        } catch (error) {
          assert.equal((error as { code?: string }).code, "cdm-not-recognized");
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("every real message is read whole", { skip: skipWithoutShared("oracles/pc/cara-cdm") }, () => {
  for (const folder of ["cara-cdm", "cara-sample-cdm"]) {
    const files = readdirSync(sharedPath(`oracles/pc/${folder}`));
    assert.ok(files.length > 10);
    for (const file of files) {
      const bytes = readFileSync(sharedPath(`oracles/pc/${folder}/${file}`));
      const { cdms, problems } = readCdms(bytes, { source: file });
      assert.equal(cdms.length, 1, file);
      assert.deepEqual(problems, [], file);
      assert.ok(
        cdms[0].objects.every(({ covarianceRtn }) => covarianceRtn?.length === covarianceKeywords.length),
      );
    }
  }
});
