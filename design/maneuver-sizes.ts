/**
 * How good is a maneuver's Δv, and does its error say so? Prints found Δv along the track against the operators' lists,
 * for burns that stand alone in a week, in units of the error stated: justifies `deltaVErrorScale` and `deltaVErrorShare`
 * of policies/detection.json. Run with `npx node design/maneuver-sizes.ts`; needs ../shared/data/maneuvers.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { quantile } from "../src/core/index.ts";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { detectManeuvers, groupHistories } from "../src/detect/index.ts";
import { readElementSets } from "../src/formats/index.ts";
import {
  maneuverWindows,
  matchManeuvers,
  observableManeuvers,
  readManeuverTruth,
} from "../src/score/index.ts";

const skipped = skipWithoutShared("maneuvers");
if (skipped) {
  console.log(skipped);
  process.exit(0);
}
const aloneDays = 7;
const dayOf = (iso: string): number => (Date.parse(iso) - Date.UTC(2000, 0, 1)) / 86_400_000;

const shares = (sigmas: readonly number[]): string =>
  [1, 2, 3]
    .map((limit) => (sigmas.filter((z) => Math.abs(z) < limit).length / sigmas.length).toFixed(2))
    .join(" / ");

const all: number[] = [];
for (const name of ["CryoSat-2", "Jason-1", "Jason-3", "Sentinel-3A", "Haiyang-2A"]) {
  const bytes = gunzipSync(readFileSync(sharedPath(`maneuvers/tle/${name}.tle.gz`)));
  const listed = readManeuverTruth(readFileSync(sharedPath(`maneuvers/truth/${name}.csv`), "utf8"));
  const observable = observableManeuvers(listed);
  const detections = detectManeuvers(groupHistories(readElementSets(bytes, { source: name }).table));
  const found = detections.map(({ time = "" }) => ({ day: dayOf(time), score: 1 }));
  const sigmas: number[] = [];
  const relative: number[] = [];
  for (const [t, f] of matchManeuvers(observable, found, maneuverWindows["-1/+2 d"]).foundOfTrue) {
    const { gap, day } = observable[t];
    if (listed.some((row) => row.gap !== gap && Math.abs(row.day - day) < aloneDays)) continue;
    const truth = listed
      .filter((row) => row.gap === gap)
      .reduce((sum, { alongMPerS = 0 }) => sum + alongMPerS, 0);
    const { alongTrackDeltaVMPerS, deltaVUncertaintyMPerS } = detections[f].values;
    sigmas.push((alongTrackDeltaVMPerS - truth) / deltaVUncertaintyMPerS);
    relative.push(Math.abs(alongTrackDeltaVMPerS / truth - 1));
  }
  all.push(...sigmas);
  console.log(
    `${name.padEnd(12)} ${sigmas.length} burns  within 1 / 2 / 3 σ ${shares(sigmas)}  relative error median ${quantile(relative, 0.5).toFixed(2)}, 90 % ${quantile(relative, 0.9).toFixed(2)}`,
  );
}
console.log(`all          ${all.length} burns  within 1 / 2 / 3 σ ${shares(all)}`);
