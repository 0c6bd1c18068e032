/** `doctor` looks at the real installation: on a whole one every check holds, and each says so in both languages. */
import assert from "node:assert/strict";
import { createServer } from "node:net";
import test from "node:test";
import { recordsOf, runCli, temporaryFolder } from "./support/run-cli.ts";

test("a whole installation passes every check", async (context) => {
  for (const language of ["en", "ja"]) {
    const env = { HOSHIMORI_DATA: temporaryFolder(context) };
    const run = await runCli(["doctor", "--port", "0", "--json", "--lang", language], { env });
    const checks = recordsOf(run.stdout);
    assert.deepEqual(
      checks.filter(({ ok }) => ok !== true),
      [],
    );
    assert.deepEqual(
      checks.map(({ check }) => check),
      ["node", "data-folder", "disk", "port", "server", "bundle"],
    );
    assert.equal(run.code, 0, run.stderr);
  }
});

test("a port in use fails the check and the command", async (context) => {
  const other = createServer().listen(0, "127.0.0.1");
  context.after(() => other.close());
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };
  const run = await runCli(["doctor", "--port", String(port), "--json"], {
    env: { HOSHIMORI_DATA: temporaryFolder(context) },
  });
  assert.equal(run.code, 1);
  assert.equal(recordsOf(run.stdout).find(({ check }) => check === "port")?.ok, false);
});
