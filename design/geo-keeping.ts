/**
 * How near is the cadence of east-west maneuvers in the table of station-keepers to the operators' lists? Cuts each
 * geostationary history of ../shared/data/maneuvers into spans of 180 days (their operators maneuver once a month). Run with `npx node design/geo-keeping.ts`.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { median } from "../src/core/index.ts";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { utcDaysOf } from "../src/detect/epochs.ts";
import { groupHistories, stationKeeping } from "../src/detect/index.ts";
import { readElementSets } from "../src/formats/index.ts";
import { sliceTable } from "../src/orbit/index.ts";
import { observableManeuvers, readManeuverTruth } from "../src/score/index.ts";

const spanDays = 180;
const satellites = ["Fengyun-2D", "Fengyun-2E", "Fengyun-4A"];

if (skipWithoutShared("maneuvers/truth")) console.log(skipWithoutShared("maneuvers/truth"));
else
  for (const name of satellites) {
    const truth = observableManeuvers(
      readManeuverTruth(readFileSync(sharedPath(`maneuvers/truth/${name}.csv`), "utf8")),
    ).filter(({ kind }) => !kind.includes("NS"));
    const source = `maneuvers/tle/${name}.tle.gz`;
    const [{ id, table }] = groupHistories(
      readElementSets(gunzipSync(readFileSync(sharedPath(source))), { source }).table,
    );
    const days = utcDaysOf(table);
    let [spans, told, withTruth, silent] = [0, 0, 0, 0];
    const ratios: number[] = [];
    for (let start = days[0]; start + spanDays < days[days.length - 1]; start += spanDays) {
      const from = days.findIndex((day) => day >= start);
      const to = days.findIndex((day) => day >= start + spanDays);
      const [row] = stationKeeping([{ id, table: sliceTable(table, from, to) }]);
      if (!row) continue;
      spans++;
      const first = Date.parse(row.from) / 86_400_000 - 10_957;
      const own = truth.map(({ day }) => day).filter((day) => day >= first && day < start + spanDays);
      const listed = own.length >= 3 ? median(own.slice(1).map((day, k) => day - own[k])) : undefined;
      if (row.cadenceDays !== undefined) told++;
      if (listed !== undefined) withTruth++;
      if (listed !== undefined && row.cadenceDays === undefined) silent++;
      if (listed !== undefined && row.cadenceDays !== undefined) ratios.push(row.cadenceDays / listed);
    }
    const near = ratios.filter((ratio) => ratio > 0.75 && ratio < 1 / 0.75).length;
    console.log(
      `${name}: ${spans} spans with a row, cadence told in ${told}, listed in ${withTruth} (of these silent ${silent}); both in ${ratios.length}: median told over listed ${ratios.length > 0 ? median(ratios).toFixed(2) : "none"}, within a quarter ${near}`,
    );
  }
