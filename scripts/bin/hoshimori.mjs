#!/usr/bin/env node
// Runs src/cli/main.ts on Node 24: in this process if it is new enough, else on the one that npm installed.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "../..");
const main = join(root, "src/cli/main.ts");
const [major] = process.versions.node.split(".").map(Number);

if (major >= 24) {
  await import(pathToFileURL(main).href);
} else {
  const node = join(root, "node_modules/node/bin/node");
  if (!existsSync(node)) {
    console.error("hoshimori: Node 24 is not installed here yet; run `npm ci` in the repository first.");
    process.exit(1);
  }
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", main, ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
