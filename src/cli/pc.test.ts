import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { projectPath, sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { readCdms } from "../formats/index.ts";
import { kvnCdm, xmlOf } from "../formats/testing/sample-cdm.ts";

const folder = mkdtempSync(join(tmpdir(), "hoshimori-pc-"));
after(() => rmSync(folder, { recursive: true }));
const fileOf = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const kvn = fileOf("one.cdm", kvnCdm);

const pc = (file: string, ...options: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [projectPath("src/cli/main.ts"), "pc", file, ...options],
    {
      encoding: "utf8",
      env: { ...process.env, LANG: "C", LC_ALL: "C" },
      ...(file === "-" ? { input: kvnCdm } : {}),
    },
  );
  const records = stdout.startsWith("{")
    ? stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
    : [];
  return { status, stdout, stderr, records };
};

test("one record a message with the contract's fields; KVN, XML, .gz and standard input give the same", () => {
  const { status, records, stderr } = pc(kvn, "--json");
  assert.equal(status, 0, stderr);
  const [record] = records;
  assert.deepEqual([record.id1, record.id2, record.method, record.hbrM], [12345, 30337, "foster", 20]);
  assert.equal(record.tca, "2014-01-24T15:59:51.345000Z");
  assert.ok(Math.abs(record.missDistanceKm - 0.7159) < 1e-3, `${record.missDistanceKm}`);
  assert.ok(record.probability > 0 && record.probability < 1);
  assert.ok(record.maxProbability >= record.probability && /diluted|robust/.test(record.dilution));
  assert.ok(!("refusal" in record));
  const xml = xmlOf(readCdms(new TextEncoder().encode(kvnCdm), { source: "" }).cdms[0]);
  for (const other of [fileOf("one.xml", xml), fileOf("one.cdm.gz", gzipSync(kvnCdm)), "-"])
    assert.deepEqual(pc(other, "--json").records, records);
});

test("another method gives a record, and the radius of the option goes before the message's", () => {
  for (const method of ["chan", "max", "nc3d"]) {
    const { records } = pc(kvn, "--json", "--method", method, "--hbr", "15");
    assert.deepEqual([records[0].method, records[0].hbrM], [method, 15]);
    assert.ok(records[0].probability > 0, method);
  }
  const { records } = pc(kvn, "--json", "--method", "monte-carlo", "--samples", "1000", "--seed", "4");
  assert.equal(records[0].samples, 1000);
  assert.equal(records[0].limits95.length, 2);
});

test("several messages: one that states no radius names the remedy, the others are computed, exit code 1", () => {
  const without = kvnCdm.replace(/^COMMENT HBR.*\n/m, "");
  const both = fileOf("both.cdm", without + kvnCdm);
  const { status, records, stderr } = pc(both, "--json");
  assert.equal(status, 1);
  assert.equal(records.length, 1);
  assert.match(stderr, /both\.cdm:1:1: .*--hbr/);
  assert.equal(pc(both, "--json", "--hbr", "20").records.length, 2);
});

test("where 2-D does not hold it says so, in the language asked for", () => {
  const still = kvnCdm.replace(
    /X_DOT = -2\.88[\s\S]*Z_DOT = -1\.8674/,
    "X_DOT = 4.418769571 [km/s]\nY_DOT = 4.833547743 [km/s]\nZ_DOT = -3.526774282",
  );
  const { status, records, stderr } = pc(fileOf("still.cdm", still), "--json", "--lang", "ja");
  assert.equal(status, 0);
  assert.equal(records[0].refusal, "no-relative-motion");
  assert.ok(!("probability" in records[0]));
  assert.match(stderr, /相対運動がなく/);
});

test("states in ITRF are turned first: the relative motion hardly changes", () => {
  const inItrf = pc(fileOf("itrf.cdm", kvnCdm.replaceAll("EME2000", "ITRF")), "--json").records[0];
  assert.ok(Math.abs(inItrf.missDistanceKm - pc(kvn, "--json").records[0].missDistanceKm) < 1e-6);
  const unknown = pc(fileOf("frame.cdm", kvnCdm.replace("EME2000", "LVLH")), "--json");
  assert.deepEqual([unknown.status, unknown.records.length], [1, 0]);
  assert.match(unknown.stderr, /pc-frame/);
});

test("without --json a line a message under a heading", () => {
  const { stdout, stderr } = pc(kvn);
  assert.equal(stdout.trim().split("\n").length, 1);
  assert.match(stdout, /12345 +30337 +2014-01-24T15:59:51\.345000Z/);
  assert.match(stderr, /Pc/);
});

test("wrong usage ends with 2, what is no CDM with 3", () => {
  assert.equal(pc(kvn, "--method", "guess").status, 2);
  assert.equal(pc(kvn, "--hbr", "-1").status, 2);
  assert.equal(pc(kvn, "--method", "monte-carlo", "--samples", "0").status, 2);
  assert.equal(pc(fileOf("words.txt", "no message")).status, 3);
  assert.equal(pc(join(folder, "none.cdm")).status, 3);
});

test("a real message through the command line is CARA's value", {
  skip: skipWithoutShared("oracles/pc/cara-pc-expected.json"),
}, () => {
  const { cases } = JSON.parse(readFileSync(sharedPath("oracles/pc/cara-pc-expected.json"), "utf8"));
  const { Conjunction_ID: id, Pc2D, Nc2D } = cases[0];
  const path = sharedPath(`oracles/pc/cara-cdm/${id}.cdm`);
  assert.ok(Math.abs(pc(path, "--json").records[0].probability / Pc2D - 1) < 1e-6);
  assert.ok(Math.abs(pc(path, "--json", "--method", "nc2d").records[0].probability / Nc2D - 1) < 1e-3);
});

test("a covariance that a message lacks is estimated from element sets on demand, and said to be", () => {
  const lines = gunzipSync(readFileSync(projectPath("data/demo/history_2026-06-02_2026-08-12.tle.gz")))
    .toString("latin1")
    .split(/\n(?=1 )/)
    .filter((set) => /^1 (4793[0-9]|645[0-9]{2})/.test(set));
  assert.ok(lines.length > 1000, `${lines.length} sets`);
  const history = fileOf("history.tle", lines.join("\n"));
  const [head, one, two] = kvnCdm.split(/(?=^OBJECT = )/m);
  const bare = (object: string, id: string) =>
    object.replace(/^OBJECT_DESIGNATOR = .*$/m, `OBJECT_DESIGNATOR = ${id}`).replace(/^C[RTN].*\n/gm, "");
  const at = (text: string) => text.replaceAll("2014-024", "2026-224");
  const file = fileOf("bare.cdm", at(head) + bare(one, "47933") + two);
  const without = pc(file, "--json");
  assert.equal(without.records[0].refusal, "covariance-unknown");
  const { records, stderr } = pc(file, "--json", "--history", history);
  const { estimatedCovariance1, estimatedCovariance2, probability } = records[0];
  assert.deepEqual(
    [estimatedCovariance1.label, estimatedCovariance1.basis, estimatedCovariance2],
    ["estimated from element history", "object", undefined],
  );
  assert.ok(
    estimatedCovariance1.ageDays > 0 && estimatedCovariance1.ageDays < 1,
    `${estimatedCovariance1.ageDays}`,
  );
  assert.ok(probability >= 0 && probability < 1);
  assert.match(stderr, /no covariance of 47933; one of position was estimated from its element history/);
  // An object that the sets don't hold stays without, and so does one at a time that they tell nothing of.
  const old = pc(fileOf("old.cdm", head + bare(one, "47933") + two), "--json", "--history", history);
  assert.equal(old.records[0].refusal, "covariance-unknown");
  const unknown = pc(fileOf("unknown.cdm", at(head) + bare(one, "5") + two), "--json", "--history", history);
  assert.equal(unknown.records[0].refusal, "covariance-unknown");
});
