import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { sharedPath } from "./testing/shared-data.ts";
import glossary from "./texts/glossary.json" with { type: "json" };

interface Term {
  readonly en: string;
  readonly ja: string;
  readonly status: string;
}
const terms: Readonly<Record<string, Term>> = glossary;
const glossaryFile = sharedPath("../glossary.en-ja.csv");
const skip = existsSync(glossaryFile) ? false : "../shared/glossary.en-ja.csv is not on this machine";

/** Terms of the program that the glossary lacks. All of them are marked as proposed. */
const ownTerms = new Set([
  "term.object",
  "term.snapshot",
  "term.role",
  "term.category",
  "term.direction",
  "term.reversibility",
  "term.grade",
  "term.limitation",
  "term.protected-list",
  "term.closest-neighbors",
]);

function readCsv(text: string): string[][] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  const rows: string[][] = [[]];
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    assert.ok(match, `unreadable CSV at ${cell.lastIndex}`);
    rows[rows.length - 1].push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3].endsWith("\n")) rows.push([]);
  }
  return rows;
}

/** The written rule: what stands in Japanese parentheses is a variant or a reading aid and is dropped on screen. */
const withoutVariants = (ja: string) => ja.replaceAll(/（[^）]*）/g, "");

test("every term is the glossary's, in English and Japanese, with its status", { skip }, () => {
  const [header, ...rows] = readCsv(readFileSync(glossaryFile, "utf8"));
  const [enAt, jaAt, statusAt] = ["term_en", "term_ja", "status"].map((name) => header.indexOf(name));
  const byEnglish = new Map(rows.filter((row) => row.length > 1).map((row) => [row[enAt], row]));
  let compared = 0;
  for (const [key, term] of Object.entries(terms)) {
    const row = byEnglish.get(term.en);
    if (!key.startsWith("term.") || ownTerms.has(key)) {
      if (row) continue;
      assert.equal(term.status, "proposed", key);
      continue;
    }
    assert.ok(row, `${key}: "${term.en}" is not in the glossary`);
    assert.equal(term.ja, withoutVariants(row[jaAt]), key);
    assert.equal(term.status, row[statusAt], key);
    compared++;
  }
  assert.ok(compared > 80, `only ${compared} terms compared`);
});

test("roles, realms and categories on screen are the glossary's terms where it has them", () => {
  for (const [key, term] of [
    ["role.watch-analyst", "term.watch-analyst"],
    ["role.duty-officer", "term.duty-officer"],
    ["role.legal-adviser", "term.legal-adviser"],
    ["role.policy-officer", "term.policy-officer"],
    ["role.releasing-authority", "term.releasing-authority"],
    ["role.principals-delegate", "term.principals-delegate"],
    ["realm.live", "term.live"],
    ["realm.exercise", "term.exercise"],
    ["realm.replay", "term.replay"],
    ["category.proximity", "term.proximity"],
    ["category.kinetic", "term.kinetic-physical"],
    ["kind.maneuver", "term.maneuver"],
    ["kind.approach", "term.conjunction"],
  ])
    assert.deepEqual(terms[key], terms[term], key);
});
