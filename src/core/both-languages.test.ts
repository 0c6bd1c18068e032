import assert from "node:assert/strict";
import { test } from "node:test";
import { errorTable } from "./errors.ts";
import { textTable } from "./texts.ts";

const japanese = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u;
/** Texts that are the same sign in both languages. Add one only with its reason. */
const withoutJapanese = new Set<string>();
const partsOf = (template: string) => [...new Set(template.match(/\{\w+\}/g) ?? [])].sort();

for (const [name, table] of Object.entries({ textTable, errorTable }))
  test(`every entry of ${name} has its twin: both languages, the same parts, Japanese in Japanese`, () => {
    const entries = Object.entries(table);
    assert.ok(entries.length > 0);
    for (const [key, { en, ja }] of entries) {
      assert.ok(en.trim() !== "" && ja.trim() !== "", key);
      assert.deepEqual(partsOf(ja), partsOf(en), key);
      assert.ok(japanese.test(ja) || withoutJapanese.has(key), `${key}: "${ja}"`);
      assert.ok(!japanese.test(en), `${key}: "${en}"`);
    }
  });
