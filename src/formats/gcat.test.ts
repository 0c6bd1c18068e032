import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { parseVagueDate, readGcatOrganizations, readGcatPayloads } from "./index.ts";

const encode = (text: string) => new TextEncoder().encode(text);

test("a vague date names the span of days that it may mean", () => {
  const spans = [
    ["1957 Oct  4 1928:34", "1957-10-04", "1957-10-04", "19:28:34", false],
    ["2013 Jul 19 1306", "2013-07-19", "2013-07-19", "13:06", false],
    ["2013 Jul 19 1306?", "2013-07-19", "2013-07-19", "13:06", true],
    ["1957 Oct  4 ", "1957-10-04", "1957-10-04", undefined, false],
    ["2024 Feb 29?", "2024-02-29", "2024-02-29", undefined, true],
    ["2024 Feb", "2024-02-01", "2024-02-29", undefined, false],
    ["2024 Mar?", "2024-03-01", "2024-03-31", undefined, true],
    ["2024 Dec", "2024-12-01", "2024-12-31", undefined, false],
    ["2024 Q4?", "2024-10-01", "2024-12-31", undefined, true],
    [" 1960?", "1960-01-01", "1960-12-31", undefined, true],
    ["1950s?", "1950-01-01", "1959-12-31", undefined, true],
    ["1949 jan  9?", "1949-01-09", "1949-01-09", undefined, true],
  ] as const;
  for (const [text, ...span] of spans) {
    const date = parseVagueDate(text);
    assert.deepEqual([date?.first, date?.last, date?.time, date?.isUncertain], span, text);
  }
  for (const text of [
    "",
    "-",
    "*",
    "?",
    "2023 Feb 29",
    "2023 Foo",
    "2023 Jan 0",
    "2023 Q5",
    "2023 Jan 1 2500",
    "12",
  ])
    assert.equal(parseVagueDate(text), undefined, text);
});

const payloadHeader =
  "#JCAT\tPiece\tName\tLDate\tTLast\tTOp\tTDate\tTF\tProgram\tClass\tCategory\tUNState\tDispEpoch\tDispPeri\tDispApo\tDispInc\n# Updated 2025 Jul 30 2329:45\n";

test("a payload has what its row says and lacks what the row marks absent", () => {
  const { records, problems } = readGcatPayloads(
    encode(
      `${payloadHeader}S43781\t2018-099Z\tVESTA\t2018 Dec  3 \t2018 Dec 18\t*\t*\t-\tComDev\tBC\tTECH\tUK\t2018 Dec  6 \t     574\t     591\t 97.76 \nA00001\t-\tThing\t-\t-\t1999?\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\n`,
    ),
  );
  assert.deepEqual(problems, []);
  const day = (text: string, first: string) => ({ text, first, last: first, isUncertain: false });
  assert.deepEqual(records, [
    {
      jcat: "S43781",
      id: 43781,
      piece: "2018-099Z",
      name: "VESTA",
      program: "ComDev",
      class: "BC",
      category: "TECH",
      unState: "UK",
      launchDate: day("2018 Dec 3", "2018-12-03"),
      lastDate: day("2018 Dec 18", "2018-12-18"),
      isOperating: true,
      orbitDate: day("2018 Dec 6", "2018-12-06"),
      perigeeKm: 574,
      apogeeKm: 591,
      inclinationDeg: 97.76,
    },
    {
      jcat: "A00001",
      name: "Thing",
      operationEnd: { text: "1999?", first: "1999-01-01", last: "1999-12-31", isUncertain: true },
      isOperating: false,
    },
  ]);
});

test("a row without identifier or with too few fields is left out, a bad date or figure only its field", () => {
  const good = "S00002\tP\tN\t1957 Oct  4 \t-\t-\t-\t-\t-\tC\tTECH\tSU\t-\t1\t2\t3\n";
  const { records, problems } = readGcatPayloads(
    encode(
      payloadHeader +
        good +
        good.replace("S00002", "S2") +
        good.replace("\tN", "") +
        good.replace("Oct", "Okt").replace("\t1\t", "\tone\t").replace("S00002", "S00003"),
    ),
  );
  assert.deepEqual(
    records.map(({ id, perigeeKm, launchDate }) => [id, perigeeKm, launchDate?.first]),
    [
      [2, 1, "1957-10-04"],
      [3, undefined, undefined],
    ],
  );
  assert.deepEqual(
    problems.map(({ code, line }) => [code, line]),
    [
      ["table-row-value", 4],
      ["csv-field-count", 5],
      ["table-field-value", 6],
      ["table-field-value", 6],
    ],
  );
});

test("one table of GCAT isn't taken for the other", () => {
  assert.throws(() => readGcatOrganizations(encode(payloadHeader)), { code: "table-not-recognized" });
  assert.throws(() => readGcatPayloads(encode("#JCAT\tPiece\tName\tClass\n")), {
    code: "table-column-missing",
    message: /Category, line 1/,
  });
});

const psatcat = "catalog/satcat/gcat_psatcat_2025-07-30.tsv.gz";
test("psatcat of 2025-07-30: 23,191 payloads, no problem", {
  skip: skipWithoutShared(psatcat),
}, () => {
  const { records, problems } = readGcatPayloads(gunzipSync(readFileSync(sharedPath(psatcat))));
  assert.equal(records.length, 23_191);
  assert.deepEqual(problems, []);
  assert.equal(records.filter(({ isOperating }) => isOperating).length, 12_231);
  const sputnik = records[0];
  assert.deepEqual([sputnik.id, sputnik.launchDate?.first, sputnik.unState], [2, "1957-10-04", "SU"]);
});

const orgs = "catalog/satcat/gcat_orgs_2025-12-01.tsv.gz";
test("orgs of 2025-12-01: 3,968 organizations, one date that is none (2025 Oct -), JAXA with its state and kinds", {
  skip: skipWithoutShared(orgs),
}, () => {
  const { records, problems } = readGcatOrganizations(gunzipSync(readFileSync(sharedPath(orgs))));
  assert.equal(records.length, 3968);
  assert.deepEqual(
    problems.map(({ code, parts }) => [code, parts?.field, parts?.value]),
    [["table-field-value", "TStart", "2025 Oct    -"]],
  );
  assert.deepEqual(
    records.find(({ code }) => code === "JAXA"),
    {
      code: "JAXA",
      unifiedCode: "NASDA",
      state: "J",
      types: ["O", "LA", "LV", "PL", "E", "S"],
      class: "C",
      from: { text: "2003 Oct 1", first: "2003-10-01", last: "2003-10-01", isUncertain: false },
      shortName: "JAXA",
      name: "Ucyu Koku Kenkyu Kaihatsu Kikou",
      englishName: "Japan Aerospace Exploration Agency",
      nativeName: "宇宙航空研究開発機構",
      location: "Tokyo:Chofu",
    },
  );
  const codes = new Set(records.map(({ code }) => code));
  assert.ok(records.every(({ state }) => state === undefined || codes.has(state)));
});
