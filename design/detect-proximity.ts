/**
 * How often does the proximity rule say that one object came and stayed beside another? Prints every detection of the 72-day
 * history with rates a satellite-year (exact Poisson intervals), by even and odd catalog number, and the cases of
 * ../shared/data/rpo; standing formations; and how often the motion of two pieces of debris seems forced. Run with `npx node design/detect-proximity.ts`; what ../shared lacks is skipped.
 */
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe } from "../src/core/index.ts";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import {
  type Detection,
  describeDetection,
  detectProximity,
  groupHistories,
  standingFormations,
} from "../src/detect/index.ts";
import { pairSamples } from "../src/detect/proximity/pair-episodes.ts";
import { phaseTrack } from "../src/detect/proximity/phase-track.ts";
import { unforcedMisfit } from "../src/detect/proximity/unforced-motion.ts";
import { proximityRule } from "../src/detect/rules.ts";
import { readElementSets } from "../src/formats/index.ts";
import { poissonInterval, proximityRate } from "../src/score/index.ts";

const line = (detection: Detection): string => {
  const { key, parts } = describeDetection(detection);
  return `  ${describe(key, "en", parts)}`;
};

const history = "catalog/history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz";
if (skipWithoutShared(history)) console.log(skipWithoutShared(history));
else {
  const bytes = gunzipSync(readFileSync(sharedPath(history)));
  const histories = groupHistories(readElementSets(bytes, { source: history }).table);
  const started = performance.now();
  const found = detectProximity(histories);
  console.log(`72 days: ${((performance.now() - started) / 1000).toFixed(1)} s after reading`);
  for (const half of ["all", "even", "odd"] as const) {
    const part = histories.filter(({ id }) => half === "all" || (id % 2 === 0) === (half === "even"));
    const { detections, satelliteYears } = proximityRate(found, part);
    const { low, high } = poissonInterval(detections, satelliteYears);
    console.log(
      `${half}: ${detections} in ${satelliteYears.toFixed(0)} satellite-years: ${(detections / satelliteYears).toFixed(4)} (95 % ${low.toFixed(4)} … ${high.toFixed(4)})`,
    );
  }
  for (const one of found) console.log(line(one));
  for (const { ids, nearestKm, farthestKm, unforcedMisfitRatio } of standingFormations(histories))
    console.log(
      `  standing: ${ids.join(" ")}: ${nearestKm} … ${farthestKm} km, misfit ${unforcedMisfitRatio}`,
    );
}
const debris = "catalog/history/debris-groups_2026-07-28_2026-08-12.tle.gz";
if (skipWithoutShared(debris)) console.log(skipWithoutShared(debris));
else {
  const bytes = gunzipSync(readFileSync(sharedPath(debris)));
  const tracks = groupHistories(readElementSets(bytes, { source: debris }).table).map(phaseTrack);
  for (const remainder of [0, 1]) {
    // Pieces of like mean motion drift slowly past each other, as a pair beside each other does; nobody controls them.
    const half = tracks
      .filter(({ id }) => id % 2 === remainder)
      .sort((a, b) => a.meanMotionRevPerDay[0] - b.meanMotionRevPerDay[0]);
    const misfits = half.slice(1).flatMap((track, k) => {
      const samples = pairSamples(half[k], track, proximityRule.parameters);
      const isFar = samples.some(({ alongKm }) => Math.abs(alongKm) > 15_000);
      const misfit =
        samples.length < 2 || isFar
          ? undefined
          : unforcedMisfit(half[k], track, samples, proximityRule.parameters);
      return misfit === undefined ? [] : [misfit];
    });
    const forced = misfits.filter((misfit) => misfit > 1).length;
    const { low, high } = poissonInterval(forced, misfits.length);
    console.log(
      `${remainder === 0 ? "even" : "odd"} debris: ${forced} of ${misfits.length} pairs seem forced: ${(forced / misfits.length).toFixed(4)} (95 % ${low.toFixed(4)} … ${high.toFixed(4)})`,
    );
  }
}
if (skipWithoutShared("rpo/cases")) console.log(skipWithoutShared("rpo/cases"));
else
  for (const name of readdirSync(sharedPath("rpo/cases"))) {
    const { table } = readElementSets(readFileSync(sharedPath(`rpo/cases/${name}`)), { source: name });
    console.log(name);
    for (const one of detectProximity(groupHistories(table))) console.log(line(one));
  }
