/**
 * The dial of the maneuver rule: what does it cost to report sooner? Each satellite's sets are given one by one to the
 * rule, as they come day by day, with the last 120 sets in sight. Prints hits, false alarms and delay by `setsAfter`, the
 * sets after a gap that must be known: judged once (when that many or one more are known), and judged again with every
 * later set too, where what is reported once stays reported. Run with `npx node design/maneuver-latency.ts` (some
 * minutes); needs ../shared/data/maneuvers (test data that may not ship).
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { quantile } from "../src/core/index.ts";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { utcDaysOf } from "../src/detect/epochs.ts";
import { groupHistories, maneuverRule } from "../src/detect/index.ts";
import { maneuverCandidates } from "../src/detect/maneuver/find-maneuvers.ts";
import { unbroken } from "../src/detect/maneuver/unbroken.ts";
import { readElementSets } from "../src/formats/index.ts";
import { sliceTable } from "../src/orbit/index.ts";
import {
  addCounts,
  countManeuvers,
  maneuverFigures,
  maneuverWindows,
  type ReportedManeuver,
  readManeuverTruth,
  reportDelaysDays,
} from "../src/score/index.ts";

const skipped = skipWithoutShared("maneuvers");
if (skipped) {
  console.log(skipped);
  process.exit(0);
}
const classes = {
  LEO: ["CryoSat-2", "Jason-1", "Jason-3", "Sentinel-3A", "Haiyang-2A", "TOPEX"],
  GEO: ["Fengyun-2D", "Fengyun-2E", "Fengyun-4A"],
};
const dial = [1, 2, 3, 4, 6, 8, 12];
const setsInSight = 120;
/** Looks at a gap that count as one: the likeliest gap can move by one as a set comes. */
const looks = { once: 2, again: Number.POSITIVE_INFINITY };
type Looks = keyof typeof looks;
/** A report this near to an earlier one is the same maneuver. */
const sameDays = 3;

/** First reports by setting of the dial. */
function watch(name: string) {
  const bytes = gunzipSync(readFileSync(sharedPath(`maneuvers/tle/${name}.tle.gz`)));
  const [history] = groupHistories(readElementSets(bytes, { source: name }).table);
  const days = utcDaysOf(history.table);
  const { parameters } = maneuverRule;
  const reports = {
    once: dial.map((): ReportedManeuver[] => []),
    again: dial.map((): ReportedManeuver[] => []),
  };
  for (let to = maneuverRule.parameters.minSets; to <= days.length; to++) {
    const seen = { id: history.id, table: sliceTable(history.table, Math.max(0, to - setsInSight), to) };
    const piece = unbroken(seen, parameters).at(-1);
    if (!piece || utcDaysOf(piece.table).at(-1) !== days[to - 1]) continue;
    for (const { day, score, setsAfter, series } of maneuverCandidates(piece, parameters)) {
      if (score < (series.isDeepSpace ? parameters.thresholdGeo : parameters.thresholdLeo)) continue;
      for (const how of Object.keys(looks) as Looks[])
        for (const [k, least] of dial.entries()) {
          const known = reports[how][k];
          if (setsAfter < least || setsAfter >= least + looks[how]) continue;
          if (known.every((other) => Math.abs(other.day - day) > sameDays))
            known.push({ day, score, reportedDay: days[to - 1] });
        }
    }
  }
  const truth = readManeuverTruth(readFileSync(sharedPath(`maneuvers/truth/${name}.csv`), "utf8"));
  return { truth, reports, years: (days[days.length - 1] - days[0]) / 365.25 };
}

for (const [regime, names] of Object.entries(classes)) {
  const watched = names.map(watch);
  for (const how of Object.keys(looks) as Looks[]) {
    console.log(`\n== ${regime}, judged ${how}, as listed, −1/+2 d`);
    for (const [k, least] of dial.entries()) {
      const window = maneuverWindows["-1/+2 d"];
      const f = maneuverFigures(
        addCounts(
          watched.map(({ truth, reports, years }) => countManeuvers(truth, reports[how][k], window, years)),
        ),
      );
      const delays = watched.flatMap(({ truth, reports }) =>
        reportDelaysDays(truth, reports[how][k], window),
      );
      console.log(
        `  sets after ${String(least).padStart(2)}: F1 ${f.f1.toFixed(3)}  P ${f.precision.toFixed(3)}  R ${f.recall.toFixed(3)}  false/yr ${f.falseAlarmsPerYear.toFixed(2)}  delay median ${quantile(delays, 0.5).toFixed(1)} d, 90 % ${quantile(delays, 0.9).toFixed(1)} d`,
      );
    }
  }
}
