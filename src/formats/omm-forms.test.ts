import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { projectPath } from "../core/testing/shared-data.ts";
import { type ElementTable, sliceTable } from "../orbit/index.ts";
import { ommMessages, readElementSetFile, writeKvn, writeOmmCsv, writeOmmJson, writeXml } from "./index.ts";
import { readOmmMessages } from "./omm-messages.ts";
import { readPlainOmmXml } from "./omm-xml.ts";
import { mutated } from "./testing/mutated.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const catalog = readElementSetFile(
  gunzipSync(readFileSync(projectPath("data/demo/gp-on-orbit_2024-11-01.csv.gz"))),
).table;
const some = sliceTable(catalog, 9000, 9400);
const origin = { creationDate: "2024-11-01T00:00:00", originator: "TEST" };
const xmlOf = (table: ElementTable): string => writeXml(ommMessages(table, origin));

test("element sets survive each form that keeps their digits: CSV, JSON, KVN, XML", () => {
  const forms = [writeOmmCsv(some), writeOmmJson(some), writeKvn(ommMessages(some, origin)), xmlOf(some)];
  for (const text of forms) {
    const { table, problems } = readElementSetFile(bytesOf(text));
    assert.deepEqual(problems, []);
    assert.deepEqual(table, some);
  }
});

test("the quick readers give for the whole catalog what the thorough ones give", () => {
  const xml = bytesOf(xmlOf(catalog));
  const quick = readPlainOmmXml(xml);
  assert.deepEqual(quick?.table, catalog);
  assert.deepEqual(readOmmMessages(xml).table, catalog);
  // A member that is nested sends an object the long way; numbers may be texts.
  const rows = JSON.parse(writeOmmJson(some)) as Record<string, unknown>[];
  const nested = rows.map((row) => ({ ...row, EXTRA: [{ deep: 1 }] }));
  const texts = rows.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, String(v)])));
  for (const list of [nested, texts, rows.map((row) => ({ ...row, MEAN_MOTION_DDOT: null }))])
    assert.deepEqual(readElementSetFile(bytesOf(JSON.stringify(list, null, 1))).table, some);
});

test("a creation date that is no time is left to the thorough reader, which refuses the message", () => {
  const xml = xmlOf(sliceTable(some, 0, 1));
  const dated = (value: string) =>
    bytesOf(
      xml.replace(
        /<CREATION_DATE>.*?<\/CREATION_DATE>|<CREATION_DATE\/>/,
        `<CREATION_DATE>${value}</CREATION_DATE>`,
      ),
    );
  for (const value of ["", " ", "2026-07-10T03:44:00", "2026-191T03:44:00.5Z"]) {
    assert.equal(readPlainOmmXml(dated(value))?.table.name.length, 1, value);
    assert.deepEqual(readOmmMessages(dated(value)).problems, [], value);
  }
  for (const value of ["yesterday", "2026-02-30T00:00:00", "2026-07-10", "2026-07-10T25:00:00"]) {
    assert.equal(readPlainOmmXml(dated(value)), undefined, value);
    assert.equal(readElementSetFile(dated(value)).problems.length, 1, value);
  }
});

test("names with XML's entities are read as they are meant, others refused", () => {
  const named = { ...sliceTable(some, 0, 1), name: ["A & B <C> \"D\" 'E'"] };
  assert.deepEqual(readPlainOmmXml(bytesOf(xmlOf(named)))?.table.name, named.name);
  const other = bytesOf(xmlOf(named).replace("&amp;", "&bomb;"));
  assert.equal(readPlainOmmXml(other), undefined);
  assert.equal(readElementSetFile(other).problems[0].code, "ccsds-xml-not-understood");
});

test("a control character that XML forbids is no blank between elements", () => {
  const written = xmlOf(sliceTable(some, 0, 1));
  for (const [blank, isRead] of [
    ["\t\r\n ", true],
    ["\v", false],
    ["\f", false],
  ] as const) {
    const bytes = bytesOf(written.replace("<header>", `${blank}<header>`));
    assert.equal(readPlainOmmXml(bytes) !== undefined, isRead, JSON.stringify(blank));
  }
});

test("fuzz: what the quick reader accepts of mutated XML, the thorough one reads the same, or refuses for what SGP4 doesn't use", () => {
  // The opening tag stays: its attributes are not looked at closely.
  const [head, body] = xmlOf(sliceTable(some, 0, 1)).split(/(?<=version="2.0">)/);
  let accepted = 0;
  fc.assert(
    fc.property(mutated(bytesOf(body)), (rest) => {
      const bytes = Buffer.concat([bytesOf(head), rest]);
      const quick = readPlainOmmXml(bytes);
      if (!quick) return;
      const thorough = readOmmMessages(bytes);
      if (thorough.problems.length > 0) {
        for (const { parts } of thorough.problems)
          assert.match(JSON.stringify(parts), /CLASSIFICATION_TYPE|EPHEMERIS_TYPE/);
        return;
      }
      accepted++;
      assert.deepEqual(quick.table, thorough.table);
    }),
    { numRuns: 3000 },
  );
  assert.ok(accepted > 0, `${accepted} accepted`);
});
