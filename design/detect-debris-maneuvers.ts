/**
 * How often does an object cataloged as debris seem to maneuver, and which maneuvers would be seen through the same limits?
 * Prints false ones an object-year of 15 days of debris (exact Poisson intervals): limits chosen on even catalog numbers,
 * judged on odd ones; and the share of the found maneuvers of ten satellites with a known history that pass. Run with
 * `npx node design/detect-debris-maneuvers.ts`; what ../shared lacks is skipped.
 */
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { debrisManeuvers, detectManeuvers, groupHistories, type ObjectHistory } from "../src/detect/index.ts";
import { debrisManeuverRule } from "../src/detect/rules.ts";
import { readElementSets } from "../src/formats/index.ts";
import { poissonInterval } from "../src/score/index.ts";

const read = (path: string): ObjectHistory[] =>
  groupHistories(readElementSets(gunzipSync(readFileSync(sharedPath(path))), { source: path }).table);
const yearsOf = ({ table }: ObjectHistory): number =>
  (table.epochDays[table.count - 1] - table.epochDays[0]) / 365.25;
const limitsTried = [
  { testStatistic: 12, leastMPerS: 0, dragDays: 0 },
  { testStatistic: 30, leastMPerS: 0, dragDays: 0 },
  { testStatistic: 60, leastMPerS: 0, dragDays: 0 },
  { testStatistic: 12, leastMPerS: 0.02, dragDays: 0 },
  { testStatistic: 12, leastMPerS: 0, dragDays: 2 },
  { testStatistic: 12, leastMPerS: 0.02, dragDays: 1 },
  { testStatistic: 20, leastMPerS: 0, dragDays: 2 },
  { testStatistic: 30, leastMPerS: 0, dragDays: 2 },
  { testStatistic: 30, leastMPerS: 0.02, dragDays: 2 },
];
const nameOfLimits = ({ testStatistic, leastMPerS, dragDays }: (typeof limitsTried)[number]): string =>
  `statistic ≥ ${testStatistic}, ≥ ${leastMPerS} m/s, ≥ ${dragDays} days of drag`;
const ruleOf = (limits: (typeof limitsTried)[number]) => ({
  ...debrisManeuverRule,
  parameters: { ...debrisManeuverRule.parameters, ...limits },
});

const debris = "catalog/history/debris-groups_2026-07-28_2026-08-12.tle.gz";
if (skipWithoutShared(debris)) console.log(skipWithoutShared(debris));
else {
  const histories = read(debris);
  const maneuvers = detectManeuvers(histories);
  for (const half of ["even", "odd"] as const) {
    const isIn = (id: number): boolean => (id % 2 === 0) === (half === "even");
    const years = histories.filter(({ id }) => isIn(id)).reduce((sum, one) => sum + yearsOf(one), 0);
    for (const limits of limitsTried) {
      const found = debrisManeuvers(maneuvers, histories, new Map(), ruleOf(limits));
      const count = found.filter(({ ids }) => isIn(ids[0])).length;
      const { low, high } = poissonInterval(count, years);
      console.log(
        `${half}: ${nameOfLimits(limits)}: ${count} in ${years.toFixed(1)} object-years: ${(count / years).toFixed(3)} (95 % ${low.toFixed(3)} … ${high.toFixed(3)})`,
      );
    }
  }
}
if (skipWithoutShared("maneuvers")) console.log(skipWithoutShared("maneuvers"));
else
  for (const name of readdirSync(sharedPath("maneuvers/tle"))) {
    const histories = read(`maneuvers/tle/${name}`);
    const maneuvers = detectManeuvers(histories);
    const asDebris = new Map(histories.map(({ id }) => [id, "debris"] as const));
    const passed = limitsTried.map(
      (limits) => debrisManeuvers(maneuvers, histories, asDebris, ruleOf(limits)).length,
    );
    console.log(
      `${name}: ${maneuvers.length} detections of maneuvers, of these by the same limits ${passed.join(", ")}`,
    );
  }
