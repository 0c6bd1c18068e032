/**
 * How often is the geostationary rule wrong, and does it find what is known? Prints false relocations and arrivals a
 * satellite-year on station-keepers chosen by a written rule (not by the detector), the named movers of summer 2026, and
 * the stays of ../shared/data/rpo. Run with `npx node design/detect-geo.ts`; what ../shared lacks is skipped.
 */
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe } from "../src/core/index.ts";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { isoOfUtcDays } from "../src/detect/epochs.ts";
import {
  type Detection,
  describeDetection,
  detectGeo,
  groupHistories,
  stationKeepers,
} from "../src/detect/index.ts";
import { readElementSets } from "../src/formats/index.ts";
import { concatTables } from "../src/orbit/index.ts";
import { keeperRates, readDerivedStays, readSnapshotDays, scoreStays } from "../src/score/index.ts";

const read = (path: string) =>
  readElementSets(gunzipSync(readFileSync(sharedPath(path))), { source: path }).table;

const line = (detection: Detection): string => {
  const { key, parts } = describeDetection(detection);
  return `${detection.kind} ${describe(key, "en", parts)}`;
};

const history = "catalog/history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz";
if (skipWithoutShared(history)) console.log(skipWithoutShared(history));
else {
  const started = performance.now();
  const histories = groupHistories(read(history));
  const grouped = performance.now();
  const found = detectGeo(histories);
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
  const sets = histories.reduce((sum, one) => sum + one.table.count, 0);
  console.log(
    `${sets} sets of ${histories.length} objects: read and grouped in ${seconds(started, grouped)} s, detected in ${seconds(grouped, performance.now())} s`,
  );
  const keepers = stationKeepers(histories);
  const ids = new Set(keepers.map(({ id }) => id));
  const rates = keeperRates(found, keepers);
  const { satelliteYears } = rates[0];
  console.log(
    `${keepers.length} keepers, ${satelliteYears.toFixed(1)} satellite-years after the 20 days of choice`,
  );
  for (const { kind, raised, perSatelliteYear, interval } of rates) {
    console.log(
      `${kind} raised by keepers: ${raised.length}, ${perSatelliteYear.toFixed(3)} a satellite-year (95 % ${interval.low.toFixed(3)}–${interval.high.toFixed(3)}); look at each:`,
    );
    for (const one of raised) console.log(`  ${line(one)}`);
  }
  const chosenUntil = isoOfUtcDays(keepers[0].chosenUntilDay);
  const arrivalsAt = found.filter((one) => one.kind === "geo-neighbor" && one.from >= chosenUntil);
  const beside = new Set(
    arrivalsAt.flatMap((one) =>
      one.neighbors!.filter(({ id }) => ids.has(id)).map(({ id }) => `${one.ids[0]} ${id}`),
    ),
  );
  console.log(
    `arrivals of others beside keepers: ${beside.size} pairs, ${(beside.size / satelliteYears).toFixed(3)} a keeper-year`,
  );
  console.log("named movers:");
  for (const id of [41744, 41745, 50321, 50322, 44910, 55131, 64467, 41838])
    for (const one of found) if (one.ids[0] === id) console.log(`  ${line(one)}`);
}

const belt = "rpo/geo-belt";
if (skipWithoutShared(belt)) console.log(skipWithoutShared(belt));
else {
  const files = readdirSync(sharedPath(belt)).filter((name) => name.endsWith(".tle.gz"));
  const started = performance.now();
  const histories = groupHistories(concatTables(files.map((name) => read(`${belt}/${name}`))));
  const found = detectGeo(histories);
  console.log(
    `\nbelt 1997–2025: ${histories.length} objects, ${found.length} detections, ${((performance.now() - started) / 1000).toFixed(1)} s with reading`,
  );
  const debrisClass = histories.filter(({ table }) =>
    table.name.every((name) => /\b(R\/B|DEB|AKM|PKM)\b/.test(name)),
  );
  const debrisYears =
    debrisClass.reduce((sum, { table }) => sum + table.epochDays[table.count - 1] - table.epochDays[0], 0) /
    365.25;
  console.log(
    `control: ${debrisClass.length} objects named stage, motor or debris, ${debrisYears.toFixed(0)} object-years`,
  );
  for (const kind of ["debris-maneuver", "passive-object-moved", "geo-joint-motion"] as const) {
    const raised = found.filter((one) => one.kind === kind);
    console.log(`${kind}: ${raised.length} of ${new Set(raised.map(({ ids }) => ids[0])).size} objects`);
    if (kind !== "geo-joint-motion") for (const one of raised) console.log(`  ${line(one)}`);
  }
  const snapshotDays = readSnapshotDays(readFileSync(sharedPath(`${belt}/index.csv`), "utf8"));
  for (const name of ["luch-olymp", "tjs3", "sj17"]) {
    const rows = readDerivedStays(readFileSync(sharedPath(`rpo/derived-stays-${name}.csv`), "utf8"));
    const score = scoreStays(found, rows, snapshotDays);
    console.log(
      `${name}: ${score.stays} stays of two snapshots or more, ${score.found} found within one sampling gap, listed nearest first in ${score.nearestFirst} of ${score.withNearest}; of ${score.oneSnapshot} seen in one snapshot ${score.oneSnapshotSeenNear} seen near, ${score.oneSnapshotAsStay} given as part of a stay`,
    );
    for (const one of score.missed) console.log(`  missed: ${JSON.stringify(one)}`);
  }
}
