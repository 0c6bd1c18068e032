/**
 * Collision probabilities a second: the kernel, its TypeScript twin, Foster's quadrature, and the naive polar rule; accuracy
 * beside speed, each against Foster's quadrature. Median and spread of several runs, one thread.
 * Run: node bench/probability.ts [encounters]
 */
import { cpus } from "node:os";
import { encounterGeometry, maxProbability } from "../src/screen/max-probability.ts";
import { fosterProbability } from "../src/screen/probability/foster.ts";
import { kernelBatch } from "../src/screen/probability/kernel-batch.ts";
import { circleAt, type PlaneColumns, type StateColumns } from "../src/screen/probability/plane-columns.ts";
import { referenceBatch } from "../src/screen/probability/reference-batch.ts";

const count = Number(process.argv[2] ?? 200_000);
const runs = 9;

/** A linear congruence is random enough for inputs; the same on every machine. */
let state = 1;
const random = () => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
};
const column = (f: () => number) => Float64Array.from({ length: count }, f);

/** Bodies of 2 to 30 m, `least` to `most` smaller sigmas large; aspect ratios to 100, misses to 5 sigmas. */
function planesOf(least: number, most: number): PlaneColumns {
  const radius = column(() => 0.002 + 0.028 * random());
  const sigma2 = radius.map((r) => r / (least * (most / least) ** random()));
  const sigma1 = sigma2.map((sigma) => sigma * 100 ** random());
  const angle = column(() => 2 * Math.PI * random());
  const away = column(() => 5 * random());
  return {
    sigma1,
    sigma2,
    miss1: sigma1.map((sigma, k) => away[k] * sigma * Math.cos(angle[k])),
    miss2: sigma2.map((sigma, k) => away[k] * sigma * Math.sin(angle[k])),
    radius,
  };
}
/** As in the 38 messages of CARA's oracle: 0.02 to 2.3 smaller sigmas. */
const planes = planesOf(0.02, 3);
const large = planesOf(3, 100);
const coordinate = () => column(() => 2 * random() - 1);
const [vx, vy, vz] = [coordinate(), coordinate(), coordinate()].map((v) => v.map((value) => 10 * value));
const states: StateColumns = {
  x: coordinate(),
  y: coordinate(),
  z: coordinate(),
  vx,
  vy,
  vz,
  cxx: column(() => 0.1 + random()),
  cxy: column(() => 0.05 * random()),
  cxz: column(() => 0.05 * random()),
  cyy: column(() => 0.1 + random()),
  cyz: column(() => 0.05 * random()),
  czz: column(() => 0.1 + random()),
  radius: planes.radius,
};

/** What one would write first: 24 × 16 nodes in polar coordinates over the disc. */
function naive({ miss1, miss2, sigma1: s1, sigma2: s2, radius }: PlaneColumns, rows: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, k) => {
    let sum = 0;
    for (let i = 0; i < 24; i++)
      for (let j = 0; j < 16; j++) {
        const r = (radius[k] * (i + 0.5)) / 24;
        const x = miss1[k] + r * Math.cos((Math.PI * j) / 8);
        const y = miss2[k] + r * Math.sin((Math.PI * j) / 8);
        sum += r * Math.exp(-((x / s1[k]) ** 2 + (y / s2[k]) ** 2) / 2);
      }
    return (sum * radius[k]) / (24 * 16 * s1[k] * s2[k]);
  });
}

const sampled = Math.min(count, 2000);
const exact = (columns: PlaneColumns): Float64Array =>
  Float64Array.from({ length: sampled }, (_, k) => fosterProbability(circleAt(columns, k)));

function measure(name: string, rows: number, run: () => Float64Array, wanted?: Float64Array): void {
  let values = run();
  const speeds = Array.from({ length: runs }, () => {
    const start = performance.now();
    values = run();
    return rows / (performance.now() - start) / 1000;
  }).sort((a, b) => a - b);
  const worst = wanted?.reduce(
    (most, value, k) => (value > 1e-290 ? Math.max(most, Math.abs(values[k] / value - 1)) : most),
    0,
  );
  const [low, median, high] = [speeds[0], speeds[(runs - 1) / 2], speeds[runs - 1]].map((speed) =>
    speed.toPrecision(3),
  );
  console.log(
    `${name.padEnd(34)} ${median.padStart(8)} M/s  (${low}–${high})  ${worst === undefined ? "" : `worst ${worst.toExponential(1)}`}`,
  );
}

console.log(
  `${cpus()[0].model}, Node ${process.version}, ${count} encounters, median of ${runs} (lowest–highest)`,
);
const kernel = kernelBatch();
const wanted = exact(planes);
measure("kernel, ordinary, in the plane", count, () => kernel.inPlane(planes), wanted);
measure("kernel, ordinary, from states", count, () => kernel.ofStates(states));
measure("TypeScript series, ordinary", count, () => referenceBatch.inPlane(planes), wanted);
measure("naive polar rule, 24 × 16", sampled, () => naive(planes, sampled), wanted);
measure("Foster's quadrature (adaptive)", sampled, () => exact(planes), wanted);
measure("kernel, bodies of 3 to 100 sigmas", count, () => kernel.inPlane(large), exact(large));

// What screening calls once a minimum: geometry and maximum from two states.
const pair = Float64Array.of(7000, 0, 0, 0, 7.5, 0, 7001, 0.4, 0.2, 0.1, 0.3, 7.5);
const shape = { radial: 0.1, inTrack: 0.3, crossTrack: 0.1 };
measure("maximum, as screening calls it", 20_000, () =>
  Float64Array.from({ length: 20_000 }, (_, k) => {
    pair[7] = 0.05 + (k % 100) / 25;
    const geometry = encounterGeometry(pair, shape, 0.003 + (k % 7) / 1000);
    return geometry ? maxProbability(geometry).probability : Number.NaN;
  }),
);
