/**
 * How often does the coplanar rule fire on protected satellites, and whom does it name? Prints matches a protected
 * satellite-year with exact Poisson intervals, for the shipped lists and for every object, halves by even and odd catalog
 * number, with and without megaconstellations. Run with `npx node design/detect-coplanar.ts`; what ../shared lacks is skipped.
 */
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { readProtectedList } from "../src/catalog/index.ts";
import { describe } from "../src/core/index.ts";
import { projectPath, sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { coplanarRule, describeDetection, detectCoplanar, groupHistories } from "../src/detect/index.ts";
import { seenSince } from "../src/detect/plane/newcomer.ts";
import { planeTrack } from "../src/detect/plane/plane-track.ts";
import { readElementSets, readSatcat } from "../src/formats/index.ts";
import { concatTables } from "../src/orbit/index.ts";
import { coplanarRates, poissonInterval } from "../src/score/index.ts";

const read = (path: string) =>
  readElementSets(gunzipSync(readFileSync(sharedPath(path))), { source: path }).table;
const listed = new Set(
  ["US", "JP"].flatMap((party) =>
    readProtectedList(readFileSync(projectPath(`policies/protected/${party}.csv`), "utf8")).entries.map(
      ({ id }) => id,
    ),
  ),
);
const satcatFile = "catalog/satcat/satcat-payloads_2026-08-21.json.gz";
const owners = skipWithoutShared(satcatFile)
  ? new Map<number, string>()
  : new Map(
      readSatcat(gunzipSync(readFileSync(sharedPath(satcatFile)))).records.map(({ id, owner }) => [
        id,
        owner,
      ]),
    );
/** For the count only; the rule knows no owners. */
const isForeign = (visitor: number, accompanied: number): boolean =>
  owners.get(visitor) !== owners.get(accompanied);
const history = "catalog/history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz";
const starlink = "catalog/history/starlink-1-in-25_2026-06-02_2026-08-12.tle.gz";
const active = "catalog/active";

function report(title: string, paths: readonly string[]): void {
  const missing = paths.map((path) => skipWithoutShared(path)).find(Boolean);
  if (missing) {
    console.log(missing);
    return;
  }
  const histories = groupHistories(concatTables(paths.map(read)));
  const started = performance.now();
  const found = detectCoplanar(histories, { protectedIds: listed });
  const seconds = (performance.now() - started) / 1000;
  console.log(`\n${title}: ${histories.length} objects, ${seconds.toFixed(1)} s after reading`);
  for (const half of ["all", "even", "odd"] as const) {
    const ids = new Set([...listed].filter((id) => half === "all" || (id % 2 === 0) === (half === "even")));
    const { satelliteYears, acquired, launch, late } = coplanarRates(found, histories, ids);
    const rate = (count: number): string => {
      const { low, high } = poissonInterval(count, satelliteYears);
      return `${count} (${(count / satelliteYears).toFixed(3)}, 95 % ${low.toFixed(3)} … ${high.toFixed(3)})`;
    };
    const foreign = coplanarRates(found, histories, ids, isForeign);
    console.log(
      `  protected ${half}: ${satelliteYears.toFixed(1)} satellite-years; acquired ${rate(acquired)}, launch ${rate(launch)}, late ${rate(late)}\n    of another owner: acquired ${rate(foreign.acquired)}, launch ${rate(foreign.launch)}, late ${rate(foreign.late)}`,
    );
  }
  for (const one of found) {
    const { key, parts } = describeDetection(one);
    console.log(`  ${one.kind}: ${describe(key, "en", parts)}`);
  }
  const everybody = detectCoplanar(histories).filter(({ kind }) => kind === "coplanar");
  const all = new Set(histories.map(({ id }) => id));
  const pairs = coplanarRates(everybody, histories, all);
  const foreign = coplanarRates(everybody, histories, all, isForeign);
  const { low, high } = poissonInterval(foreign.acquired, foreign.satelliteYears);
  console.log(
    `  without a list: ${everybody.length} coplanar detections; acquired pairs ${pairs.acquired}, of different owners ${foreign.acquired} in ${foreign.satelliteYears.toFixed(0)} satellite-years (${(foreign.acquired / foreign.satelliteYears).toFixed(4)}, 95 % ${low.toFixed(4)} … ${high.toFixed(4)})`,
  );
}

/** Of objects first seen after the data began: days from when five higher numbers were seen to the first set. */
function numberDelays(path: string): void {
  if (skipWithoutShared(path)) return;
  const tracks = groupHistories(read(path)).map(planeTrack);
  const since = seenSince(tracks);
  const delays = tracks
    .filter(({ launch, days }) => launch !== "" && days[0] - since.dataDay > limits.firstSeenAfterDays)
    .map(({ id, days }) => days[0] - since.numberedBy(id))
    .sort((a, b) => a - b);
  const isNew = (delay: number): boolean => delay <= limits.firstSeenAfterDays;
  console.log(
    `first seen after the data began: ${delays.length}; new by number ${delays.filter(isNew).length}, the latest ${delays.findLast(isNew)?.toFixed(1)} d after five higher numbers; numbered long before ${delays.filter((delay) => !isNew(delay)).length}, the earliest ${delays.find((delay) => !isNew(delay))?.toFixed(1)} d`,
  );
}

const limits = coplanarRule.parameters;
numberDelays(history);
report("72 days without megaconstellations", [history]);
report("72 days with one Starlink in 25", [history, starlink]);
if (!skipWithoutShared(active))
  report(
    "14 days of all active objects, megaconstellations included",
    readdirSync(sharedPath(active))
      .filter((name) => name.endsWith(".tle.gz"))
      .map((name) => `${active}/${name}`),
  );
