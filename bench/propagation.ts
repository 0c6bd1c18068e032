/**
 * Speed of the reference propagator against satellite.js on identical input, one thread.
 * Run: node_modules/node/bin/node bench/propagation.ts
 */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { gunzipSync } from "node:zlib";
import { json2satrec, type SatRec, sgp4 } from "satellite.js";
import { readElementSets } from "../src/formats/index.ts";
import { type ElementTable, initializeSgp4Row, propagateSgp4, type Sgp4Model } from "../src/orbit/index.ts";
import { formatIsoUtc, instantFromTable } from "../src/time/index.ts";

const rounds = 7;
const minutesOf = Array.from({ length: 40 }, (_, step) => step * 36);
const objectsPerRegime = 3000;

const { table } = readElementSets(
  gunzipSync(readFileSync(new URL("../data/demo/gp-on-orbit_2024-11-01.csv.gz", import.meta.url))),
);

/** Processor time of this thread, so that a busy machine doesn't count. */
const cpuMilliseconds = (): number => process.threadCpuUsage().user / 1000;

const satrecOf = (elements: ElementTable, row: number): SatRec =>
  json2satrec({
    OBJECT_NAME: elements.name[row],
    OBJECT_ID: elements.internationalDesignator[row],
    EPOCH: formatIsoUtc(instantFromTable(elements, row)).slice(0, -1),
    MEAN_MOTION: elements.meanMotionRevPerDay[row],
    ECCENTRICITY: elements.eccentricity[row],
    INCLINATION: elements.inclinationDeg[row],
    RA_OF_ASC_NODE: elements.raanDeg[row],
    ARG_OF_PERICENTER: elements.argumentOfPerigeeDeg[row],
    MEAN_ANOMALY: elements.meanAnomalyDeg[row],
    EPHEMERIS_TYPE: 0,
    CLASSIFICATION_TYPE: "U",
    NORAD_CAT_ID: elements.id[row],
    ELEMENT_SET_NO: 999,
    REV_AT_EPOCH: 0,
    BSTAR: elements.bstar[row],
    MEAN_MOTION_DOT: elements.meanMotionDot[row],
    MEAN_MOTION_DDOT: elements.meanMotionDdot[row],
  });

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1];

/** Million states a second, median of the rounds after one to warm up; the two take turns. */
function measure(models: readonly Sgp4Model[], satrecs: readonly SatRec[]) {
  const out = new Float64Array(6);
  const states = models.length * minutesOf.length;
  const ours: number[] = [];
  const theirs: number[] = [];
  let largestKm = 0;
  for (let round = 0; round <= rounds; round++) {
    const start = cpuMilliseconds();
    for (const model of models) for (const minutes of minutesOf) propagateSgp4(model, minutes, out);
    const middle = cpuMilliseconds();
    for (const satrec of satrecs) for (const minutes of minutesOf) sgp4(satrec, minutes);
    const end = cpuMilliseconds();
    if (round === 0) continue;
    ours.push(states / (middle - start) / 1000);
    theirs.push(states / (end - middle) / 1000);
  }
  for (const [index, model] of models.entries()) {
    const theirState = sgp4(satrecs[index], 1404);
    if (propagateSgp4(model, 1404, out) !== 0 || theirState === null) continue;
    const { x, y, z } = theirState.position;
    largestKm = Math.max(largestKm, Math.abs(out[0] - x), Math.abs(out[1] - y), Math.abs(out[2] - z));
  }
  return { ours: median(ours), theirs: median(theirs), largestKm };
}

const start = cpuMilliseconds();
const all = Array.from({ length: table.count }, (_, row) => initializeSgp4Row(table, row));
const initialization = table.count / (cpuMilliseconds() - start);

console.log(
  `${cpus()[0].model}, Node ${process.version}; ${minutesOf.length} times over 24 h, processor time of one thread, median of ${rounds}`,
);
console.log(`initialization: ${initialization.toFixed(0)} k models/s`);
console.log("regime        objects   hoshimori M/s   satellite.js M/s   ratio   largest difference km");
const rows = Array.from({ length: table.count }, (_, row) => row);
for (const [regime, chosen] of [
  ["near Earth", rows.filter((row) => all[row].deep === null)],
  ["deep space", rows.filter((row) => all[row].deep !== null)],
] as const) {
  const every = Math.max(1, Math.floor(chosen.length / objectsPerRegime));
  const sample = chosen.filter((_, index) => index % every === 0);
  const { ours, theirs, largestKm } = measure(
    sample.map((row) => all[row]),
    sample.map((row) => satrecOf(table, row)),
  );
  console.log(
    `${regime.padEnd(12)} ${String(sample.length).padStart(8)} ${ours.toFixed(2).padStart(15)} ${theirs.toFixed(2).padStart(18)} ${(ours / theirs).toFixed(2).padStart(7)} ${largestKm.toExponential(1).padStart(23)}`,
  );
}
