/** The pages on `hoshimori/orbit` as a library: every block of code is type-checked and run, and both columns give the same numbers. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after, before, type TestContext, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { build } from "vite";
import { readElementSets } from "../src/formats/index.ts";
import { ommRecords } from "../src/formats/testing/omm-records.ts";
import {
  type ElementTable,
  initializeSgp4Row,
  minutesSinceEpoch,
  Propagator,
  propagateSgp4,
} from "../src/orbit/index.ts";
import { parseIsoUtc } from "../src/time/index.ts";
import { chromiumPath, openBrowser } from "./browser/open-browser.ts";

const root = resolve(import.meta.dirname, "..");
const pageOf = (name: string) => readFileSync(join(root, "docs", name), "utf8");
const folder = mkdtempSync(join(tmpdir(), "hoshimori-pages-"));
after(() => rmSync(folder, { recursive: true }));

/** Of the bundled catalog, near and deep. */
const objects = 120;
const grid = { start: parseIsoUtc("2026-08-12T12:00:00Z"), stepSeconds: 60 };

interface Block {
  readonly code: string;
  /** Column of a side-by-side table from 1; 0 outside of one. */
  readonly column: number;
  /** Name of the file that the block is, from its first line. */
  readonly file?: string;
}

function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let column = 0;
  for (const [found, code] of page.matchAll(/<tr>|<td>|<\/table>|^```ts\n(.*?)^```$/gms)) {
    if (found === "<td>") column++;
    else if (code === undefined) column = 0;
    else {
      const [, file] = /^\/\/ ([\w/.-]+\.ts)\n/.exec(code) ?? [];
      blocks.push({ code, column: Math.max(0, column - 1), ...(file ? { file } : {}) });
    }
  }
  return blocks;
}

/** Blocks in sequence are one program; what it names at top level, it exports. */
const programOf = (blocks: readonly Block[]) =>
  blocks.map(({ code }) => code.replace(/^const /gm, "export const ")).join("\n");

/** The folder of a reader who installed both packages; ours is the source itself. */
function install(): void {
  const packages = join(folder, "node_modules");
  mkdirSync(join(packages, "hoshimori"), { recursive: true });
  symlinkSync(join(root, "src"), join(packages, "hoshimori/src"), "dir");
  writeFileSync(
    join(packages, "hoshimori/package.json"),
    JSON.stringify({ name: "hoshimori", type: "module", exports: { "./*": "./src/*/index.ts" } }),
  );
  symlinkSync(join(root, "node_modules/satellite.js"), join(packages, "satellite.js"), "dir");
  write("package.json", JSON.stringify({ type: "module" }));
}

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const firstSets = gunzipSync(readFileSync(join(root, "data/demo/active_2026-08-12.tle.gz")))
  .toString("latin1")
  .split("\n")
  .slice(0, 3 * objects)
  .join("\n");
const table: ElementTable = readElementSets(Buffer.from(firstSets)).table;

/** The same sets as CelesTrak's JSON has them. */
const ommJson = JSON.stringify(ommRecords(table));

const guide = blocksOf(pageOf("orbit-library.md"));
const moving = blocksOf(pageOf("moving-from-satellite-js.md"));

before(() => {
  assert.equal(table.count, objects);
  install();
  write("active.tle", firstSets);
  write("gp.json", ommJson);
  for (const { file, code } of guide) if (file) write(file, code);
  write("guide.ts", programOf(guide.filter(({ file }) => !file)));
  write("theirs.ts", programOf(moving.filter(({ column }) => column !== 2)));
  write("ours.ts", programOf(moving.filter(({ column }) => column !== 1)));
});

/** Runs a program as a reader would, in its folder. Returned: what it named, typed arrays as arrays. */
function run(file: string, names: readonly string[]): Record<string, unknown> {
  write(
    "run.mjs",
    `const page = await import("./${file}");
     const plain = (_, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value);
     process.stdout.write(JSON.stringify(Object.fromEntries(${JSON.stringify(names)}.map((n) => [n, page[n]])), plain));`,
  );
  const { stdout, stderr, status } = spawnSync(process.execPath, ["run.mjs"], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

/** A failure prints what was wanted, what came and the ratio to the tolerance. */
function near(got: number, wanted: number, tolerance: number, what: string): void {
  const off = Math.abs(got - wanted);
  assert.ok(off <= tolerance, `${what}: wanted ${wanted}, got ${got}, ${off / tolerance} × tolerance`);
}

test("the pages have their blocks, and those are correct TypeScript", () => {
  assert.ok(guide.length >= 9 && guide.filter(({ file }) => file).length === 3, `${guide.length} blocks`);
  for (const column of [1, 2]) {
    const found = moving.filter((block) => block.column === column).length;
    assert.equal(found, 8, `column ${column} has ${found} blocks`);
  }
  write(
    "tsconfig.json",
    JSON.stringify({
      extends: join(root, "tsconfig.json"),
      compilerOptions: { noUnusedLocals: false, typeRoots: [join(root, "node_modules/@types")] },
      include: ["*.ts", "browser/*.ts"],
      exclude: [],
    }),
  );
  const tsc = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", join(folder, "tsconfig.json")],
    { encoding: "utf8" },
  );
  assert.equal(tsc.status, 0, tsc.stdout);
});

test("the guide: one object, the grid, single instants, the block from a worker, texts, frames, dates", () => {
  const names = [
    "state",
    "status",
    "day",
    "some",
    "at",
    "ephemeris",
    "far",
    "code",
    "inEnglish",
    "inJapanese",
  ];
  const page = run("guide.ts", [...names, "place", "latitudeDeg", "look", "gcrfKm", "date", "problems"]);
  const iss = initializeSgp4Row(table, Array.from(table.id).indexOf(25544));
  const wanted = new Float64Array(6);
  propagateSgp4(iss, minutesSinceEpoch(iss, grid.start), wanted);
  assert.equal(page.status, 0);
  assert.deepEqual(page.state, Array.from(wanted));
  assert.deepEqual(page.problems, []);

  interface Read {
    readonly objects: number;
    readonly times: number;
    readonly states: readonly number[];
    readonly statuses: readonly number[];
  }
  const day = page.day as Read;
  const some = page.some as Read;
  const fromWorker = page.ephemeris as Read;
  assert.deepEqual([day.objects, day.times], [objects, 1440]);
  assert.deepEqual([some.objects, some.times], [objects, 3]);
  assert.deepEqual(fromWorker.statuses, day.statuses);
  assert.deepEqual(fromWorker.states, day.states);
  assert.equal(page.at, 7 * 1440 + 600);
  for (let row = 0; row < objects; row++) {
    if (day.statuses[row * 1440] !== 0) continue;
    for (let axis = 0; axis < 3; axis++)
      near(day.states[6 * row * 1440 + axis], some.states[18 * row + axis], 2e-5, `${table.id[row]}, km`);
  }

  assert.deepEqual([page.far, page.code], [6, "orbit-decayed"]);
  assert.match(String(page.inEnglish), /^SGP4 puts the object below/);
  assert.match(String(page.inJapanese), /地表より下/);
  assert.ok(Math.abs(Number(page.latitudeDeg)) <= 51.9);
  near(Math.hypot(...(page.gcrfKm as number[])), Math.hypot(...wanted.subarray(0, 3)), 1e-8, "radius, km");
  assert.equal(page.date, new Date(1_786_536_000_000).toISOString());
});

test("both columns give the same numbers", (context: TestContext) => {
  const theirs = run("theirs.ts", [
    "position",
    "velocity",
    "later",
    "positions",
    "errors",
    "place",
    "look",
    "failed",
    "error",
  ]);
  const ours = run("ours.ts", [
    "state",
    "status",
    "later",
    "states",
    "statuses",
    "place",
    "look",
    "failed",
    "error",
    "text",
    "problems",
  ]);
  type Xyz = Record<"x" | "y" | "z", number>;
  const nearXyz = (got: readonly number[], wanted: Xyz, tolerance: number, what: string) => {
    for (const [axis, name] of (["x", "y", "z"] as const).entries())
      near(got[axis], wanted[name], tolerance, `${what} ${name}`);
  };
  // Their Julian dates resolve 40 µs at the epoch and at the time asked for: 3e-4 km at 7.7 km/s each way.
  const kmOfEpoch = 5e-4;
  const radOfEpoch = 1e-6;

  const state = ours.state as number[];
  nearXyz(state, theirs.position as Xyz, kmOfEpoch, "position, km");
  nearXyz(state.slice(3), theirs.velocity as Xyz, 5e-7, "velocity, km/s");
  nearXyz(ours.later as number[], theirs.later as Xyz, 1e-6, "90 minutes later, km");

  assert.deepEqual([ours.problems, ours.status], [[], 0]);
  const statuses = ours.statuses as number[];
  assert.deepEqual(statuses, theirs.errors);
  const states = ours.states as number[];
  const positions = theirs.positions as number[];
  assert.equal(states.length, 6 * objects * 60);
  assert.equal(positions.length, 3 * objects * 60);
  // Epochs as json2satrec cuts them: 1 ms at 12 km/s; cut alike, only the Julian dates are left.
  const cut = new Propagator({ ...table, epochNanos: table.epochNanos.map((n) => n - (n % 1e6)) });
  const cutStates = cut.statesOnGrid({ ...grid, count: 60 }).states;
  let largest = 0;
  for (let at = 0; at < objects * 60; at++) {
    if (statuses[at] !== 0) continue;
    for (let axis = 0; axis < 3; axis++) {
      const wanted = positions[3 * at + axis];
      near(states[6 * at + axis], wanted, 0.012, `state ${at}, km`);
      near(cutStates[6 * at + axis], wanted, kmOfEpoch, `state ${at} from a cut epoch, km`);
      largest = Math.max(largest, Math.abs(states[6 * at + axis] - wanted));
    }
  }
  context.diagnostic(
    `${objects * 60} states, largest difference ${largest.toExponential(1)} km along an axis`,
  );

  const place = ours.place as Record<string, number>;
  const theirPlace = theirs.place as Record<string, number>;
  near(place.latitudeRad, theirPlace.latitude, radOfEpoch, "latitude");
  near(place.longitudeRad, theirPlace.longitude, radOfEpoch, "longitude");
  near(place.heightKm, theirPlace.height, kmOfEpoch, "height");
  const look = ours.look as Record<string, number>;
  const theirLook = theirs.look as Record<string, number>;
  near(look.azimuthRad, theirLook.azimuth, radOfEpoch, "azimuth");
  near(look.elevationRad, theirLook.elevation, radOfEpoch, "elevation");
  near(look.rangeKm, theirLook.rangeSat, kmOfEpoch, "range");

  assert.deepEqual([ours.failed, ours.error], [theirs.failed, theirs.error]);
  assert.deepEqual([ours.failed, ours.error], [true, 6]);
  assert.match(String(ours.text), /^SGP4 puts the object below/);
});

test("in the browser: built by Vite as it comes, under a strict policy, the worker's block arrives", {
  skip: existsSync(chromiumPath) ? false : `no Chromium at ${chromiumPath} (apt-get install chromium)`,
}, async () => {
  write("browser/index.html", `<!doctype html><script type="module" src="./main.ts"></script>`);
  write("browser/public/active.tle", firstSets);
  const site = join(folder, "site");
  await build({
    root: join(folder, "browser"),
    configFile: false,
    logLevel: "error",
    build: { outDir: site },
  });
  const server = createServer(({ url = "/" }, response) => {
    const file = join(site, url === "/" ? "index.html" : url);
    const type = file.endsWith(".js")
      ? "text/javascript"
      : file.endsWith(".html")
        ? "text/html"
        : "text/plain";
    response.writeHead(existsSync(file) ? 200 : 404, {
      "content-type": type,
      "content-security-policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
    });
    response.end(existsSync(file) ? readFileSync(file) : undefined);
  }).listen(0, "localhost");
  await once(server, "listening");
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
    await page
      .waitForFunction(() => document.title.endsWith(" km"), undefined, { timeout: 20_000 })
      .catch((error: Error) => assert.fail([...errors, error.message].join("\n")));
    const model = initializeSgp4Row(table, 0);
    const state = new Float64Array(6);
    propagateSgp4(model, minutesSinceEpoch(model, grid.start), state);
    const wanted = `${objects} objects at 60 times, first at x = ${state[0].toFixed(3)} km`;
    assert.equal(await page.title(), wanted);
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
});
