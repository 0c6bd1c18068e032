/**
 * How good is the maneuver rule, and which thresholds? Prints the tables behind the defaults of policies/detection.json:
 * every threshold and probability is chosen with the satellite in question left out. Run with
 * `npx node design/detect-maneuvers.ts`; needs ../shared/data/maneuvers (test data that may not ship).
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { quantile } from "../src/core/index.ts";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { detectManeuvers, groupHistories, maneuverRule } from "../src/detect/index.ts";
import { maneuverCandidates } from "../src/detect/maneuver/find-maneuvers.ts";
import { unbroken } from "../src/detect/maneuver/unbroken.ts";
import { readElementSets } from "../src/formats/index.ts";
import {
  brierScore,
  countAt,
  countManeuvers,
  deltaVEdgesMPerS,
  fitLogistic,
  foundAtLeast,
  gradedFindings,
  type Interval,
  type ManeuverCounts,
  maneuverFigures,
  maneuverWindows,
  observableManeuvers,
  poissonInterval,
  probabilitiesLeftOneOut,
  readManeuverTruth,
  recallByDeltaV,
  reliabilityBins,
  reliabilityEdges,
  type ScoredSatellite,
  thresholdsLeftOneOut,
  thresholdsTried,
} from "../src/score/index.ts";

const skipped = skipWithoutShared("maneuvers");
if (skipped) {
  console.log(skipped);
  process.exit(0);
}
const classes = {
  LEO: {
    names: ["CryoSat-2", "Jason-1", "Jason-3", "Sentinel-3A", "Haiyang-2A", "TOPEX"],
  },
  GEO: {
    names: ["Fengyun-2D", "Fengyun-2E", "Fengyun-4A"],
  },
};

function readSatellite(name: string): ScoredSatellite & { readonly milliseconds: number } {
  const bytes = gunzipSync(readFileSync(sharedPath(`maneuvers/tle/${name}.tle.gz`)));
  const { table } = readElementSets(bytes, { source: name });
  const started = performance.now();
  const found = groupHistories(table)
    .flatMap((history) => unbroken(history, maneuverRule.parameters))
    .flatMap((piece) => maneuverCandidates(piece, maneuverRule.parameters))
    .map(({ day, score }) => ({ day, score }));
  const milliseconds = performance.now() - started;
  const listed = readManeuverTruth(readFileSync(sharedPath(`maneuvers/truth/${name}.csv`), "utf8"));
  const years = (Math.max(...table.epochDays) - Math.min(...table.epochDays)) / 365.25;
  return { name, years, listed, observable: observableManeuvers(listed), found, milliseconds };
}

const between = ({ low, high }: Interval, digits: number): string =>
  `[${low.toFixed(digits)}, ${high.toFixed(digits)}]`;
function show(counts: ManeuverCounts): string {
  const f = maneuverFigures(counts);
  return [
    `F1 ${f.f1.toFixed(3)}`,
    `P ${f.precision.toFixed(3)} ${between(f.precisionInterval, 2)}`,
    `R ${f.recall.toFixed(3)} ${between(f.recallInterval, 2)}`,
    `false/yr ${f.falseAlarmsPerYear.toFixed(2)} ${between(f.falseAlarmsPerYearInterval, 2)}`,
    `(${f.hits} hits, ${f.missed} missed, ${f.falseAlarms} false)`,
  ].join("  ");
}

for (const regime of ["LEO", "GEO"] as const) {
  const { names } = classes[regime];
  const thresholds = thresholdsTried[regime];
  const satellites = names.map(readSatellite);
  const years = satellites.reduce((all, one) => all + one.years, 0);
  console.log(
    `\n== ${regime}: ${satellites.length} satellites, ${years.toFixed(1)} satellite-years; intervals 95 %`,
  );
  const chosen = thresholdsLeftOneOut(satellites, thresholds);
  for (const [window, range] of Object.entries(maneuverWindows))
    for (const truth of ["listed", "observable"] as const) {
      console.log(`\n${window}, as ${truth}, threshold left-one-out`);
      for (const [k, one] of satellites.entries()) {
        const counts = countManeuvers(one[truth], foundAtLeast(one, chosen[k]), range, one.years);
        console.log(
          `  ${one.name.padEnd(12)} ${show(counts)}  threshold ${chosen[k]}  ${one.milliseconds.toFixed(0)} ms`,
        );
      }
      console.log(`  ${"all".padEnd(12)} ${show(countAt(satellites, truth, chosen, range))}`);
    }
  console.log("\nAs listed, −1/+2 d, by one threshold for all");
  for (const threshold of thresholds) {
    const same = satellites.map(() => threshold);
    const counts = countAt(satellites, "listed", same, maneuverWindows["-1/+2 d"]);
    console.log(`  ${String(threshold).padStart(4)}  ${show(counts)}`);
  }
  for (const truth of ["observable", "listed"] as const) {
    console.log(`\nRecall by along-track Δv, ${truth}, left-one-out`);
    for (const band of recallByDeltaV(satellites, chosen, deltaVEdgesMPerS, truth))
      if (band.count > 0)
        console.log(
          `  ${band.fromMPerS} … ${band.toMPerS} m/s: ${band.hits} of ${band.count} ${between(band.interval, 2)}`,
        );
  }
  const fit = fitLogistic(satellites.flatMap(gradedFindings));
  const graded = probabilitiesLeftOneOut(satellites);
  console.log(
    `\nProbability = logistic(a + b ln score), fitted on all: a ${fit.intercept.toFixed(3)}, b ${fit.slope.toFixed(3)}`,
  );
  console.log(`Reliability, left-one-out (points of the plot); Brier score ${brierScore(graded).toFixed(3)}`);
  for (const { from, to, count, promised, kept, interval } of reliabilityBins(graded, reliabilityEdges))
    console.log(
      `  ${from.toFixed(1)} … ${to.toFixed(1)}: ${count} finds, promised ${promised.toFixed(2)}, true ${kept.toFixed(2)} ${between(interval, 2)}`,
    );
}

const debris = "catalog/history/debris-groups_2026-07-28_2026-08-12.tle.gz";
if (!skipWithoutShared(debris)) {
  const bytes = gunzipSync(readFileSync(sharedPath(debris)));
  const histories = groupHistories(readElementSets(bytes, { source: debris }).table);
  const years = histories.reduce(
    (sum, { table }) => sum + (table.epochDays[table.count - 1] - table.epochDays[0]) / 365.25,
    0,
  );
  const found = detectManeuvers(histories);
  const rate = between(poissonInterval(found.length, years), 2);
  console.log(
    `\n== Debris, which can't maneuver: ${histories.length} objects, ${years.toFixed(1)} object-years: ${found.length} finds, ${(found.length / years).toFixed(2)} a year ${rate}`,
  );
  const promised = found.map(({ detectionProbability }) => detectionProbability);
  console.log(
    `  promised (quartiles): ${[0.25, 0.5, 0.75].map((q) => quantile(promised, q).toFixed(2)).join(" / ")}`,
  );
}
