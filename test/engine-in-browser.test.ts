/**
 * The kernels where the globe needs them: the same bits in Chromium as in Node, and thirty thousand moving objects whose states never
 * burden the main thread.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import { readElementSets } from "../src/formats/index.ts";
import { concatTables, type ElementTable, Propagator, selectRows } from "../src/orbit/index.ts";
import { instantOfMs } from "../src/web/globe/instant-of-ms.ts";
import { prepareObjects, statesAt } from "../src/web/globe/propagation.ts";
import type { EnginePage, Pulse } from "./browser/engine/engine-page.ts";
import type { GlobePage } from "./browser/engine/globe-page.ts";
import type { Heartbeat } from "./browser/engine/heartbeat.ts";
import { type EngineSite, serveEngineSite } from "./browser/engine-site.ts";
import { chromiumPath, openBrowser, openPage } from "./browser/open-browser.ts";

declare const engine: EnginePage;
declare const globe: GlobePage;

const skip = existsSync(chromiumPath) ? false : `no Chromium at ${chromiumPath} (apt-get install chromium)`;

const presentMs = Date.UTC(2026, 7, 12, 12);
const deepBelowRevPerDay = 6.4;

const catalog = readElementSets(
  gunzipSync(readFileSync(join(import.meta.dirname, "../data/demo/active_2026-08-12.tle.gz"))),
).table;
const rowsOf = (table: ElementTable) => Array.from(table.id, (_, row) => row);

/** Two hundred near and two hundred deep objects, from all over the catalog. */
function someObjects(): ElementTable {
  const isDeep = (row: number) => catalog.meanMotionRevPerDay[row] < deepBelowRevPerDay;
  const evenly = (rows: number[]) => rows.filter((_, i) => i % Math.floor(rows.length / 200) === 0);
  const all = rowsOf(catalog);
  return selectRows(catalog, [
    ...evenly(all.filter((row) => !isDeep(row))).slice(0, 200),
    ...evenly(all.filter(isDeep)).slice(0, 200),
  ]);
}

/** Objects of the catalog that can be drawn, and their likes with node and anomaly elsewhere, until there are so many. */
function manyObjects(count: number): ElementTable {
  const drawn = selectRows(catalog, statesAt(prepareObjects(catalog), presentMs).rows);
  const shifted = (turn: number): ElementTable => ({
    ...drawn,
    id: drawn.id.map((_, row) => 100_000 * (turn + 1) + row),
    raanDeg: drawn.raanDeg.map((deg) => (deg + 137.5 * turn) % 360),
    meanAnomalyDeg: drawn.meanAnomalyDeg.map((deg) => (deg + 71.3 * turn) % 360),
  });
  const turns = Math.ceil(count / drawn.count);
  const many = concatTables(Array.from({ length: turns }, (_, turn) => (turn === 0 ? drawn : shifted(turn))));
  return selectRows(many, rowsOf(many).slice(0, count));
}

const few = someObjects();
const many = manyObjects(30_000);
let site: EngineSite;
let browser: Browser;

before(async () => {
  if (skip) return;
  site = await serveEngineSite({ few, catalog, many });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.close();
});

/** A page that must not complain; what it compiles of WebAssembly on its main thread is counted. */
async function withPage(name: "engine" | "globe", work: (page: Page) => Promise<void>): Promise<void> {
  const { page, complaints } = await openPage(browser, {
    width: 640,
    height: 480,
    language: "en",
    mode: "dark",
  });
  await page.addInitScript(() => {
    const compiled = { modules: 0 };
    const Module = new Proxy(WebAssembly.Module, {
      construct(target, args: [BufferSource]) {
        compiled.modules++;
        return new target(...args);
      },
    });
    Object.assign(WebAssembly, { Module });
    Object.assign(globalThis, { compiled });
  });
  await page.goto(`${site.url}/${name}.html`);
  await page.waitForFunction(() => document.title === "ready");
  await work(page);
  assert.deepEqual(complaints, []);
  await page.context().close();
}
const compiledModules = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { compiled: { modules: number } }).compiled.modules);

const ms = (value: number): string => value.toFixed(1);
const beatsAs = ({ beats, medianMs, p99Ms, longestMs, longTasks }: Heartbeat): string =>
  `${beats} beats, gaps median ${ms(medianMs)} p99 ${ms(p99Ms)} longest ${ms(longestMs)} ms, ${longTasks} long tasks`;

function assertSameBits(got: readonly number[], wanted: ArrayLike<number>, what: string): void {
  assert.equal(got.length, wanted.length, what);
  for (let at = 0; at < got.length; at++)
    if (!Object.is(got[at], wanted[at]))
      assert.fail(`${what}, number ${at}: wanted ${wanted[at]}, got ${got[at]}`);
}

test("Chromium gives Node's states bit for bit, near and deep, at instants and on a grid", {
  skip,
}, async () => {
  assert.equal(few.count, 400);
  // Also so far off that some have decayed.
  const timesMs = [-7, -1.234, 0, 0.5, 3.21, 7, 400, 3000].map((days) => presentMs + days * 86_400_000);
  const propagator = new Propagator(few);
  await withPage("engine", async (page) => {
    const at = await page.evaluate((times) => engine.statesAt("few", times), timesMs);
    const wantedAt = propagator.statesAt(timesMs.map(instantOfMs));
    assert.ok(new Set(wantedAt.statuses).size > 1, "some have decayed");
    assertSameBits(at.statuses, wantedAt.statuses, "statuses at instants");
    assertSameBits(at.states, wantedAt.states, "states at instants");

    const onGrid = await page.evaluate((start) => engine.statesOnGrid("few", start, 617, 30), presentMs);
    const wantedOnGrid = propagator.statesOnGrid({
      start: instantOfMs(presentMs),
      stepSeconds: 617,
      count: 30,
    });
    assertSameBits(onGrid.statuses, wantedOnGrid.statuses, "statuses on a grid");
    assertSameBits(onGrid.states, wantedOnGrid.states, "states on a grid");
  });
});

test("the globe's worker gives what Node gives, bit for bit, for thirty thousand objects", {
  skip,
}, async () => {
  const wanted = statesAt(prepareObjects(many), presentMs + 12_345).states;
  await withPage("engine", async (page) => {
    const got = await page.evaluate((time) => engine.workerDigest("many", time), presentMs + 12_345);
    assert.equal(got, createHash("sha256").update(wanted).digest("hex"));
  });
});

test("while the worker computes key states the main thread's heart beats on", { skip }, async (t) => {
  const keys = 100;
  await withPage("engine", async (page) => {
    const pulseOf = (block: "catalog" | "many", work: "nothing" | "worker" | "here") =>
      page.evaluate(([block, work, start, keys]) => engine.pulse(block, work, start, keys), [
        block,
        work,
        presentMs,
        keys,
      ] as const);
    t.diagnostic(`idle page: ${beatsAs(await pulseOf("many", "nothing"))}`);
    for (const [block, count] of [
      ["catalog", catalog.count],
      ["many", many.count],
    ] as const) {
      const beside = await pulseOf(block, "worker");
      const here = await pulseOf(block, "here");
      const figures = (pulse: Pulse) => `${ms(pulse.msPerKey)} ms a key state; ${beatsAs(pulse)}`;
      t.diagnostic(`${count} objects by the worker: ${figures(beside)}`);
      t.diagnostic(`${count} objects on the main thread: ${figures(here)}`);
      assert.ok(beside.beats > keys / 20, `only ${beside.beats} beats during ${keys} key states`);
    }
  });
});

test("thirty thousand objects are drawn and move, without a kernel on the main thread", {
  skip,
}, async (t) => {
  await withPage("globe", async (page) => {
    await page.evaluate((time) => globe.start("many", time), presentMs);
    const report = await page.evaluate(() => globe.nextReport());
    assert.deepEqual([report.drawn, report.stale, report.failed], [many.count, 0, 0]);
    assert.equal(page.workers().length, 1);
    assert.equal(await compiledModules(page), 0, "kernels compiled on the main thread");

    for (const speed of [1, 60, 3600] as const) {
      await page.evaluate((speed) => globe.setSpeed(speed), speed);
      const [{ framesPerSecond, software }, heartbeat] = await page.evaluate(() => globe.pulse());
      t.diagnostic(
        `${speed} ×: ${framesPerSecond.toFixed(1)} frames/s${software ? " in software" : ""}; ${beatsAs(heartbeat)}`,
      );
    }
    await page.evaluate(() => globe.mark([3, 5]));
    await page.evaluate(() => globe.nextReport());
    assert.deepEqual(await page.evaluate(() => globe.orbitRows()), [3, 5]);
    assert.equal(await compiledModules(page), 0, "kernels compiled on the main thread");
    t.diagnostic(`object under the pointer: ${ms(await page.evaluate(() => globe.pickMs()))} ms`);
  });
});

/** Fails where the picture shows an object elsewhere than the kernel has it at that time. */
function assertShown(placesKm: readonly number[], timeMs: number): void {
  const { states } = statesAt(prepareObjects(many), timeMs);
  for (let row = 0; row < many.count; row++) {
    const [x, y, z] = states.subarray(row * 6, row * 6 + 3);
    const [gotX, gotY, gotZ] = placesKm.slice(row * 3, row * 3 + 3);
    const wrongKm = Math.hypot(gotX - x, gotY - y, gotZ - z);
    // Single precision at both key states; and SDP4's velocity isn't how its position changes: 3 m/s apart for MMS, 0.15 · 30 s of it.
    const toleranceKm = Math.hypot(x, y, z) * 2 ** -22 + 0.02;
    assert.ok(wrongKm <= toleranceKm, `row ${row}: off by ${wrongKm} km, ratio ${wrongKm / toleranceKm}`);
  }
}

test("a paused globe shows the time it is moved to, every object elsewhere, and then rests", {
  skip,
}, async () => {
  const laterMs = presentMs + 607_300;
  let later: Buffer | undefined;
  await withPage("globe", async (page) => {
    await page.evaluate((time) => globe.start("many", time), presentMs);
    await page.evaluate(() => globe.pause());
    await page.evaluate((time) => globe.jumpTo(time), presentMs);
    await page.evaluate(() => globe.nextReport());
    const first = await page.evaluate(() => globe.places());
    assertShown(first, presentMs);

    await page.evaluate((time) => globe.jumpTo(time), laterMs);
    const { drawn } = await page.evaluate(() => globe.nextReport());
    assert.equal(drawn, many.count);
    const second = await page.evaluate(() => globe.places());
    assertShown(second, laterMs);
    const still = rowsOf(many).filter((row) =>
      [0, 1, 2].every((axis) => first[row * 3 + axis] === second[row * 3 + axis]),
    );
    assert.deepEqual(still, [], "rows that did not move");
    const { framesPerSecond } = await page.evaluate(() => globe.nextReport());
    assert.equal(framesPerSecond, 0, "a picture in which nothing changes isn't drawn");
    later = await page.screenshot();
  });
  await withPage("globe", async (page) => {
    await page.evaluate((time) => globe.start("many", time), laterMs);
    await page.evaluate(() => globe.pause());
    await page.evaluate((time) => globe.jumpTo(time), laterMs);
    // A slow machine draws on for a report or two; a picture at rest is compared.
    let drawing = true;
    while (drawing)
      drawing = await page.evaluate(async () => (await globe.nextReport()).framesPerSecond !== 0);
    assert.ok(later?.equals(await page.screenshot()), "moved there or begun there, the picture is the same");
  });
});
