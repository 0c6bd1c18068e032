/**
 * What the engine takes before and while it propagates, in this process and on one thread: reading and initializing the bundled catalog,
 * and states by class of orbit, at any times and on a grid. Other programs on the same input: bench/rivals/main.ts.
 * Run: node bench/propagation.ts [rounds]
 */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { gunzipSync } from "node:zlib";
import { readElementSets } from "../src/formats/index.ts";
import {
  compileKernel,
  type ElementTable,
  initializeSgp4Row,
  loadElements,
  minutesSinceRowEpoch,
  type OrbitKernel,
  propagateSgp4,
  selectRows,
  startKernel,
} from "../src/orbit/index.ts";
import kernelBytes from "../src/orbit/kernel-bytes.json" with { type: "json" };
import { parseIsoUtc } from "../src/time/index.ts";

const rounds = Number(process.argv[2] ?? 9);
const start = parseIsoUtc("2024-11-01T00:00:00Z");
const bytes = gunzipSync(
  readFileSync(new URL("../data/demo/gp-on-orbit_2024-11-01.csv.gz", import.meta.url)),
);
const module = compileKernel(kernelBytes);
const { table } = readElementSets(bytes);

/** Least, median and most of a figure over the rounds, after one to warm up. */
function spread(measure: () => number): { least: number; median: number; most: number } {
  measure();
  const values = Array.from({ length: rounds }, measure).sort((a, b) => a - b);
  return { least: values[0], median: values[values.length >> 1], most: values[values.length - 1] };
}
const milliseconds = (work: () => void): number => {
  const begin = performance.now();
  work();
  return performance.now() - begin;
};
const line = (name: string, unit: string, { least, median, most }: ReturnType<typeof spread>): void =>
  console.log(
    `${name.padEnd(44)} ${median.toFixed(1).padStart(7)} ${unit.padEnd(11)} (${least.toFixed(1)}–${most.toFixed(1)})`,
  );

function loaded(rows: ElementTable): OrbitKernel {
  const kernel = startKernel<OrbitKernel>(module);
  loadElements(kernel, rows, start, "i");
  return kernel;
}

console.log(`${cpus()[0].model}, Node ${process.version}; median of ${rounds} rounds (least–most)`);
line(
  `read ${table.count} OMM rows`,
  "ms",
  spread(() => milliseconds(() => readElementSets(bytes))),
);
line(
  "initialize them in the kernel",
  "ms",
  spread(() => milliseconds(() => loaded(table))),
);
line(
  "read and initialize",
  "ms",
  spread(() => milliseconds(() => loaded(readElementSets(bytes).table))),
);

/** M states/s of processor time: blocks of 64 at so many times into memory that is used again. */
function speed(rows: ElementTable, way: "any times" | "grid", times: number, stepMinutes: number): number {
  const kernel = loaded(rows);
  const blocks = kernel.slotCount() / 2;
  const timesAt = kernel.allocate(16 * times);
  const states = kernel.allocate(64 * 96 * times);
  const statuses = kernel.allocate(128 * times);
  const pairs = new Float64Array(kernel.memory.buffer, timesAt, 2 * times);
  for (let time = 0; time < times; time++) pairs.fill(time * stepMinutes, 2 * time, 2 * time + 2);
  const run = () => {
    for (let first = 0; first < blocks; first += 64) {
      const end = Math.min(blocks, first + 64);
      if (way === "grid") kernel.statesOnGrid(first, end, 0, stepMinutes, times, states, statuses);
      else kernel.statesAtTimes(first, end, timesAt, times, states, statuses);
    }
  };
  run();
  const begin = process.threadCpuUsage();
  run();
  const { user, system } = process.threadCpuUsage(begin);
  return (rows.count * times) / (user + system);
}

/** The reference in TypeScript, one object and time a call. */
function referenceSpeed(rows: ElementTable, times: number): number {
  const models = Array.from({ length: rows.count }, (_, row) => initializeSgp4Row(rows, row));
  const minutes = models.map((_, row) => minutesSinceRowEpoch(rows, row, start));
  const out = new Float64Array(6);
  const begin = process.threadCpuUsage();
  for (const [row, model] of models.entries())
    for (let time = 0; time < times; time++) propagateSgp4(model, minutes[row] + 36 * time, out);
  return (rows.count * times) / process.threadCpuUsage(begin).user;
}

const pick = (isWanted: (row: number) => boolean) =>
  selectRows(table, Array.from({ length: table.count }, (_, row) => row).filter(isWanted));
const near = pick((row) => table.meanMotionRevPerDay[row] >= 6.4);
const deep = pick((row) => table.meanMotionRevPerDay[row] < 6.4);
for (const [name, rows] of [
  ["near Earth", near],
  ["deep space", deep],
] as const) {
  line(
    `${name}, ${rows.count} objects: reference`,
    "M states/s",
    spread(() => referenceSpeed(rows, 4)),
  );
  for (const way of ["any times", "grid"] as const)
    line(
      `${name}, ${rows.count} objects: ${way}`,
      "M states/s",
      spread(() => speed(rows, way, 240, 6)),
    );
}
line(
  `all ${table.count} objects × 1,440 min: grid`,
  "M states/s",
  spread(() => speed(table, "grid", 1440, 1)),
);
