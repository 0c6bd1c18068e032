import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { projectPath } from "../core/testing/shared-data.ts";

const root = mkdtempSync(join(tmpdir(), "hoshimori-feeds-cli-"));
after(() => rmSync(root, { recursive: true }));
const out = join(root, "out");

/** Runs the command on a data folder of its own, beside the server of this process. */
const feeds = (...values: string[]) =>
  new Promise<{ readonly exit: number; readonly output: string; readonly errors: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [projectPath("src/cli/main.ts"), "--json", "--lang", "en", "feeds", ...values],
      { env: { ...process.env, HOSHIMORI_DATA: join(root, "data") } },
      (_, output, errors) => resolve({ exit: child.exitCode ?? -1, output, errors }),
    );
  });

test("list tells id, address, on or off, and rules; all are off", async () => {
  const { exit, output } = await feeds("list");
  const records = output
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.equal(exit, 0);
  assert.ok(records.length >= 14);
  assert.ok(records.every(({ enabled }) => enabled === false));
  const spaceTrack = records.find(({ id }) => id === "space-track-gp");
  assert.deepEqual(spaceTrack.rules.windows[0], { requests: 29, seconds: 60 });
});

test("what is off, unknown or incomplete is not fetched", async () => {
  const off = await feeds("fetch", "celestrak-geo", "--out", out);
  assert.deepEqual([off.exit, off.output], [2, ""]);
  assert.match(off.errors, /feeds enable celestrak-geo.*\[feed-off\]/);
  assert.match((await feeds("enable", "nobody")).errors, /\[source-unknown\]/);
  assert.match((await feeds("enable", "own-url")).errors, /--set url=….*\[feed-incomplete\]/);
  assert.match(
    (await feeds("enable", "own-url", "--set", "url=http://example.org/")).errors,
    /\[source-field-invalid\]/,
  );
  assert.ok(!existsSync(out));
});

test("a feed that is on is fetched once, archived, and then waits, also in the next process", async () => {
  const server = createServer((_, response) => response.end("a,b\n1,2\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}/x.csv`;
  try {
    assert.equal((await feeds("enable", "own-url", "--set", `url=${url}`, "content=csv")).exit, 0);
    const first = await feeds("fetch", "own-url", "--out", out);
    const { path, marking } = JSON.parse(first.output);
    assert.equal(readFileSync(path, "utf8"), "a,b\n1,2\n");
    assert.deepEqual(marking.releasableTo, []);
    const again = await feeds("fetch", "own-url", "--out", out);
    assert.deepEqual([again.exit, again.output], [1, ""]);
    assert.match(again.errors, /\[feed-waits\]/);
    assert.equal((await feeds("disable", "own-url")).exit, 0);
    assert.match((await feeds("fetch", "own-url", "--out", out)).errors, /\[feed-off\]/);
  } finally {
    server.close();
  }
});
