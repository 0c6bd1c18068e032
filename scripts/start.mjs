#!/usr/bin/env node
// `npm start` from nothing, on any Node ≥ 18: installs what the lock file names, builds the web app, starts the main job.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = resolve(fileURLToPath(new URL("..", import.meta.url)));
const node = join(root, "node_modules/node/bin/node");
const stamps = join(root, "node_modules/.hoshimori");

const hashOf = (files) => {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
};
const filesBelow = (folder) =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]))
    .sort();

function unlessDone(name, files, ready, work) {
  const stamp = join(stamps, name);
  const hash = hashOf(files);
  if (ready() && existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return;
  work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, hash);
}

function run(command, args, what) {
  process.stderr.write(`hoshimori: ${what} …\n`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status === 0) return;
  process.stderr.write(`hoshimori: "${command} ${args.join(" ")}" failed; see the lines above.\n`);
  process.exit(1);
}

unlessDone(
  "installed",
  [join(root, "package-lock.json")],
  () => existsSync(node),
  () =>
    run(
      "npm",
      ["ci", "--no-fund", "--no-audit", "--loglevel=error"],
      "installing what package-lock.json names (about 30 s, once)",
    ),
);
unlessDone(
  "web",
  [join(root, "package-lock.json"), join(root, "vite.config.ts"), ...filesBelow(join(root, "src"))],
  () => existsSync(join(root, "build/web/index.html")),
  () =>
    run(
      node,
      [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel=warn"],
      "building the web app",
    ),
);
if (process.argv.includes("--prepare-only")) process.exit(0);

const child = spawn(
  node,
  [
    "--disable-warning=ExperimentalWarning",
    join(root, "src/cli/main.ts"),
    "serve",
    "--demo",
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
