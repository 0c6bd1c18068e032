/** Every bad input of the command line: one clear message with place and remedy, in both languages, and the right exit code. */
import assert from "node:assert/strict";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { gunzipSync } from "node:zlib";
import { projectPath } from "../src/core/testing/shared-data.ts";
import { recordsOf, runCli, startCli, temporaryFolder } from "./support/run-cli.ts";

const active = projectPath("data/demo/active_2026-08-12.tle.gz");
const start = "2026-08-12T00:00:00Z";

const firstSets = (count: number): string[] =>
  gunzipSync(readFileSync(active))
    .toString("utf8")
    .split("\n")
    .slice(0, 3 * count);

async function refuses(args: string[], code: number, errorCode: string, env: NodeJS.ProcessEnv = {}) {
  for (const [language, script] of [
    ["en", /[a-z]{3}/],
    ["ja", /[\u3040-\u30ff\u4e00-\u9fff]/],
  ] as const) {
    const run = await runCli([...args, "--lang", language], { env });
    assert.equal(run.code, code, `${args.join(" ")}: ${run.stderr}`);
    assert.match(run.stderr, new RegExp(`\\[${errorCode}\\]`));
    assert.match(run.stderr, script);
    assert.equal(run.stdout, "");
    assert.doesNotMatch(run.stderr, /\{\w+\}|at .*\.ts:\d+/, "no gap in the text and no stack");
  }
}

function fileIn(context: TestContext, name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(context), name);
  writeFileSync(path, content);
  return path;
}

const propagate = (file: string) => ["propagate", file, "--start", start, "--end", start, "--step", "60"];

test("a truncated gzip can't be read at all", async (context) => {
  const bytes = readFileSync(active);
  await refuses(
    propagate(fileIn(context, "cut.tle.gz", bytes.subarray(0, bytes.length / 2))),
    3,
    "input-gzip-truncated",
  );
});

test("a file that is not there can't be read at all", async (context) => {
  await refuses(propagate(join(temporaryFolder(context), "none.tle")), 3, "input-not-found");
});

test("a TLE with a bad checksum is named with its line, and the good ones are kept", async (context) => {
  const lines = firstSets(3);
  lines[4] = `${lines[4].slice(0, 68)}${(Number(lines[4][68]) + 1) % 10}`;
  const file = fileIn(context, "one-bad.tle", `${lines.join("\n")}\n`);
  const run = await runCli([...propagate(file), "--json"]);
  assert.equal(run.code, 0, run.stderr);
  assert.equal(recordsOf(run.stdout).length, 2);
  assert.match(run.stderr, /one-bad\.tle:5:\d+: .*checksum.*\[tle-checksum\]/);
});

test("a CSV with a missing column is refused with the column's name", async (context) => {
  const file = fileIn(context, "short.csv", "OBJECT_NAME,NORAD_CAT_ID,EPOCH\nX,5,2026-08-12T00:00:00\n");
  const run = await runCli(propagate(file));
  assert.notEqual(run.code, 0);
  assert.match(run.stderr, /MEAN_MOTION/);
});

test("an unknown owner code is wrong usage, with the nearest codes", async () => {
  const run = await runCli([
    "screen",
    active,
    "--owner",
    "JAPAN",
    "--start",
    start,
    "--hours",
    "1",
    "--within",
    "5",
  ]);
  assert.notEqual(run.code, 0);
  assert.match(run.stderr, /JPN/);
});

test("wrong usage ends with 2", async () => {
  for (const args of [["nonsense"], ["propagate"], ["screen", active], ["serve", "--port", "many"]]) {
    assert.equal((await runCli(args)).code, 2, args.join(" "));
  }
});

test("a port in use is named", async (context) => {
  const other = createServer().listen(0, "127.0.0.1");
  context.after(() => other.close());
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };
  const env = { HOSHIMORI_DATA: temporaryFolder(context) };
  await refuses(["serve", "--port", String(port)], 1, "port-in-use", env);
});

test("a data folder in use is refused to a second process, which is told which process holds it", async (context) => {
  const folder = temporaryFolder(context);
  const env = { HOSHIMORI_DATA: folder };
  const first = startCli(["serve", "--port", "0"], { env });
  context.after(() => first.kill("SIGKILL"));
  await new Promise((resolve) => first.stdout?.once("data", resolve));
  const second = await runCli(["serve", "--port", "0"], { env });
  assert.equal(second.code, 1);
  assert.match(second.stderr, /\[store-folder-in-use\]/);
  assert.match(second.stderr, new RegExp(String(first.pid)));
});

test("an unwritable data folder is refused", {
  skip: process.getuid?.() === 0 && "root may write everywhere",
}, async (context) => {
  const folder = temporaryFolder(context);
  chmodSync(folder, 0o500);
  await refuses(["watch", active], 1, "store-folder-unwritable", { HOSHIMORI_DATA: folder });
});

test("a data folder that is a file is refused", async (context) => {
  const file = fileIn(context, "taken", "x");
  const run = await runCli(["watch", active], { env: { HOSHIMORI_DATA: join(file, "data") } });
  assert.equal(run.code, 1, run.stderr);
  assert.match(run.stderr, /\[store-folder-\w+\]/);
});
