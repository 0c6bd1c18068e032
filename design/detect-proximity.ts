/**
 * How often does the proximity rule say that one object came and stayed beside another? Prints every detection of the 72-day
 * history with rates a satellite-year (exact Poisson intervals), by even and odd catalog number, and the cases of
 * ../shared/data/rpo. Run with `npx node design/detect-proximity.ts`; what ../shared lacks is skipped.
 */
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe } from "../src/core/index.ts";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { type Detection, describeDetection, detectProximity, groupHistories } from "../src/detect/index.ts";
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
}
if (skipWithoutShared("rpo/cases")) console.log(skipWithoutShared("rpo/cases"));
else
  for (const name of readdirSync(sharedPath("rpo/cases"))) {
    const { table } = readElementSets(readFileSync(sharedPath(`rpo/cases/${name}`)), { source: name });
    console.log(name);
    for (const one of detectProximity(groupHistories(table))) console.log(line(one));
  }
