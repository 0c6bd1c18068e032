import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { languages, textTable } from "../../core/index.ts";
import { isWebTextKey, webTexts } from "./web-texts.ts";

const webFolder = join(import.meta.dirname, "..");
const sources = readdirSync(webFolder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith(".test.ts"))
  .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), "utf8") }));
const pages = sources.filter(({ name }) => name.endsWith(".tsx"));

test("every text of the screens stands in both languages, with the same parts", () => {
  const entries = Object.entries(webTexts);
  assert.ok(entries.length > 100, `only ${entries.length} texts seen`);
  for (const [key, text] of entries) {
    for (const language of languages) assert.notEqual(text[language].trim(), "", `${key} has no ${language}`);
    const parts = (template: string) => [...template.matchAll(/\{(\w+)\}/g)].map(([, part]) => part).sort();
    assert.deepEqual(parts(text.ja), parts(text.en), `parts of ${key} differ`);
  }
});

test("every key that a source names exists, and every text is used", () => {
  const all = sources.map(({ text }) => text).join("\n");
  const named = [...all.matchAll(/\bt\(\s*"([^"]+)"/g)].map(([, key]) => key);
  assert.ok(named.length > 100, `only ${named.length} uses seen`);
  for (const key of named) assert.ok(isWebTextKey(key), `${key} is used, but no text`);
  // Keys made of a prefix and a value of the data: `kind.${…}`, word("kind", …).
  const prefixes = new Set([
    ...[...all.matchAll(/\bt\(\s*`([a-z-]+)\.\$\{/g)].map(([, prefix]) => prefix),
    ...[...all.matchAll(/\bprefix="([a-z-]+)"/g)].map(([, prefix]) => prefix),
    ...[...all.matchAll(/\bword\(\s*"([a-z-]+)"/g)].map(([, prefix]) => prefix),
  ]);
  const unused = Object.keys(webTexts).filter(
    (key) => !all.includes(`"${key}"`) && !prefixes.has(key.split(".")[0]),
  );
  assert.deepEqual(unused, [], "texts that nothing shows");
});

test("terms come from the glossary that core keeps", () => {
  const all = sources.map(({ text }) => text).join("\n");
  const terms = [...all.matchAll(/describe\(\s*"([^"]+)"/g)].map(([, key]) => key);
  assert.ok(terms.length > 0);
  for (const key of terms) assert.ok(Object.hasOwn(textTable, key), `${key} isn't in core's table`);
});

test("no page holds a visible text of its own", () => {
  assert.ok(pages.length > 20, `only ${pages.length} pages seen`);
  const found: string[] = [];
  for (const { name, text } of pages) {
    const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
    // Letters between tags, and in attributes that are read or shown.
    for (const [, words] of code.matchAll(/<\/?[A-Za-z][^<>{}=]*>([^<>{}()=;]*\p{L}{2,}[^<>{}()=;]*)<\//gu))
      found.push(`${name}: ${words.trim()}`);
    for (const [, attribute, words] of code.matchAll(
      /\b(title|aria-label|placeholder|alt|label)="([^"]*\p{L}{2,}[^"]*)"/gu,
    ))
      if (!/^[\d\s:TZ-]+$/.test(words)) found.push(`${name}: ${attribute}="${words}"`);
  }
  assert.deepEqual(found, []);
});
