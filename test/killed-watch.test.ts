/** `kill -9` in the middle of `watch`: afterwards the same command ends with the same findings as one that nobody disturbed. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { projectPath } from "../src/core/testing/shared-data.ts";
import { recordsOf, runCli, startCli, temporaryFolder } from "./support/run-cli.ts";

/** Quasi-zenith and weather satellites of Japan with their neighbors in the belt. */
const wanted = new Set([37158, 42738, 42917, 42965, 49336, 40267, 41836, 41105, 39771, 40258, 43450, 44076]);

function smallHistory(): string {
  const lines = gunzipSync(readFileSync(projectPath("data/demo/history_2026-06-02_2026-08-12.tle.gz")))
    .toString("utf8")
    .split("\n");
  const first = lines.findIndex((line) => line.startsWith("1 "));
  const kept: string[] = [];
  for (let i = first; i + 1 < lines.length; i++) {
    if (lines[i].startsWith("1 ") && wanted.has(Number(lines[i].slice(2, 7))))
      kept.push(lines[i], lines[i + 1]);
  }
  return `${kept.join("\n")}\n`;
}

const findings = (text: string) =>
  recordsOf(text)
    .filter(({ kind }) => kind !== "summary")
    .map(({ incidentId: _keyedByNode, ...record }) => JSON.stringify(record))
    .sort();

test("a watch that was killed at any point is ended by the next one, with nothing lost and nothing twice", async (context) => {
  const file = join(temporaryFolder(context), "history.tle");
  writeFileSync(file, smallHistory());
  const args = [
    "watch",
    file,
    "--protect",
    "JP",
    "--days",
    "0.1",
    "--source",
    "celestrak-active-history",
    "--json",
  ];
  const undisturbed = await runCli(args, { env: { HOSHIMORI_DATA: temporaryFolder(context) } });
  assert.equal(undisturbed.code, 0, undisturbed.stderr);
  const expected = findings(undisturbed.stdout);
  assert.ok(expected.length > 0, "the history has something to find");

  const env = { HOSHIMORI_DATA: temporaryFolder(context) };
  for (const afterMs of [1500, 3000, 4500]) {
    const child = startCli(args, { env });
    child.stdout?.resume();
    child.stderr?.resume();
    const closed = once(child, "close");
    await Promise.race([wait(afterMs), closed]);
    child.kill("SIGKILL");
    await closed;
  }
  const again = await runCli(args, { env });
  assert.equal(again.code, 0, again.stderr);
  assert.deepEqual(findings(again.stdout), expected);
});
