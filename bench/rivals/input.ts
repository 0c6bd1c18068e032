import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readElementSets } from "../../src/formats/index.ts";
import {
  type ElementTable,
  initializeSgp4Row,
  minutesSinceEpoch,
  propagateSgp4,
  type Sgp4Model,
} from "../../src/orbit/index.ts";
import { type Instant, parseIsoUtc } from "../../src/time/index.ts";
import { type InputRow, writeInputFile } from "./input-file.ts";

export type Regime = "near" | "deep" | "all";

export interface InputOptions {
  readonly regime: Regime;
  readonly times: number;
  readonly stepMinutes: number;
  readonly rounds: number;
  /** Take at most so many objects, evenly spread over the catalog. */
  readonly atMost?: number;
  readonly start?: Instant;
}

/** One input for all rivals, on disk in `folder`, with what hoshimori's reference says about the sample. */
export interface RivalInput {
  readonly folder: string;
  readonly regime: Regime;
  readonly objects: number;
  /** Objects that SGP4 can't carry through the whole grid: no rival gets them. */
  readonly leftOut: number;
  readonly times: number;
  readonly stepMinutes: number;
  readonly rounds: number;
  readonly sampleEvery: number;
  /** `[sampled object][time][x y z vx vy vz]`, km and km/s, TEME. */
  readonly reference: Float64Array;
}

const sampleEvery = 50;

export const demoCatalog = (): ElementTable =>
  readElementSets(
    gunzipSync(readFileSync(new URL("../../data/demo/gp-on-orbit_2024-11-01.csv.gz", import.meta.url))),
  ).table;

export const demoStart: Instant = parseIsoUtc("2024-11-01T00:00:00Z");

/** Writes the input into a new temporary folder; the caller removes it. */
export function prepareInput(options: InputOptions, table: ElementTable = demoCatalog()): RivalInput {
  const { regime, times, stepMinutes, rounds, atMost = table.count, start = demoStart } = options;
  const ofRegime = Array.from({ length: table.count }, (_, row) => row)
    .map((row) => ({ row, model: initializeSgp4Row(table, row) }))
    .filter(({ model }) => regime === "all" || (model.deep !== null) === (regime === "deep"))
    .map(({ row, model }) => ({ row, model, minutesToStart: minutesSinceEpoch(model, start) }));
  const sound = ofRegime.filter(({ model, minutesToStart }) =>
    propagates(model, minutesToStart, times, stepMinutes),
  );
  const share = Math.min(1, atMost / sound.length);
  const chosen = sound.filter((_, index) => Math.floor((index + 1) * share) > Math.floor(index * share));

  const folder = mkdtempSync(join(tmpdir(), "hoshimori-rival-input-"));
  writeInputFile(
    join(folder, "input.f64"),
    {
      objects: chosen.length,
      times,
      stepMinutes,
      rounds,
      sampleEvery,
      startDays: start.days,
      startMinutes: start.nanos / 60e9,
    },
    chosen.map(({ row, minutesToStart }) => inputRow(table, row, minutesToStart)),
  );

  const sample = chosen.filter((_, index) => index % sampleEvery === 0);
  const reference = new Float64Array(sample.length * times * 6);
  for (const [index, { model, minutesToStart }] of sample.entries())
    for (let time = 0; time < times; time++)
      propagateSgp4(model, minutesToStart + time * stepMinutes, reference, (index * times + time) * 6);

  return {
    folder,
    regime,
    objects: chosen.length,
    leftOut: ofRegime.length - sound.length,
    times,
    stepMinutes,
    rounds,
    sampleEvery,
    reference,
  };
}

function propagates(model: Sgp4Model, minutesToStart: number, times: number, stepMinutes: number): boolean {
  const out = new Float64Array(6);
  for (let time = 0; time < times; time++)
    if (propagateSgp4(model, minutesToStart + time * stepMinutes, out) !== 0) return false;
  return true;
}

const inputRow = (table: ElementTable, row: number, minutesToStart: number): InputRow => ({
  id: table.id[row],
  epochDays: table.epochDays[row],
  epochNanos: table.epochNanos[row],
  meanMotionRevPerDay: table.meanMotionRevPerDay[row],
  eccentricity: table.eccentricity[row],
  inclinationDeg: table.inclinationDeg[row],
  raanDeg: table.raanDeg[row],
  argumentOfPerigeeDeg: table.argumentOfPerigeeDeg[row],
  meanAnomalyDeg: table.meanAnomalyDeg[row],
  bstar: table.bstar[row],
  meanMotionDot: table.meanMotionDot[row],
  meanMotionDdot: table.meanMotionDdot[row],
  minutesToStart,
});
