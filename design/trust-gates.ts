/**
 * How well do the physics gates tell forged element sets from real ones, and what do they cost? Prints the rate of real sets that are
 * quarantined, and the rate of forged ones by kind and size.
 * Run: node design/trust-gates.ts [odd|even] [one in N, default 40] [other values for the energy policy, as JSON]
 * Parameters were chosen on odd catalog numbers; "even" is the default. Needs ../shared/data/catalog (see its README).
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildElementHistory, type ElementHistory, historyOf, regimeOf } from "../src/catalog/index.ts";
import { judgeElementSet } from "../src/catalog/trust/judge-element-set.ts";
import { emptyTrack, type ObjectTrack } from "../src/catalog/trust/object-track.ts";
import policy from "../src/catalog/trust/trust-policy.json" with { type: "json" };
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { readElementSets } from "../src/formats/index.ts";
import { type ElementTable, elementsAt, type MeanElements, selectRows } from "../src/orbit/index.ts";
import { addSeconds } from "../src/time/index.ts";

const longHistory = "catalog/history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz";
const skipped = skipWithoutShared(longHistory);
if (skipped) {
  console.log(skipped);
  process.exit(0);
}
const parity = process.argv[2] === "odd" ? 1 : 0;
const oneIn = Number(process.argv[3] ?? 40);
Object.assign(policy.energy, JSON.parse(process.argv[4] ?? "{}"));
const days = Array.from({ length: 14 }, (_, k) =>
  new Date(Date.UTC(2026, 6, 30 + k)).toISOString().slice(0, 10),
);
/** 2026-08-05, in days since 2000-01-01: sets from then on are forged, with at least a week of daily files before them. */
const forgedFromDay = 9713;

const read = (file: string): ElementTable => {
  const { table } = readElementSets(gunzipSync(readFileSync(sharedPath(file))), { source: file });
  const rows: number[] = [];
  for (let row = 0; row < table.count; row++) if (table.id[row] % 2 === parity) rows.push(row);
  return selectRows(table, rows);
};

/** A repeatable uniform source in 0 … 1. */
let state = 20_260_812;
const uniform = (): number => {
  state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  return (state + 0.5) / 4_294_967_296;
};

class Rates {
  readonly counts = new Map<string, [caught: number, all: number]>();
  add(key: string, isCaught: boolean): void {
    const count = this.counts.get(key) ?? [0, 0];
    count[0] += isCaught ? 1 : 0;
    count[1]++;
    this.counts.set(key, count);
  }
  print(title: string, digits = 2): void {
    console.log(`\n${title}`);
    for (const [key, [caught, all]] of this.counts)
      console.log(`  ${key.padEnd(44)} ${((100 * caught) / all).toFixed(digits).padStart(7)} %  of ${all}`);
  }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];
const deviation = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};
const robust = (values: readonly number[]): number => {
  const middle = median(values);
  return 1.4826 * median(values.map((value) => Math.abs(value - middle)));
};

/** What "one sigma of the object's own scatter" may mean, as a share of mean motion; from sets before the forged one. */
function sigmas(table: ElementTable, before: number, track: ObjectTrack): Record<string, number> {
  const rows = Array.from({ length: before }, (_, row) => row).slice(-60);
  const n = rows.map((row) => table.meanMotionRevPerDay[row] / table.meanMotionRevPerDay[before]);
  const t = rows.map(
    (row) => table.epochDays[row] - table.epochDays[before] + table.epochNanos[row] / 86_400e9,
  );
  const steps = n.slice(1).flatMap((value, k) => (t[k + 1] - t[k] > 0.01 ? [value - n[k]] : []));
  const meanT = t.reduce((sum, value) => sum + value, 0) / t.length;
  const slope =
    t.reduce((sum, value, k) => sum + (value - meanT) * n[k], 0) /
    t.reduce((sum, value) => sum + (value - meanT) ** 2, 0);
  const level = n.map((value, k) => value - slope * (t[k] - meanT));
  return {
    "own scatter, burns included": track.energy.scatter,
    "level less trend, standard deviation": deviation(level),
    "level less trend, MAD": robust(level),
    "steps, standard deviation": deviation(steps),
    "steps, MAD": robust(steps),
    "steps beyond expectation, MAD":
      1.4826 *
      median(
        track.residuals.map(({ energy: step, drag, gapDays }) =>
          Math.abs(step - track.energy.dragShare * drag - track.energy.trendPerDay * gapDays),
        ),
      ),
  };
}

const started = performance.now();
const history: ElementHistory = buildElementHistory([
  read(longHistory),
  ...days.map((day) => read(`catalog/active/active_${day}.tle.gz`)),
]);
const { table } = history;
const regimeOfRow = (row: number): string =>
  regimeOf({
    meanMotionRevPerDay: table.meanMotionRevPerDay[row],
    eccentricity: table.eccentricity[row],
    inclinationDeg: table.inclinationDeg[row],
  });
/** Newest row of an object at or before a row's epoch. */
const rowOf = (k: number, when: number): number => {
  const epoch = table.epochDays[when] + table.epochNanos[when] / 86_400e9;
  let row = history.starts[k];
  while (
    row + 1 < history.starts[k + 1] &&
    table.epochDays[row + 1] + table.epochNanos[row + 1] / 86_400e9 <= epoch
  )
    row++;
  return row;
};

const real = new Rates();
const gates = new Map<string, number>();
const energy = new Rates();
const energyPooled = new Rates();
const energyByRegime = new Rates();
const epoch = new Rates();
const epochPooled = new Rates();
const swap = new Rates();
const sizes = [1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 100];
const shifts = [0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 7, 10, 14, 30];
let confirmations = 0;

function forge(k: number, row: number, track: ObjectTrack, set: MeanElements): void {
  const isCaught = (forged: MeanElements): boolean =>
    judgeElementSet(track, forged).verdict.state === "quarantined";
  const scaled = (share: number): MeanElements => ({
    ...set,
    meanMotionRevPerDay: set.meanMotionRevPerDay * (1 + share),
  });
  const sign = uniform() < 0.5 ? -1 : 1;
  const own = historyOf(history, set.id);
  for (const [name, sigma] of Object.entries(sigmas(own, row - history.starts[k], track))) {
    for (const size of sizes) energy.add(`${name}: ${size} sigma`, isCaught(scaled(sign * size * sigma)));
    const forged = scaled(sign * 10 * 10 ** uniform() * sigma);
    const isLong = history.starts[k + 1] - history.starts[k] > 40;
    energyPooled.add(`${name}, ${isLong ? "72 days known" : "daily files alone"}`, isCaught(forged));
    if (name.startsWith("own")) energyByRegime.add(`${name}, ${regimeOfRow(row)}`, isCaught(forged));
  }
  for (const shift of shifts)
    for (const direction of [-1, 1])
      epoch.add(
        `${direction * shift} days`,
        isCaught({ ...set, epoch: addSeconds(set.epoch, direction * shift * 86_400) }),
      );
  const shift = sign * 10 ** uniform() * 86_400;
  epochPooled.add(
    `1 to 10 days, ${regimeOfRow(row)}`,
    isCaught({ ...set, epoch: addSeconds(set.epoch, shift) }),
  );
  const withOrbitOf = (other: number): MeanElements => ({
    ...elementsAt(table, rowOf(other, row)),
    id: set.id,
  });
  const other = Math.floor(uniform() * history.ids.length);
  if (other !== k) swap.add("any other object", isCaught(withOrbitOf(other)));
  const next = k + 1 < history.ids.length ? k + 1 : k - 1;
  swap.add(`next catalog number, ${regimeOfRow(row)}`, isCaught(withOrbitOf(next)));
  const sameClass = Array.from({ length: 200 }, () => Math.floor(uniform() * history.ids.length)).find(
    (candidate) => candidate !== k && regimeOfRow(history.starts[candidate]) === regimeOfRow(row),
  );
  if (sameClass !== undefined) swap.add(`same regime, ${regimeOfRow(row)}`, isCaught(withOrbitOf(sameClass)));
}

for (let k = 0; k < history.ids.length; k++) {
  let track = emptyTrack;
  for (let row = history.starts[k]; row < history.starts[k + 1]; row++) {
    const set = elementsAt(table, row);
    if (track.energy.sets >= 6 && set.epoch.days >= forgedFromDay && uniform() < 1 / oneIn)
      forge(k, row, track, set);
    const judged = judgeElementSet(track, set);
    track = judged.track;
    const { verdict } = judged;
    const isQuarantined = verdict.state === "quarantined";
    const isLong = history.starts[k + 1] - history.starts[k] > 40;
    real.add("all real sets", isQuarantined);
    real.add(isLong ? "objects of the 72-day history" : "objects of the daily files alone", isQuarantined);
    real.add(regimeOfRow(row), isQuarantined);
    if (verdict.state === "accepted") confirmations += verdict.confirms.length > 0 ? 1 : 0;
    else for (const { gate } of verdict.reasons) gates.set(gate, (gates.get(gate) ?? 0) + 1);
  }
}

const seconds = (performance.now() - started) / 1000;
console.log(
  `${parity ? "odd" : "even"} catalog numbers: ${history.ids.length} objects, ${table.count} sets, ${seconds.toFixed(0)} s`,
);
real.print("Real sets quarantined", 4);
console.log(`  by gate: ${[...gates].map(([gate, count]) => `${gate} ${count}`).join(", ")}`);
console.log(`  orbits confirmed by later sets: ${confirmations}`);
energyPooled.print("Energy forged by 10 to 100 sigma (log-uniform), quarantined");
energyByRegime.print("… by regime");
energy.print("Energy, by size");
epochPooled.print("Epoch forged by 1 to 10 days (log-uniform), quarantined; gates of reception not used");
epoch.print("Epoch, by size");
swap.print("Orbit of another object under this catalog number, quarantined");
