#!/usr/bin/env node
// npm can leave other platforms' optional binaries out of the lock, and `npm ci` then fails there.
// Checks that every optional dependency of a locked package is locked too; `--write` adds what is missing.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const path = join(resolve(import.meta.dirname, ".."), "package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8"));
const entries = Object.entries(lock.packages).filter(([at]) => at !== "");
const missing = [];
for (const [at, entry] of entries) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!(`node_modules/${name}` in lock.packages) && !(`${at}/node_modules/${name}` in lock.packages))
      missing.push({ name, version, dev: entry.dev });
  }
}

if (process.argv.includes("--write")) {
  for (const { name, version, dev } of missing) {
    const view = spawnSync("npm", ["view", `${name}@${version}`, "version", "os", "cpu", "libc", "--json"], {
      encoding: "utf8",
    });
    const { libc, os, cpu, version: exact } = [JSON.parse(view.stdout)].flat().at(-1);
    lock.packages[`node_modules/${name}`] = {
      version: exact,
      ...(cpu && { cpu: [cpu].flat() }),
      ...(dev && { dev }),
      ...(libc && { libc: [libc].flat() }),
      optional: true,
      ...(os && { os: [os].flat() }),
    };
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`lock: ${missing.length} optional packages added`);
} else {
  for (const { name, version } of missing)
    console.error(`package-lock.json lacks ${name}@${version}; run \`node scripts/check-lock.mjs --write\``);
  const hosts = readFileSync(path, "utf8").match(/"resolved": "https?:/g)?.length ?? 0;
  if (hosts > 0) console.error(`package-lock.json names a registry's host ${hosts} times`);
  console.log(`lock: ${entries.length} packages, ${missing.length} missing`);
  process.exit(missing.length + hosts > 0 || entries.length === 0 ? 1 : 0);
}
