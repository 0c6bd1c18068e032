/**
 * How good is the maneuver rule, and which thresholds? Prints the table behind the defaults of policies/detection.json:
 * every threshold and probability is fitted with the satellite in question left out. Run with
 * `npx node design/detect-maneuvers.ts`; needs ../shared/data/maneuvers (test data that may not ship).
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { groupHistories, maneuverRule } from "../src/detect/index.ts";
import { maneuverCandidates, unbroken } from "../src/detect/maneuver/detect-maneuvers.ts";
import { phaseSeries } from "../src/detect/maneuver/phase-series.ts";
import { readElementSets } from "../src/formats/index.ts";
import { parseIsoUtc } from "../src/time/index.ts";

interface Burn {
  readonly day: number;
  readonly gap: string;
  readonly alongMPerS: number | undefined;
  readonly crossMPerS: number | undefined;
}
interface Found {
  readonly day: number;
  readonly score: number;
}
interface Satellite {
  readonly name: string;
  readonly years: number;
  readonly listed: readonly Burn[];
  readonly observable: readonly Burn[];
  readonly found: readonly Found[];
  readonly milliseconds: number;
}
interface Counts {
  hits: number;
  missed: number;
  falseAlarms: number;
}

const skipped = skipWithoutShared("maneuvers");
if (skipped) {
  console.log(skipped);
  process.exit(0);
}
const classes = {
  LEO: ["CryoSat-2", "Jason-1", "Jason-3", "Sentinel-3A", "Haiyang-2A", "TOPEX"],
  GEO: ["Fengyun-2D", "Fengyun-2E", "Fengyun-4A"],
};
const windows = { "-1/+2 d": [-1, 2], "±12 h": [-0.5, 0.5] } as const;
const thresholds = [10, 12, 15, 18, 20, 22, 25, 30, 40, 50, 60, 80, 100, 150];

const dayOf = (iso: string): number => {
  const { days, nanos } = parseIsoUtc(iso);
  return days + nanos / 86_400e9;
};

function readTruth(name: string): Burn[] {
  const [head, ...lines] = readFileSync(sharedPath(`maneuvers/truth/${name}.csv`), "utf8")
    .trim()
    .split("\n");
  const columns = head.split(",");
  return lines.flatMap((line) => {
    const cells = line.split(",");
    const cell = (column: string): string => cells[columns.indexOf(column)];
    const number = (column: string): number | undefined =>
      cell(column) === "" ? undefined : Number(cell(column));
    const middle = (dayOf(cell("start_utc")) + dayOf(cell("end_utc"))) / 2;
    const day = cell("first_burn_mid_utc") ? dayOf(cell("first_burn_mid_utc")) : middle;
    const gap = cell("tle_before_utc");
    if (gap === "") return [];
    return [{ day, gap, alongMPerS: number("dv_along_mps"), crossMPerS: number("dv_cross_mps") }];
  });
}

/** Rows without net Δv dropped, rows in one gap joined: what element sets can show at all. */
function observableOf(listed: readonly Burn[]): Burn[] {
  const kept: Burn[] = [];
  for (const burn of listed) {
    const { alongMPerS, crossMPerS = 0 } = burn;
    if (alongMPerS !== undefined && Math.abs(alongMPerS) < 1e-4 && Math.abs(crossMPerS) < 1e-3) continue;
    if (kept.at(-1)?.gap !== burn.gap) kept.push(burn);
  }
  return kept;
}

function readSatellite(name: string): Satellite {
  const bytes = gunzipSync(readFileSync(sharedPath(`maneuvers/tle/${name}.tle.gz`)));
  const { table } = readElementSets(bytes, { source: name });
  const started = performance.now();
  const found = groupHistories(table)
    .flatMap((history) => unbroken(history, maneuverRule.parameters))
    .flatMap((piece) => maneuverCandidates(piece, phaseSeries(piece), maneuverRule.parameters))
    .map(({ day, burn }) => ({ day, score: burn.score }));
  const milliseconds = performance.now() - started;
  const listed = readTruth(name);
  const years = (Math.max(...table.epochDays) - Math.min(...table.epochDays)) / 365.25;
  return { name, years, listed, observable: observableOf(listed), found, milliseconds };
}

/** One to one, nearest pairs first. */
function pairs(burns: readonly Burn[], found: readonly Found[], [from, to]: readonly [number, number]) {
  const candidates = burns
    .flatMap((burn, b) => found.map(({ day }, f) => ({ b, f, apart: day - burn.day })))
    .filter(({ apart }) => apart >= from && apart <= to)
    .sort((left, right) => Math.abs(left.apart) - Math.abs(right.apart));
  const burnsHit = new Set<number>();
  const foundTrue = new Set<number>();
  for (const { b, f } of candidates) {
    if (burnsHit.has(b) || foundTrue.has(f)) continue;
    burnsHit.add(b);
    foundTrue.add(f);
  }
  return { burnsHit, foundTrue };
}

function count(burns: readonly Burn[], found: readonly Found[], window: readonly [number, number]): Counts {
  const { burnsHit, foundTrue } = pairs(burns, found, window);
  return {
    hits: burnsHit.size,
    missed: burns.length - burnsHit.size,
    falseAlarms: found.length - foundTrue.size,
  };
}

const sum = (counts: readonly Counts[]): Counts =>
  counts.reduce(
    (all, one) => ({
      hits: all.hits + one.hits,
      missed: all.missed + one.missed,
      falseAlarms: all.falseAlarms + one.falseAlarms,
    }),
    { hits: 0, missed: 0, falseAlarms: 0 },
  );
const f1 = ({ hits, missed, falseAlarms }: Counts): number =>
  (2 * hits) / (2 * hits + missed + falseAlarms || 1);
const atLeast = (satellite: Satellite, threshold: number): Found[] =>
  satellite.found.filter(({ score }) => score >= threshold);
const show = (counts: Counts, years: number): string => {
  const { hits, missed, falseAlarms } = counts;
  const digits = (value: number): string => value.toFixed(3);
  const rate = (falseAlarms / years).toFixed(2);
  return `P ${digits(hits / (hits + falseAlarms))}  R ${digits(hits / (hits + missed))}  F1 ${digits(f1(counts))}  false/yr ${rate}`;
};

function bestThreshold(satellites: readonly Satellite[]): number {
  const score = (threshold: number): number =>
    f1(sum(satellites.map((one) => count(one.listed, atLeast(one, threshold), windows["-1/+2 d"]))));
  return thresholds.reduce((best, threshold) => (score(threshold) > score(best) ? threshold : best));
}

interface Graded {
  readonly x: number;
  readonly isTrue: boolean;
}
const graded = (satellite: Satellite): Graded[] => {
  const { foundTrue } = pairs(satellite.listed, satellite.found, windows["-1/+2 d"]);
  return satellite.found.map(({ score }, f) => ({ x: Math.log(score), isTrue: foundTrue.has(f) }));
};

/** Logistic fit by Newton's method, with a ridge of 1e-3 that keeps it finite. */
function logistic(data: readonly Graded[]): readonly [number, number] {
  let [a, b] = [0, 0];
  for (let round = 0; round < 30; round++) {
    let [ga, gb, haa, hab, hbb] = [-1e-3 * a, -1e-3 * b, 1e-3, 0, 1e-3];
    for (const { x, isTrue } of data) {
      const p = 1 / (1 + Math.exp(-(a + b * x)));
      const error = (isTrue ? 1 : 0) - p;
      ga += error;
      gb += error * x;
      haa += p * (1 - p);
      hab += p * (1 - p) * x;
      hbb += p * (1 - p) * x * x;
    }
    const determinant = haa * hbb - hab * hab;
    a += (hbb * ga - hab * gb) / determinant;
    b += (haa * gb - hab * ga) / determinant;
  }
  return [a, b];
}

for (const [regime, names] of Object.entries(classes)) {
  const satellites = names.map(readSatellite);
  const years = satellites.reduce((all, one) => all + one.years, 0);
  const without = (left: Satellite): Satellite[] => satellites.filter((one) => one !== left);
  console.log(`\n== ${regime}: ${satellites.length} satellites, ${years.toFixed(1)} satellite-years`);
  const chosen = satellites.map((one) => bestThreshold(without(one)));
  for (const [window, range] of Object.entries(windows)) {
    for (const truth of ["listed", "observable"] as const) {
      const counts = satellites.map((one, k) => count(one[truth], atLeast(one, chosen[k]), range));
      console.log(`\n${window}, as ${truth}, threshold left-one-out`);
      for (const [k, one] of satellites.entries())
        console.log(
          `  ${one.name.padEnd(12)} ${show(counts[k], one.years)}  (${counts[k].hits} hits, ${counts[k].missed} missed, ${counts[k].falseAlarms} false; threshold ${chosen[k]}; ${one.milliseconds.toFixed(0)} ms)`,
        );
      console.log(`  ${"all".padEnd(12)} ${show(sum(counts), years)}`);
    }
  }
  console.log(`\nF1 by one threshold, as listed, −1/+2 d (best with answers: ${bestThreshold(satellites)})`);
  for (const threshold of thresholds) {
    const counts = satellites.map((one) => count(one.listed, atLeast(one, threshold), windows["-1/+2 d"]));
    console.log(`  ${String(threshold).padStart(4)}  ${show(sum(counts), years)}`);
  }
  console.log("\nRecall by along-track Δv, left-one-out");
  const edges = [0, 0.003, 0.005, 0.01, 0.02, 0.1, 100];
  for (const [k, low] of edges.slice(0, -1).entries()) {
    let [hit, all] = [0, 0];
    for (const [index, one] of satellites.entries()) {
      const { burnsHit } = pairs(one.observable, atLeast(one, chosen[index]), windows["-1/+2 d"]);
      for (const [b, { alongMPerS }] of one.observable.entries()) {
        if (alongMPerS === undefined) continue;
        const size = Math.abs(alongMPerS);
        if (size < low || size >= edges[k + 1]) continue;
        all++;
        if (burnsHit.has(b)) hit++;
      }
    }
    if (all > 0) console.log(`  ${low} … ${edges[k + 1]} m/s: ${hit} of ${all}`);
  }
  const fit = logistic(satellites.flatMap(graded));
  console.log(
    `\nProbability = logistic(a + b ln score): a ${fit[0].toFixed(3)}, b ${fit[1].toFixed(3)}; reliability left-one-out`,
  );
  const bins = Array.from({ length: 5 }, () => ({ count: 0, promised: 0, kept: 0 }));
  for (const one of satellites) {
    const [a, b] = logistic(without(one).flatMap(graded));
    for (const { x, isTrue } of graded(one)) {
      const p = 1 / (1 + Math.exp(-(a + b * x)));
      const bin = bins[Math.min(Math.floor(p * 5), 4)];
      bin.count++;
      bin.promised += p;
      bin.kept += isTrue ? 1 : 0;
    }
  }
  for (const [k, { count: size, promised, kept }] of bins.entries())
    if (size > 0)
      console.log(
        `  ${(k / 5).toFixed(1)}–${((k + 1) / 5).toFixed(1)}: ${size} candidates, promised ${(promised / size).toFixed(2)}, true ${(kept / size).toFixed(2)}`,
      );
}
