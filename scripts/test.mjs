#!/usr/bin/env node
// `npm test` from nothing, on any Node ≥ 18: set-up as for `npm start`, then every test on Node 24, then one closing line.
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(new URL("..", import.meta.url)));
const prepared = spawnSync(process.execPath, [join(root, "scripts/start.mjs"), "--prepare-only"], {
  stdio: "inherit",
});
if (prepared.status !== 0) process.exit(1);

const node = join(root, "node_modules/node/bin/node");
const tests = spawnSync(
  node,
  ["--disable-warning=ExperimentalWarning", join(root, "scripts/run-tests.ts"), ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exit(tests.status ?? 1);
