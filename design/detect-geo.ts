/**
 * How often is the geostationary rule wrong, and does it find what is known? Prints false relocations and arrivals a
 * satellite-year on station-keepers chosen by a written rule (not by the detector), the named movers of summer 2026, and
 * the stays of ../shared/data/rpo. Run with `npx node design/detect-geo.ts`; what ../shared lacks is skipped.
 */
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, quantile } from "../src/core/index.ts";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { type LongitudeTrack, longitudeTracks } from "../src/detect/geo/longitude-track.ts";
import {
  type Detection,
  describeDetection,
  detectGeo,
  geoRules,
  groupHistories,
} from "../src/detect/index.ts";
import { readElementSets } from "../src/formats/index.ts";
import { concatTables } from "../src/orbit/index.ts";

const read = (path: string) =>
  readElementSets(gunzipSync(readFileSync(sharedPath(path))), { source: path }).table;

/** The written rule of DETECTION §3: longitude range (2.5–97.5 %) ≤ 0.30° over the first 20 days, ten sets or more. */
function isKeeper(track: LongitudeTrack, firstDay: number): boolean {
  const early = track.longitudeDeg.filter((_, k) => track.days[k] < firstDay + 20);
  return early.length >= 10 && quantile(early, 0.975) - quantile(early, 0.025) <= 0.3;
}

/** Upper 95 % bound of a Poisson mean by its count (exact for 0, Wilson and Hilferty else). */
const upper95 = (count: number): number =>
  count === 0 ? 3 : (count + 1) * (1 - 1 / (9 * (count + 1)) + 1.645 / (3 * Math.sqrt(count + 1))) ** 3;

/** Where the data begin or end there is no gap: what a set's epoch may differ from its snapshot's date, days. */
const edgeDays = 3;

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
  const tracks = histories.flatMap((one) => longitudeTracks(one, geoRules.relocation.parameters));
  const firstDay = Math.min(...tracks.map(({ days }) => days[0]));
  const keepers = tracks.filter((track) => isKeeper(track, firstDay));
  const years =
    keepers.reduce((sum, { days }) => sum + Math.max(days.at(-1)! - firstDay - 20, 0), 0) / 365.25;
  const allYears = keepers.reduce((sum, { days }) => sum + days.at(-1)! - days[0], 0) / 365.25;
  const ids = new Set(keepers.map(({ id }) => id));
  console.log(
    `${keepers.length} keepers, ${allYears.toFixed(1)} satellite-years (${years.toFixed(1)} after the 20 days of choice)`,
  );
  for (const kind of ["geo-relocation", "geo-neighbor"] as const) {
    const raised = found.filter((one) => one.kind === kind && ids.has(one.ids[0]));
    console.log(
      `${kind} raised by keepers: ${raised.length}, ${(raised.length / allYears).toFixed(3)} a satellite-year (upper 95 % ${(upper95(raised.length) / allYears).toFixed(3)}); look at each:`,
    );
    for (const one of raised) console.log(`  ${line(one)}`);
  }
  const arrivalsAt = found.filter(
    (one) => one.kind === "geo-neighbor" && one.neighbors?.some(({ id }) => ids.has(id)),
  );
  const beside = new Set(
    arrivalsAt.flatMap((one) =>
      one.neighbors!.filter(({ id }) => ids.has(id)).map(({ id }) => `${one.ids[0]} ${id}`),
    ),
  );
  console.log(
    `arrivals of others beside keepers: ${beside.size} pairs, ${(beside.size / allYears).toFixed(3)} a keeper-year`,
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
  for (const name of ["luch-olymp", "tjs3", "sj17"]) {
    const [head, ...lines] = readFileSync(sharedPath(`rpo/derived-stays-${name}.csv`), "utf8")
      .trim()
      .split("\n");
    const columns = head.split(",");
    let [stays, seen, first] = [0, 0, 0];
    const missing: string[] = [];
    for (const cells of lines.map((text) => text.split(","))) {
      const cell = (column: string): string => cells[columns.indexOf(column)];
      // One snapshot is "seen near", never a stay.
      if (Number(cell("n_snapshots")) < 2) continue;
      stays++;
      const withinDays = (iso: string, date: string, days: number): boolean =>
        Math.abs(Date.parse(iso) - Date.parse(date)) <= (days + 1) * 86_400_000;
      const match = found.find(
        (one) =>
          one.kind === "geo-stay" &&
          one.ids[0] === Number(cell("satcat")) &&
          Math.abs(one.values.longitudeDeg - Number(cell("mean_lon_east_deg"))) < 0.3 &&
          withinDays(one.from, cell("first_snapshot"), one.values.arrivalGapDays ?? edgeDays) &&
          withinDays(one.to, cell("last_snapshot"), one.values.departureGapDays ?? edgeDays),
      );
      if (match) seen++;
      const ranks = match?.neighbors?.filter(({ rank }) => rank === 1).map(({ id }) => id) ?? [];
      if (match && (cell("nearest_satcat") === "" || ranks.includes(Number(cell("nearest_satcat"))))) first++;
      else
        missing.push(
          `${cells.join(",")} → ${match ? match.neighbors!.map((one) => `${one.id} ${one.separationDeg}°`).join("; ") : "none"}`,
        );
    }
    console.log(
      `${name}: ${stays} stays of two snapshots or more, ${seen} found within one sampling gap, right nearest (or none listed) in ${first}`,
    );
    for (const one of missing) console.log(`  ${one}`);
  }
}
