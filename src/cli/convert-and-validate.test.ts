import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { projectPath } from "../core/testing/shared-data.ts";
import { kvnCdm } from "../formats/testing/sample-cdm.ts";
import { kvnOem } from "../formats/testing/sample-oem.ts";

const folder = mkdtempSync(join(tmpdir(), "hoshimori-convert-"));
after(() => rmSync(folder, { recursive: true }));
const fileOf = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const hoshimori = (words: readonly string[], input?: string) =>
  spawnSync(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", projectPath("src/cli/main.ts"), ...words],
    {
      encoding: "utf8",
      env: { ...process.env, LANG: "C", LC_ALL: "C" },
      ...(input === undefined ? {} : { input }),
    },
  );

const tle = `0 VANGUARD 1
1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753
2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667
`;

test("validate: no problem is exit code 0; problems are records with line, column, code, message and exit code 1", () => {
  const good = hoshimori(["validate", fileOf("good.oem.gz", gzipSync(kvnOem)), "--json"]);
  assert.deepEqual([good.status, good.stdout], [0, ""]);
  assert.match(good.stderr, /no problem found: 1 oem/);
  const bad = hoshimori(["validate", fileOf("bad.oem", kvnOem.replace("TIME_SYSTEM = UTC\n", "")), "--json"]);
  assert.equal(bad.status, 1);
  const [record] = bad.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual([record.line, record.column, record.code], [6, 1, "ccsds-keyword-missing"]);
  assert.match(record.message, /lacks TIME_SYSTEM. Add it/);
  const japanese = hoshimori(["validate", join(folder, "bad.oem"), "--lang", "ja"]);
  assert.match(japanese.stdout, /TIME_SYSTEM がありません/);
});

test("validate: element sets too; what is nothing known is exit code 3", () => {
  assert.equal(hoshimori(["validate", "-"], tle).status, 0);
  const wrong = hoshimori(["validate", "-", "--json"], tle.replace("4753", "4750"));
  assert.deepEqual([wrong.status, JSON.parse(wrong.stdout).code], [1, "tle-checksum"]);
  assert.equal(hoshimori(["validate", "-"], "good morning\n").status, 3);
  assert.equal(hoshimori(["validate", "-"], "<html></html>").status, 3);
});

test("convert: element sets through every form come back the same", () => {
  let text = hoshimori(["convert", "-", "--to", "omm-xml"], tle).stdout;
  for (const form of ["omm-kvn", "omm-json", "omm-csv", "3le"])
    text = hoshimori(["convert", "-", "--to", form], text).stdout;
  // Numbers of the set and of the revolution aren't kept by these forms, nor how zero was written.
  const columns = (lines: string) => lines.split("\n").map((line) => line.slice(0, 63));
  assert.deepEqual(columns(text), columns(tle.replace("00000-0", "00000+0")));
});

test("convert: messages go between KVN and XML with all that they hold", () => {
  for (const [kind, sample] of [
    ["oem", kvnOem],
    ["cdm", kvnCdm],
  ] as const) {
    const xml = hoshimori(["convert", "-", "--to", `${kind}-xml`], sample).stdout;
    assert.match(xml, new RegExp(`<${kind} id="CCSDS_${kind.toUpperCase()}_VERS"`));
    const kvn = hoshimori(["convert", "-", "--to", `${kind}-kvn`], sample).stdout;
    assert.equal(hoshimori(["convert", "-", "--to", `${kind}-kvn`], xml).stdout, kvn);
  }
});

test("convert: what has a problem is left out and told; nothing to write is exit code 1", () => {
  const mixed = hoshimori(["convert", "-", "--to", "omm-csv"], tle + tle.replace("4753", "4750"));
  assert.deepEqual([mixed.status, mixed.stdout.trim().split("\n").length], [1, 2]);
  assert.match(mixed.stderr, /-:5:69: .*\[tle-checksum\]/);
  const none = hoshimori(["convert", "-", "--to", "cdm-xml"], kvnOem);
  assert.deepEqual([none.status, none.stdout], [1, ""]);
  assert.match(none.stderr, /holds nothing that can be written as cdm-xml. It holds: 1 oem/);
  const old = hoshimori(
    ["convert", "-", "--to", "oem-xml"],
    kvnOem.replace("2.0", "1.0").split("COVARIANCE_START")[0].replace(" -0.008 -0.0005 0", ""),
  );
  assert.equal(old.status, 1);
  assert.match(old.stderr, /convert-no-xml-form/);
  const large = hoshimori(
    ["convert", "-", "--to", "tle"],
    hoshimori(["convert", "-", "--to", "omm-csv"], tle).stdout.replace(",5,", ",799500124,"),
  );
  assert.match(large.stderr, /799500124 does not fit/);
  assert.equal(hoshimori(["convert", "-", "--to", "parquet"], tle).status, 2);
});
