import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { formatIsoUtc } from "../time/index.ts";
import { readDecay, readOpenTable, readPublicConjunctions } from "./index.ts";
import { mutated } from "./testing/mutated.ts";

/** Made up after the models of the classes; no record of the service's. */
const warning = {
  CDM_ID: "100000001",
  CREATED: "2026-08-11 00:45:12.000000",
  EMERGENCY_REPORTABLE: "Y",
  TCA: "2026-08-12T22:03:26.595000",
  MIN_RNG: "181",
  PC: "0.000237",
  SAT_1_ID: "900000001",
  SAT_1_NAME: "SAMPLE 1",
  SAT1_OBJECT_TYPE: "PAYLOAD",
  SAT1_RCS: "LARGE",
  SAT_1_EXCL_VOL: "5.00",
  SAT_2_ID: 5758,
  SAT_2_NAME: "SAMPLE DEB",
  SAT2_OBJECT_TYPE: "DEBRIS",
  SAT2_RCS: null,
  SAT_2_EXCL_VOL: "1.00",
};
const decayed = {
  NORAD_CAT_ID: "25544",
  OBJECT_NUMBER: "25544",
  OBJECT_NAME: "SAMPLE",
  INTLDES: "1998-067A",
  OBJECT_ID: "1998-067A",
  RCS: "0",
  RCS_SIZE: "LARGE",
  COUNTRY: "US",
  MSG_EPOCH: "2026-08-11 18:20:00",
  DECAY_EPOCH: "2026-08-12 0:00:00",
  SOURCE: "decay_msg",
  MSG_TYPE: "Historical",
  PRECEDENCE: "1",
};
const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value, null, 1));

test("cdm_public: meters become kilometers, times with a blank are read, what is null is left out", () => {
  const { records, problems } = readPublicConjunctions(bytesOf([warning]));
  assert.deepEqual(problems, []);
  const [{ tca, createdAt, ...rest }] = records;
  assert.deepEqual(
    [formatIsoUtc(tca), formatIsoUtc(createdAt!)],
    ["2026-08-12T22:03:26.595000Z", "2026-08-11T00:45:12.000000Z"],
  );
  assert.deepEqual(rest, {
    messageId: "100000001",
    isEmergencyReportable: true,
    missDistanceKm: 0.181,
    probability: 0.000237,
    id1: 900_000_001,
    id2: 5758,
    name1: "SAMPLE 1",
    name2: "SAMPLE DEB",
    objectType1: "PAYLOAD",
    objectType2: "DEBRIS",
    rcsSize1: "LARGE",
    exclusionVolumeKm1: 5,
    exclusionVolumeKm2: 1,
  });
});

test("decay: several messages of an object stay apart, an hour of one digit is read", () => {
  const prediction = {
    ...decayed,
    MSG_TYPE: "Prediction",
    SOURCE: "60day_msg",
    DECAY_EPOCH: "2026-08-13 12:00:00",
  };
  const { records, problems } = readDecay(bytesOf([decayed, prediction]));
  assert.deepEqual(problems, []);
  assert.deepEqual(
    records.map(({ id, decayAt, source, messageType, precedence }) => [
      id,
      formatIsoUtc(decayAt),
      source,
      messageType,
      precedence,
    ]),
    [
      [25_544, "2026-08-12T00:00:00.000000Z", "decay_msg", "Historical", 1],
      [25_544, "2026-08-13T12:00:00.000000Z", "60day_msg", "Prediction", 1],
    ],
  );
});

test("a record that lacks what is needed is refused with its line, another field only left out; the good ones are kept", () => {
  const { records, problems } = readPublicConjunctions(
    bytesOf([
      { ...warning, TCA: "soon" },
      { ...warning, PC: "2", CDM_ID: "2" },
      { ...warning, SAT_2_ID: "0" },
      warning,
    ]),
  );
  assert.deepEqual(
    records.map(({ messageId, probability }) => [messageId, probability]),
    [
      ["2", undefined],
      ["100000001", 0.000237],
    ],
  );
  assert.deepEqual(
    problems.map(({ code, line, parts }) => [code, line, parts?.field]),
    [
      ["space-track-needed", 2, "TCA"],
      ["space-track-field", 20, "PC"],
      ["space-track-needed", 38, "SAT_2_ID"],
    ],
  );
  const cut = bytesOf([decayed]).subarray(0, 120);
  assert.deepEqual(
    readDecay(cut).problems.map(({ code }) => code),
    ["json-not-understood"],
  );
});

test("both are told by content", () => {
  assert.deepEqual(readOpenTable(bytesOf([warning])), { kind: "cdm-public", count: 1, problems: [] });
  assert.deepEqual(readOpenTable(bytesOf([decayed])), { kind: "decay", count: 1, problems: [] });
});

test("fuzz: mutated answers give records and problems with places", () => {
  for (const [read, value] of [
    [readPublicConjunctions, [warning, warning]],
    [readDecay, [decayed, decayed]],
  ] as const)
    fc.assert(
      fc.property(mutated(bytesOf(value)), (bytes) => {
        const { problems } = read(bytes);
        for (const { line, column } of problems) assert.ok(line >= 1 && column >= 1);
      }),
      { numRuns: 1000 },
    );
});
