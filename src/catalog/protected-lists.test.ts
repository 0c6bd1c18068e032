import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { projectPath } from "../core/testing/shared-data.ts";
import { readSatcat } from "../formats/index.ts";
import { protectedReasonKey, readProtectedList } from "./index.ts";

const listOf = (party: string) =>
  readProtectedList(readFileSync(projectPath(`policies/protected/${party}.csv`), "utf8"), {
    source: `${party}.csv`,
  });
const satcat = new Map(
  readSatcat(
    gunzipSync(readFileSync(projectPath("data/demo/satcat-payloads_2026-08-21.json.gz"))),
  ).records.map((record) => [record.id, record]),
);

for (const [party, owner, least, most] of [
  ["JP", "JPN", 30, 90],
  ["US", "US", 200, 400],
] as const)
  test(`the list of ${party}: ${least} to ${most} payloads of the owner, each with reason and source, none commercial`, () => {
    const { entries, problems } = listOf(party);
    assert.deepEqual(problems, []);
    assert.ok(entries.length >= least && entries.length <= most, `${entries.length}`);
    for (const { id, name, reason, source, party: listed } of entries) {
      const record = satcat.get(id);
      assert.ok(record && (record.owner === owner || record.owner === "ISS"), `${id} ${record?.owner}`);
      assert.equal(name, record.name);
      assert.equal(listed, party);
      assert.ok(protectedReasonKey(reason), reason);
      assert.match(source, /^SATCAT 2026-08-21/);
      assert.doesNotMatch(name, /STARLINK|KUIPER|FLOCK|LEMUR|GLOBALSTAR|IRIDIUM| DEB\b|R\/B/);
    }
  });

test("the list of JP holds the satellites that anybody would look for, those without public elements too", () => {
  const ids = new Set(listOf("JP").entries.map(({ id }) => id));
  const wanted = {
    "Himawari-8": 40267,
    "Himawari-9": 41836,
    "QZS-2": 42738,
    "QZS-3": 42917,
    "QZS-7, newer than GCAT": 100270,
    "DSN-1 on Superbird-B3": 43271,
    "DSN-2": 41940,
    "DSN-3": 61733,
    "IGS R-8": 61439,
    "ALOS-2": 39766,
    "ALOS-4": 60182,
    GOSAT: 33492,
    ISS: 25544,
  };
  for (const [name, id] of Object.entries(wanted)) assert.ok(ids.has(id), name);
  assert.ok(!ids.has(37158), "QZS-1 is retired");
  assert.ok(!ids.has(40319), "Hayabusa2 is not in Earth orbit");
});

test("bad rows are named with line and column, good ones kept", () => {
  const { entries, problems } = readProtectedList(
    "id,party,reason,source\n5,JP,why,me\nx5,JP,why,me\n6,Japan,why,me\n7,JP,,me\n5,JP,again,me\n8,JP\n9,US,of my own,me\n",
  );
  assert.deepEqual(
    entries.map(({ id }) => id),
    [5, 9],
  );
  assert.deepEqual(
    problems.map(({ code, line, column }) => [code, line, column]),
    [
      ["protected-list-number", 3, 1],
      ["protected-list-party", 4, 3],
      ["protected-list-reason", 5, 6],
      ["protected-list-twice", 6, 1],
      ["csv-field-count", 7, 1],
    ],
  );
  assert.equal(protectedReasonKey("of my own"), undefined);
  assert.throws(() => readProtectedList("id,party\n1,JP\n", { source: "mine.csv" }), {
    code: "protected-list-column-missing",
    message: /mine\.csv lacks the column reason, source/,
  });
});
