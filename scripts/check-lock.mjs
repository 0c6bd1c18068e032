#!/usr/bin/env node
// npm can leave other platforms' optional binaries out of the lock, and `npm ci` then fails there.
// Checks that every optional dependency of a locked package is locked too; `--write` adds a stub for what is missing,
// with the platform that the package's name states.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const path = join(resolve(import.meta.dirname, ".."), "package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8"));
const systems = [
  "linux",
  "darwin",
  "win32",
  "android",
  "freebsd",
  "openharmony",
  "openbsd",
  "netbsd",
  "sunos",
  "aix",
];
const processors = ["x64", "arm64", "arm", "ia32", "ppc64", "riscv64", "s390x", "loong64", "mips64el"];
const libraries = { gnu: "glibc", gnueabihf: "glibc", musl: "musl", musleabihf: "musl" };

function platformOf(name) {
  const words = name.split(/[/-]/);
  const pick = (field, value) => (value === undefined ? {} : { [field]: [value] });
  const libc = words.map((word) => libraries[word]).find((found) => found !== undefined);
  return {
    ...pick(
      "cpu",
      words.find((word) => processors.includes(word)),
    ),
    ...pick("libc", libc),
    ...pick(
      "os",
      words.find((word) => systems.includes(word)),
    ),
  };
}

const packages = Object.entries(lock.packages);
const missing = packages.flatMap(([at, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(
      ([name]) =>
        ![`node_modules/${name}`, `${at}/node_modules/${name}`].some(
          (place) => lock.packages[place]?.version,
        ),
    )
    .map(([name, version]) => ({ name, version, dev: entry.dev })),
);

if (process.argv.includes("--write")) {
  for (const { name, version, dev } of missing) {
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(dev && { dev }),
      optional: true,
      ...platformOf(name),
    };
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`lock: ${missing.length} optional packages added`);
} else {
  for (const { name, version } of missing) {
    console.error(`package-lock.json lacks ${name}@${version}; run \`node scripts/check-lock.mjs --write\``);
  }
  const hosts = readFileSync(path, "utf8").match(/"resolved": "https?:/g)?.length ?? 0;
  if (hosts > 0) console.error(`package-lock.json names a registry's host ${hosts} times`);
  console.log(`lock: ${packages.length} packages, ${missing.length} missing`);
  process.exit(missing.length + hosts > 0 || packages.length < 2 ? 1 : 0);
}
