#!/usr/bin/env node
// Builds the package that is published: JavaScript and types by tsc (Node strips no types under node_modules), data, the web app, and a
// package.json made from ours. Without arguments into dist/; then `npm pack ./dist` or `npm publish ./dist`.
//   --out DIR      into another folder
//   --without-web  no web app (`hoshimori serve` then says so)
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";

const root = resolve(import.meta.dirname, "..");
const { values } = parseArgs({ options: { out: { type: "string" }, "without-web": { type: "boolean" } } });
const out = resolve(values.out ?? join(root, "dist"));
const json = (file) => JSON.parse(readFileSync(join(root, file), "utf8"));
const ours = json("package.json");
const { floors } = json("floors.json");

/** The floors that others may build on: `hoshimori/NAME`. */
const libraryFloors = [
  "core",
  "digest",
  "time",
  "frames",
  "orbit",
  "formats",
  "catalog",
  "screen",
  "detect",
  "assess",
  "consult",
];
/** What runs as a program: the command line, and files that are started as threads. */
const programs = [
  "src/cli/main.ts",
  "src/screen/slice-thread.ts",
  "src/watch/find-thread.ts",
  "src/watch/maneuvers-thread.ts",
];
/** Files that the built code reads at run time, beside the JSON that it imports. */
const copied = ["data", "policies", "sql", "LICENSE", "README.md", "CHANGELOG.md", "docs"];

if (existsSync(out) && readdirSync(out).length > 0 && !holdsPackage(out))
  throw new Error(`${out} holds something else than an earlier build; name an empty folder with --out`);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
compile();
rewrite("src/**/*.js", startThreads);
rewrite("src/**/*.d.ts", importJsonAsJson);
for (const path of copied) cpSync(join(root, path), join(out, path), { recursive: true });
cpSync(join(root, "scripts/package-bin.mjs"), join(out, "bin/hoshimori.mjs"));
writeFileSync(join(out, "package.json"), `${JSON.stringify(manifest(), null, 2)}\n`);
if (!values["without-web"]) buildWeb();
console.log(
  `package in ${relative(process.cwd(), out) || out}: ${globSync("**/*.*", { cwd: out }).length} files`,
);

/** The repository itself has the name, too, but is private. */
function holdsPackage(folder) {
  const path = join(folder, "package.json");
  if (!existsSync(path)) return false;
  const found = JSON.parse(readFileSync(path, "utf8"));
  return found.name === ours.name && !found.private;
}

/** The same folders below `out` as below the root, so that relative paths to data hold. JSON that is imported comes along. */
function compile() {
  const configuration = join(out, "tsconfig.json");
  const options = {
    noEmit: false,
    declaration: true,
    rootDir: root,
    outDir: out,
    typeRoots: [join(root, "node_modules/@types")],
  };
  const files = [...libraryFloors.map((floor) => `src/${floor}/index.ts`), ...programs];
  writeFileSync(
    configuration,
    JSON.stringify({
      extends: join(root, "tsconfig.json"),
      compilerOptions: options,
      include: [],
      files: files.map((file) => join(root, file)),
    }),
  );
  run(join(root, "node_modules/typescript/bin/tsc"), "-p", configuration);
  rmSync(configuration);
}

/** What tsc leaves undone in the files that it wrote. */
function rewrite(pattern, change) {
  const files = globSync(pattern, { cwd: out });
  if (files.length === 0) throw new Error(`tsc wrote no ${pattern}`);
  for (const file of files) {
    const path = join(out, file);
    const text = readFileSync(path, "utf8");
    const changed = change(text, path);
    if (changed !== text) writeFileSync(path, changed);
  }
}

/** The endings of imports are .js by now, but not those of threads: `new URL("./x.ts", import.meta.url)`. */
function startThreads(text, path) {
  const changed = text.replace(/(new URL\("\.[^"]*)\.ts("\s*,\s*import\.meta\.url\))/g, "$1.js$2");
  for (const [, thread] of changed.matchAll(/"(\.\/[^"]*-thread\.js)"/g))
    if (!existsSync(join(dirname(path), thread)))
      throw new Error(`${path}: no ${thread}; name it in programs`);
  return changed;
}

/** In types the import attribute is lost, without which a user's tsc refuses the import. */
function importJsonAsJson(text) {
  return text.replace(/(from "\.[^"]*\.json");/g, '$1 with { type: "json" };');
}

function manifest() {
  const packagesOf = (names) => names.flatMap((name) => floors.find((floor) => floor.name === name).packages);
  const versionsOf = (names, range) =>
    Object.fromEntries(names.sort().map((name) => [name, `${range}${ours.dependencies[name]}`]));
  const needed = new Set(packagesOf([...libraryFloors, "cli"]));
  const server = new Set(
    packagesOf(["feeds", "store", "watch", "client", "server"]).filter((name) => !needed.has(name)),
  );
  const subpath = (floor) => [
    `./${floor}`,
    { types: `./src/${floor}/index.d.ts`, default: `./src/${floor}/index.js` },
  ];
  const { name, version, description, license } = ours;
  return {
    name,
    version,
    description,
    license,
    type: "module",
    keywords: ["sgp4", "sdp4", "tle", "omm", "satellite", "conjunction", "space-situational-awareness"],
    // The library; the command asks for Node 24 itself.
    engines: { node: ">=22" },
    bin: { hoshimori: "bin/hoshimori.mjs" },
    exports: { ...Object.fromEntries(libraryFloors.map(subpath)), "./package.json": "./package.json" },
    // Modules without effects of their own: a bundler leaves out what a page does not use.
    sideEffects: ["./bin/*.mjs", ...programs.map((file) => `./${file.replace(/\.ts$/, ".js")}`)],
    // A range, so that a user's tree holds each once.
    dependencies: versionsOf([...needed], "^"),
    // What the node (`serve`, `watch`) adds; exact, as its guarantees were tested with these. A library can do without.
    optionalDependencies: versionsOf([...server], ""),
  };
}

function buildWeb() {
  run(
    join(root, "node_modules/vite/bin/vite.js"),
    "build",
    "--config",
    join(root, "vite.config.ts"),
    "--outDir",
    join(out, "build/web"),
    "--logLevel",
    "warn",
  );
}

function run(script, ...args) {
  if (!existsSync(script)) throw new Error(`${script} is missing; run \`npm ci\` first`);
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(1);
}
