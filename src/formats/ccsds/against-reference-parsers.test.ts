import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { HoshimoriError, type Problem } from "../../core/index.ts";
import { sharedPath, skipWithoutShared } from "../../core/testing/shared-data.ts";
import { readElementSets, readMessages, writeKvn, writeXml } from "../index.ts";
import { unpackSample } from "../testing/unpack-sample.ts";
import known from "./known-differences.json" with { type: "json" };
import type { NavigationMessage } from "./message.ts";
import { decodeText } from "./text-encoding.ts";
import { hasXmlForm } from "./xml-writer.ts";

interface Verdict {
  readonly file: string;
  readonly verdict: "accept" | "reject";
  readonly verified: boolean;
}

const folder = sharedPath("oracles/ccsds");
const verdicts = (): Verdict[] => JSON.parse(readFileSync(join(folder, "index.json"), "utf8")).files;
const contents = new Map<string, Uint8Array>();
if (!skipWithoutShared("oracles/ccsds/index.json"))
  for (const { file } of verdicts())
    contents.set(file, await unpackSample(readFileSync(join(folder, file)), file));
const bytesOf = (file: string): Uint8Array => contents.get(file)!;
const isXml = (bytes: Uint8Array) => decodeText(bytes).trimStart().startsWith("<");
/** Files of the other kinds of element sets go to their own reader. */
const isElementSets = (file: string) => /\.(csv|json)$/.test(file);

/** What is wrong with a file; what can't be read at all counts as one problem at its first line. */
function problemsOf(file: string): readonly Problem[] {
  try {
    const bytes = bytesOf(file);
    return isElementSets(file) ? readElementSets(bytes).problems : readMessages(bytes).problems;
  } catch (error) {
    if (!(error instanceof HoshimoriError)) throw error;
    return [{ code: error.code, line: 1, column: 1, parts: error.parts }];
  }
}

test("verdicts are those of the reference parsers, but for the differences that are listed with their reasons", {
  skip: skipWithoutShared("oracles/ccsds/index.json"),
}, (context: TestContext) => {
  const listed = known.files as Readonly<Record<string, string>>;
  const counted = verdicts().filter(
    ({ file, verified }) => verified && /cdm|omm|oem|opm|tdm|ndm/.test(file) && !/lexical|ocm/.test(file),
  );
  assert.ok(counted.length > 100, `${counted.length} files`);
  let agreeing = 0;
  for (const { file, verdict } of verdicts()) {
    const problems = problemsOf(file);
    const agrees = (problems.length === 0 ? "accept" : "reject") === verdict;
    assert.equal(
      file in listed,
      !agrees,
      `${file}: wanted ${verdict}, got ${JSON.stringify(problems.slice(0, 3))}`,
    );
    if (agrees && counted.some((each) => each.file === file)) agreeing++;
  }
  context.diagnostic(
    `${agreeing} of ${counted.length} verified CDM, OMM, OEM, OPM, TDM, NDM agree (${((100 * agreeing) / counted.length).toFixed(1)} %)`,
  );
});

test("the two halves of OEMExample7 are accepted as Orekit's own test reads them: with a frame between them", {
  skip: skipWithoutShared("oracles/ccsds/index.json"),
}, () => {
  const [before, after] = ["pre", "post"].map((part) =>
    readFileSync(join(folder, `orekit/odm/oem/OEMExample7.txt.${part}`)),
  );
  for (const frame of ["EME2000", "ITRF2014"]) {
    const whole = Buffer.concat([before, Buffer.from(`REF_FRAME = ${frame}`), after]);
    const { messages, problems } = readMessages(whole);
    assert.deepEqual([messages.length, problems], [1, []], frame);
  }
});

test("every reject has a place and a code of its own", {
  skip: skipWithoutShared("oracles/ccsds/index.json"),
}, () => {
  const rejected = verdicts().filter(({ file, verdict }) => verdict === "reject" && !(file in known.files));
  assert.ok(rejected.length > 40);
  for (const { file } of rejected)
    for (const { code, line, column } of problemsOf(file)) {
      assert.ok(line >= 1 && column >= 1, file);
      assert.match(code, /^(ccsds|cdm)-/, file);
    }
});

/** Content without places. */
const plain = (messages: readonly NavigationMessage[]) =>
  messages.map(({ kind, version, sections }) => ({
    kind,
    version,
    sections: sections.map(({ name, comments, fields, rows }) => ({
      name,
      comments,
      fields: fields.map(({ keyword, value, unit }) => [keyword, value.replace(/\s+/g, " "), unit]),
      rows: rows.map(({ values }) => values),
    })),
  }));

/** Keywords with their values and rows, in any order: what must survive the change of notation. */
const values = (messages: readonly NavigationMessage[]): string[] =>
  plain(messages)
    .flatMap(({ sections }) => sections)
    .flatMap(({ fields, rows }) => [
      ...fields.map(([keyword, value]) => `${keyword}=${value}`),
      ...rows.map((row) => row.join(" ")),
    ])
    .sort();

const read = (text: string) => readMessages(new TextEncoder().encode(text));

test("accepted files survive reading, writing and reading, in their own notation and in the other", {
  skip: skipWithoutShared("oracles/ccsds/index.json"),
}, () => {
  let survived = 0;
  for (const { file, verdict } of verdicts()) {
    if (verdict !== "accept" || file in known.files || isElementSets(file)) continue;
    const bytes = bytesOf(file);
    const { messages } = readMessages(bytes);
    const own = isXml(bytes) ? writeXml : writeKvn;
    assert.deepEqual(plain(read(own(messages)).messages), plain(messages), file);
    const withXml = messages.filter(hasXmlForm);
    if (withXml.length === 0) continue;
    const other = own === writeXml ? writeKvn : writeXml;
    assert.deepEqual(values(read(other(withXml)).messages), values(withXml), `${file}, other notation`);
    survived++;
  }
  assert.ok(survived > 90, `${survived} files`);
});

test("text in UTF-8, UTF-16 and UTF-32, with and without a mark, is the same text", {
  skip: skipWithoutShared("oracles/ccsds/index.json"),
}, () => {
  const files = verdicts().filter(({ file }) => file.includes("lexical/minimalist"));
  assert.ok(files.length >= 8);
  for (const { file } of files)
    assert.match(decodeText(bytesOf(file)), /<greeting>Hello, world!<\/greeting>/, file);
});
