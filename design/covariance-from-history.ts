/**
 * Is the covariance estimated from element histories honest? Fits on the first part of a history, judges on the rest: how
 * many differences between a set's prediction and the next set lie within its 50, 90 and 99 % ellipsoids, by regime, and
 * how large those are. Spans in which the maneuver rule finds something are left out of both parts, each found from
 * what was known then. Run with `npx node design/covariance-from-history.ts`; needs ../shared/data/catalog/history.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { differencer } from "../src/catalog/covariance/differences.ts";
import { distinctSets } from "../src/catalog/covariance/distinct-sets.ts";
import { covarianceParameters } from "../src/catalog/covariance/parameters.ts";
import { type BrokenSpan, nextEpochPairs, pairsByAge } from "../src/catalog/covariance/set-pairs.ts";
import {
  buildElementHistory,
  type CovarianceModel,
  covarianceAt,
  estimateCovariances,
  regimeOf,
  regimes,
} from "../src/catalog/index.ts";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { detectManeuvers, groupHistories } from "../src/detect/index.ts";
import { readElementSets } from "../src/formats/index.ts";
import { type ElementTable, elementsAt, selectRows, sliceTable } from "../src/orbit/index.ts";
import { parseIsoUtc } from "../src/time/index.ts";

interface Judged {
  readonly id: number;
  readonly regime: string;
  readonly basis: "object" | "regime";
  readonly ageDays: number;
  readonly squared: number;
  readonly limits: readonly [at50: number, at90: number, at99: number];
  readonly volumeKm3: number;
  readonly radialTimesInTrack: number;
}
type Spans = ReadonlyMap<number, readonly BrokenSpan[]>;

const folder = "catalog/history";
const skipped = skipWithoutShared(folder);
if (skipped) {
  console.log(skipped);
  process.exit(0);
}
const chiSquared = [2.366, 6.251, 11.345] as const;
const ages = [0.02, 0.1, 0.3, 0.6, 1, 2, 4, 8, 21];

function read(file: string): ElementTable {
  const bytes = gunzipSync(readFileSync(sharedPath(`${folder}/${file}`)));
  return readElementSets(bytes, { source: file }).table;
}

function rowsWhere(table: ElementTable, isWanted: (day: number) => boolean): ElementTable {
  const rows = Array.from({ length: table.count }, (_, row) => row);
  return selectRows(
    table,
    rows.filter((row) => isWanted(table.epochDays[row])),
  );
}

function maneuverSpans(table: ElementTable): Spans {
  const spans = new Map<number, BrokenSpan[]>();
  for (const { ids, from, to } of detectManeuvers(groupHistories(table)))
    spans.set(ids[0], [...(spans.get(ids[0]) ?? []), { from, to }]);
  return spans;
}

/** Differences of sets at least `leastAgeDays` apart, each against the covariance that the model promises. */
function judge(
  model: CovarianceModel,
  table: ElementTable,
  broken: Spans,
  pairsOf: typeof nextEpochPairs = nextEpochPairs,
  leastAgeDays: number = covarianceParameters.leastAgeDays,
): Judged[] {
  const { ids, starts, table: all } = buildElementHistory([table]);
  return Array.from(ids, (id, k) => {
    const sets = distinctSets(sliceTable(all, starts[k], starts[k + 1]));
    const parameters = { ...covarianceParameters, leastAgeDays };
    const { count, ageDays, ricKm } = differencer(sets)(pairsOf(sets, broken.get(id) ?? [], parameters));
    const object = { id, regime: regimeOf(elementsAt(sets, 0)) };
    return Array.from({ length: count }, (_, n): Judged[] => {
      const covariance = covarianceAt(model, object, ageDays[n]);
      if (!covariance) return [];
      const { ricKm2, basis, regime, squaredAt50, squaredAt90, squaredAt99 } = covariance;
      const scaled = [0, 1, 2].map((axis) => ricKm[3 * n + axis] / Math.sqrt(ricKm2[4 * axis]));
      const determinant = ricKm2[0] * ricKm2[4] * ricKm2[8];
      return [
        {
          id,
          regime,
          basis,
          ageDays: ageDays[n],
          squared: scaled[0] ** 2 + scaled[1] ** 2 + scaled[2] ** 2,
          limits: [squaredAt50, squaredAt90, squaredAt99],
          volumeKm3: ((4 * Math.PI) / 3) * 6.251 ** 1.5 * Math.sqrt(determinant),
          radialTimesInTrack: Math.sign(scaled[0] * scaled[1]),
        },
      ];
    }).flat();
  }).flat();
}

const percent = (share: number): string => (100 * share).toFixed(1).padStart(5);
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1];

/** Share within the limits and its 95 % half width, objects taken as clusters: pairs of one object aren't independent. */
function coverage(
  judged: readonly Judged[],
  limitOf: (one: Judged) => number,
): [share: number, half: number] {
  const isIn = (one: Judged): number => (one.squared <= limitOf(one) ? 1 : 0);
  const share = judged.reduce((sum, one) => sum + isIn(one), 0) / judged.length;
  const excess = new Map<number, number>();
  for (const one of judged) excess.set(one.id, (excess.get(one.id) ?? 0) + isIn(one) - share);
  const squares = [...excess.values()].reduce((sum, value) => sum + value * value, 0);
  const clusters = excess.size / Math.max(1, excess.size - 1);
  return [share, (1.96 * Math.sqrt(clusters * squares)) / judged.length];
}

function printRow(name: string, judged: readonly Judged[]): void {
  if (judged.length === 0) return;
  const objects = new Set(judged.map(({ id }) => id)).size;
  const [at90, half] = coverage(judged, () => chiSquared[1]);
  const normal = [0, 2].map((k) => percent(coverage(judged, () => chiSquared[k])[0]));
  const measured = [0, 2].map((k) => percent(coverage(judged, (one) => one.limits[k])[0]));
  const volume = median(judged.map(({ volumeKm3 }) => volumeKm3)).toPrecision(2);
  const binomial = 1.96 * Math.sqrt((at90 * (1 - at90)) / judged.length);
  console.log(
    `${name.padEnd(14)} ${String(judged.length).padStart(7)} ${String(objects).padStart(6)}   ${percent(at90)} ±${percent(half)} (${percent(binomial).trim()})   ${normal[0]} ${normal[1]}   ${measured[0]} ${measured[1]}   ${volume}`,
  );
}

function printAges(title: string, judged: readonly Judged[]): void {
  console.log(`\n${title}: % in 90 % (pairs); last column: correlation of radial and in-track by signs`);
  console.log(
    `      ${ages
      .slice(0, -1)
      .map((from, k) => `${from}–${ages[k + 1]}`.padStart(15))
      .join("")}`,
  );
  for (const regime of regimes) {
    const mine = judged.filter((one) => one.regime === regime);
    if (mine.length === 0) continue;
    const cells = ages.slice(0, -1).map((from, k) => {
      const some = mine.filter(({ ageDays }) => ageDays >= from && ageDays < ages[k + 1]);
      const [share] = coverage(some, () => chiSquared[1]);
      return (some.length < 20 ? "–" : `${percent(share).trim()} (${some.length})`).padStart(15);
    });
    const product = mine.reduce((sum, one) => sum + one.radialTimesInTrack, 0) / mine.length;
    const correlation = Math.sin((Math.PI / 2) * product).toFixed(2);
    console.log(`${regime.padEnd(6)}${cells.join("")}   ${correlation.padStart(6)}`);
  }
}

function printTable(title: string, judged: readonly Judged[]): void {
  console.log(`\n${title}`);
  console.log(
    "regime           pairs objects  in 90 % ± cluster (binomial)  χ²: 50   99   tails: 50   99  median km³",
  );
  for (const regime of regimes) {
    const mine = judged.filter((one) => one.regime === regime);
    printRow(regime, mine);
    const others = mine.filter(({ basis }) => basis === "regime");
    printRow(" no own pairs", others);
  }
}

function run(file: string, splitIso: string): void {
  const started = performance.now();
  const table = read(file);
  const split = parseIsoUtc(splitIso).days;
  const first = rowsWhere(table, (day) => day < split);
  const last = rowsWhere(table, (day) => day >= split);
  console.log(
    `\n## ${file}: fitted before ${splitIso} (${first.count} sets), judged after (${last.count} sets)`,
  );
  const brokenBefore = maneuverSpans(first);
  const broken = maneuverSpans(table);
  const fitting = performance.now();
  const model = estimateCovariances(buildElementHistory([first]), { broken: brokenBefore });
  console.log(`fitted in ${((performance.now() - fitting) / 1000).toFixed(1)} s`);
  for (const regime of regimes) {
    const shared = model.regimes[regime];
    if (!shared) continue;
    const sigmas = shared.growth.map((terms) =>
      terms.map((term) => Math.sqrt(term).toPrecision(2)).join("/"),
    );
    console.log(
      `  ${regime}: ${shared.objects} objects; typical σ km (τ⁰/τ¹/τ², days) R ${sigmas[0]}  I ${sigmas[1]}  C ${sigmas[2]}; scale of variance ${shared.own.scale.toFixed(2)}, without own pairs ${shared.pooled.scale.toFixed(1)}`,
    );
  }
  const judged = judge(model, last, broken);
  printTable("maneuver gaps removed from both parts", judged);
  printAges("next-epoch pairs by age in days", judged);
  printAges(
    "sets of any two epochs by age in days, a pair a set and age bin",
    judge(model, last, broken, (...given) => pairsByAge(...given).flat()),
  );
  printTable(
    "the same, sets of one fit printed twice counted too",
    judge(model, last, broken, nextEpochPairs, 1e-9),
  );
  const robust = estimateCovariances(buildElementHistory([first]));
  printTable("maneuver gaps left in the fit", judge(robust, last, broken));
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
}

run("active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz", "2026-07-08T00:00:00Z");
run("debris-groups_2026-07-28_2026-08-12.tle.gz", "2026-08-05T00:00:00Z");
run("starlink-1-in-25_2026-06-02_2026-08-12.tle.gz", "2026-07-08T00:00:00Z");
