/** The published package as its user meets it: built, packed, installed without a network, imported, type-checked, bundled, run. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { after, before, type TestContext, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { build } from "vite";
import { readElementSets } from "../src/formats/index.ts";
import { initializeSgp4Row, minutesSinceEpoch, propagateSgp4 } from "../src/orbit/index.ts";
import { parseIsoUtc } from "../src/time/index.ts";

const root = resolve(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "hoshimori-package-"));
after(() => rmSync(folder, { recursive: true }));
const app = join(folder, "app");
const installed = join(app, "node_modules/hoshimori");
const noNpm =
  spawnSync("npm", ["--version"]).status === 0 ? false : "no npm on the path to pack and install with";

interface Manifest {
  readonly bin: Record<string, string>;
  readonly exports: Record<string, string | Record<string, string>>;
  readonly sideEffects: readonly string[];
  readonly dependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
}
const manifestOf = (packageFolder: string): Manifest =>
  JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
let manifest: Manifest;

/** This Node first, so that the command's first line finds it. */
const env = {
  ...process.env,
  LANG: "C",
  LC_ALL: "C",
  PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
};

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: "utf8" });
  assert.equal(status, 0, `${command} ${args.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

/** The dependencies and theirs, from our own node_modules. */
function withTheirs(names: readonly string[]): string[] {
  const found = new Set<string>();
  const add = (name: string) => {
    if (found.has(name)) return;
    found.add(name);
    Object.keys(manifestOf(join(root, "node_modules", name)).dependencies ?? {}).forEach(add);
  };
  names.forEach(add);
  return [...found];
}

const pack = (packageFolder: string): string =>
  join(folder, run("npm", ["pack", "--ignore-scripts", "--silent", packageFolder], folder).trim());

before(() => {
  if (noNpm) return;
  const built = join(folder, "built");
  run(process.execPath, [join(root, "scripts/build-package.mjs"), "--out", built, "--without-web"], root);
  manifest = manifestOf(built);
  const needed = withTheirs(Object.keys(manifest.dependencies)).map((name) =>
    join(root, "node_modules", name),
  );
  mkdirSync(app);
  write("package.json", JSON.stringify({ private: true, type: "module" }));
  const quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--silent"];
  run("npm", ["install", "--offline", "--omit=optional", ...quiet, ...[built, ...needed].map(pack)], app);
  for (const name of Object.keys(manifest.optionalDependencies)) {
    const place = join(app, "node_modules", name);
    mkdirSync(dirname(place), { recursive: true });
    if (!existsSync(place)) symlinkSync(join(root, "node_modules", name), place, "dir");
  }
});

function write(name: string, text: string): void {
  writeFileSync(join(app, name), text);
}

const tle = `ISS (ZARYA)
1 25544U 98067A   26224.43930095  .00003626  00000+0  72910-4 0  9998
2 25544  51.6323  21.6951 0007516  39.2646 320.8886 15.49419670580470
`;
const script = `
import { readElementSets } from "hoshimori/formats";
import { initializeSgp4Row, minutesSinceEpoch, Propagator, propagateSgp4 } from "hoshimori/orbit";
import { parseIsoUtc } from "hoshimori/time";
const { table } = readElementSets(new TextEncoder().encode(${JSON.stringify(tle)}));
const model = initializeSgp4Row(table, 0);
const time = parseIsoUtc("2026-08-12T12:00:00Z");
const state = new Float64Array(6);
const status = propagateSgp4(model, minutesSinceEpoch(model, time), state);
const fast = new Propagator(table).statesAt([time]).states;
process.stdout.write(JSON.stringify([status, [...state], [...fast]]));
`;

test("every path that the package names is in it, and no test is", { skip: noNpm }, () => {
  const named = [
    ...Object.values(manifest.bin),
    ...manifest.sideEffects.filter((path) => !path.includes("*")),
    ...Object.values(manifest.exports).flatMap((entry) =>
      typeof entry === "string" ? entry : Object.values(entry),
    ),
  ];
  assert.ok(named.length > 20);
  assert.deepEqual(
    named.filter((path) => !existsSync(join(installed, path))),
    [],
  );
  assert.deepEqual(
    globSync(["**/*.test.*", "**/testing/**", "**/*.ts"], { cwd: installed }).filter(
      (f) => !f.endsWith(".d.ts"),
    ),
    [],
  );
});

test("orbit, formats and time are imported from the installed package: the ISS is where the source has it", {
  skip: noNpm,
}, (context: TestContext) => {
  const model = initializeSgp4Row(readElementSets(Buffer.from(tle)).table, 0);
  const wanted = new Float64Array(6);
  propagateSgp4(model, minutesSinceEpoch(model, parseIsoUtc("2026-08-12T12:00:00Z")), wanted);
  write("iss.mjs", script);
  const [status, state, fast] = JSON.parse(run(process.execPath, ["iss.mjs"], app));
  assert.deepEqual([status, state], [0, [...wanted]]);
  for (let i = 0; i < 6; i++)
    assert.ok(Math.abs(fast[i] - wanted[i]) <= 1e-7, `${fast[i]}, wanted ${wanted[i]}`);

  const other = otherNode();
  if (!other) return context.diagnostic("no other Node on the path to try");
  const [, there] = JSON.parse(run(other.path, ["iss.mjs"], app));
  for (let i = 0; i < 6; i++) assert.ok(Math.abs(there[i] - wanted[i]) <= 1e-7);
  context.diagnostic(`the library also runs on Node ${other.version}`);
  if (Number(other.version.split(".")[0]) >= 24) return;
  const refused = spawnSync(other.path, [join(installed, manifest.bin.hoshimori)], { env, encoding: "utf8" });
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /^hoshimori needs Node 24 or newer; this is /);
});

/** A Node that isn't ours, if the path has one. */
function otherNode(): { readonly path: string; readonly version: string } | undefined {
  for (const place of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(place, "node");
    if (place.includes("node_modules") || !existsSync(path)) continue;
    const version = spawnSync(path, ["-p", "process.versions.node"], { encoding: "utf8" }).stdout.trim();
    if (version !== "" && version !== process.versions.node) return { path, version };
  }
  return undefined;
}

test("the command screens a file, on threads, with the data that come along", { skip: noNpm }, () => {
  const wanted = new Set(["22806", "27752", "41340", "55015", "28455", "55522"]);
  const [header, ...lines] = gunzipSync(readFileSync(join(root, "data/demo/gp-on-orbit_2024-11-01.csv.gz")))
    .toString()
    .trim()
    .split(/\r?\n/);
  write("some.csv", [header, ...lines.filter((line) => wanted.has(line.split(",")[11]))].join("\n"));
  const window = ["--start", "2024-11-01T00:00:00Z", "--hours", "0.25", "--within", "5", "--threads", "2"];
  const command = join(app, "node_modules/.bin/hoshimori");
  const pairsOf = (args: readonly string[]) =>
    run(command, ["screen", "some.csv", "--json", ...window, ...args], app)
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
      .map(({ id1, id2 }) => `${id1} ${id2}`);
  assert.deepEqual(pairsOf([]), ["22806 27752", "41340 55015", "28455 55522"]);
  assert.deepEqual(pairsOf(["--owner", "JPN"]), ["28455 55522"]);
});

test("the types stand without Node's types and without skipLibCheck", { skip: noNpm }, () => {
  const floors = Object.keys(manifest.exports).filter((path) => path !== "./package.json");
  write(
    "consumer.ts",
    `${floors.map((path, k) => `import * as floor${k} from "hoshimori/${path.slice(2)}";`).join("\n")}
     export const floors = [${floors.map((_, k) => `floor${k}`).join(", ")}];
     import type { Ephemeris } from "hoshimori/orbit";
     export const xOf = (ephemeris: Ephemeris): number => ephemeris.states[0];
     // @ts-expect-error the types are there: a state is a number
     export const notX = (ephemeris: Ephemeris): string => ephemeris.states[0];`,
  );
  for (const module of ["nodenext", "preserve"]) {
    const options = {
      module,
      target: "ES2022",
      lib: ["ES2022", "DOM"],
      types: [],
      strict: true,
      noEmit: true,
    };
    write("tsconfig.json", JSON.stringify({ compilerOptions: options, files: ["consumer.ts"] }));
    run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.json"], app);
  }
});

test("a bundle of orbit, formats and time holds no package and none of the large tables", {
  skip: noNpm,
}, async (context) => {
  write("page.js", script.replace("process.stdout.write", "postMessage"));
  const built = await build({
    root: app,
    configFile: false,
    logLevel: "error",
    build: { write: false, lib: { entry: "page.js", formats: ["es"] } },
  });
  const [{ output }] = Array.isArray(built) ? built : [];
  assert.ok(output, "one build");
  const chunks = output.flatMap((file) => (file.type === "chunk" ? [file] : []));
  const modules = chunks.flatMap((chunk) =>
    Object.entries(chunk.modules).filter(([, { renderedLength }]) => renderedLength > 0),
  );
  const names = modules.map(([id]) => id);
  assert.ok(names.some((id) => id.endsWith("orbit/propagator.js")));
  assert.deepEqual(
    names.filter((id) => /noble|canonicalize|saxes|nutation|cdm/.test(id)),
    [],
  );
  context.diagnostic(`${chunks.reduce((sum, { code }) => sum + code.length, 0)} bytes`);
});
