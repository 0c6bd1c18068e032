/**
 * How large must a cluster of adjacent high cells be, and how often does chance alone make one? Prints clusters by size on six
 * real days, the same with the cells' counts shuffled among cells of like traffic (which keeps every count and takes away
 * where it lay), both halves of the days apart, and the score on the known boxes for other thresholds.
 * Run with `npx node design/detect-interference.ts`; what ../shared lacks is skipped.
 */
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import {
  buildCellHistory,
  type CountedDay,
  detectInterference,
  interferenceRule,
} from "../src/detect/index.ts";
import { dayClusters, highCells } from "../src/detect/interference/day-clusters.ts";
import { sha256Hex } from "../src/digest/index.ts";
import { readCellDay } from "../src/formats/index.ts";

const folder = "oracles/gnss/gpsjam";
const shuffles = 20;
const likeTraffic = 50;

function readDay(file: string): CountedDay {
  const bytes = gunzipSync(readFileSync(sharedPath(`${folder}/${file}`)));
  const { day = -1, counts } = readCellDay(bytes, file);
  return { day, counts, input: sha256Hex(bytes) };
}

/** Park and Miller's generator, so that every run prints the same. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** The counts dealt anew among cells with about as many aircraft. */
function shuffled(counted: CountedDay, random: () => number): CountedDay {
  const { counts } = counted;
  const aircraft = (row: number) => counts.good[row] + counts.bad[row];
  const rows = Array.from({ length: counts.count }, (_, row) => row).sort(
    (a, b) => aircraft(a) - aircraft(b) || a - b,
  );
  const good = new Uint32Array(counts.count);
  const bad = new Uint32Array(counts.count);
  for (let from = 0; from < rows.length; from += likeTraffic) {
    const block = rows.slice(from, from + likeTraffic);
    const dealt = block.map((row) => ({ row, order: random() })).sort((a, b) => a.order - b.order);
    for (const [k, row] of block.entries()) {
      good[row] = counts.good[dealt[k].row];
      bad[row] = counts.bad[dealt[k].row];
    }
  }
  return { ...counted, counts: { ...counts, good, bad } };
}

const sizes = [2, 3, 4, 5, 6];

function clustersBySize(counted: CountedDay, minAircraft: number): number[] {
  const parameters = { ...interferenceRule.parameters, minAircraft, minCells: 2 };
  const history = buildCellHistory([counted]);
  const clusters = dayClusters(history, [highCells(history, 0, parameters)], parameters);
  return sizes.map((size) => clusters.filter(({ cells }) => cells.length >= size).length);
}

const sum = (rows: readonly (readonly number[])[]) =>
  sizes.map((_, k) => rows.reduce((total, row) => total + row[k], 0));

if (skipWithoutShared(folder)) console.log(skipWithoutShared(folder));
else {
  const days = readdirSync(sharedPath(folder))
    .filter((file) => file.endsWith(".csv.gz"))
    .sort()
    .map(readDay);
  console.log(`clusters of at least ${sizes.join(", ")} cells a day: real / by chance`);
  for (const minAircraft of [3, 5, 8])
    for (const [half, own] of [
      ["first three days", days.slice(0, 3)],
      ["last three days", days.slice(3)],
    ] as const) {
      const random = randomFrom(1);
      const real = sum(own.map((day) => clustersBySize(day, minAircraft)));
      const chance = sum(
        own.flatMap((day) =>
          Array.from({ length: shuffles }, () => clustersBySize(shuffled(day, random), minAircraft)),
        ),
      );
      const shown = sizes.map((_, k) =>
        `${(real[k] / own.length).toFixed(1)} / ${(chance[k] / shuffles / own.length).toFixed(3)}`.padStart(
          14,
        ),
      );
      console.log(`at least ${minAircraft} aircraft, ${half}`.padEnd(36), shown.join(" "));
    }
  console.log(
    "\nmatters of the six days, by threshold: episodes / standing; middle of the Eastern Mediterranean's",
  );
  const history = buildCellHistory(days);
  for (const change of [
    {},
    { highRate: 0.05 },
    { highRate: 0.15 },
    { minCells: 4 },
    { minAircraft: 5 },
    { standingShare: 0.3 },
    { standingShare: 0.7 },
    { linkRings: 1 },
    { standingRings: 1 },
    { standingRings: 4 },
  ]) {
    const parameters = { ...interferenceRule.parameters, ...change };
    const found = detectInterference(history, { ...interferenceRule, parameters });
    const standing = found.filter(({ values }) => values.chronic === 1);
    const eastern = found.filter(
      ({ values: { latitudeDeg, longitudeDeg } }) =>
        latitudeDeg > 32.5 && latitudeDeg < 37.5 && longitudeDeg > 31.5 && longitudeDeg < 37.5,
    );
    console.log(
      JSON.stringify(change).padEnd(24),
      `${found.length - standing.length} / ${standing.length}`.padStart(8),
      ` Eastern Mediterranean ${eastern.length}`,
      eastern
        .map(({ values }) => `${values.latitudeDeg} ${values.longitudeDeg} (${values.cells})`)
        .join(", "),
    );
  }
}
