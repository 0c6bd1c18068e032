import { type CatalogNumber, quantile } from "../../core/index.ts";
import type { Detection, Limitation, Neighbor } from "../detection.ts";
import { isoOfUtcDays, utcDaysOf } from "../epochs.ts";
import { historyHash, type ObjectHistory } from "../history.ts";
import { launchOf } from "../launch-of.ts";
import { round } from "../round.ts";
import { type LaunchParameters, launchRule, type Progress, type Rule } from "../rules.ts";
import { likelyLaunchDay } from "./launch-age.ts";
import { groupPlanes, type OrbitPlane, planeAngleDeg, planeAt } from "./planes.ts";

/** What a satellite catalog tells of a launch; keys are "2026-145". */
export interface KnownLaunch {
  /** UTC days since 2000-01-01. */
  readonly day?: number;
  readonly hasSite: boolean;
}

export interface LaunchContext {
  readonly protectedIds: ReadonlySet<CatalogNumber>;
  readonly launches: ReadonlyMap<string, KnownLaunch>;
}

interface NewObject extends OrbitPlane {
  readonly history: ObjectHistory;
  readonly firstDays: number;
}

/** A catalog covers this long before it can show what wasn't there. */
const shortestHistoryDays = 2;

/**
 * New launches: objects never seen before whose launch is at most `maxAgeDays` old, by launch, with their planes.
 *
 * Given: histories of everything loaded; protected objects; what a satellite catalog tells of launches.
 * Returned: one detection a launch, by first appearance. `neighbors` are the protected objects whose plane lies within
 * `coplanarDeg` of one of the launch's planes at the newest epoch, by angle; a plane alone says nothing about a purpose.
 */
export function detectLaunches(
  histories: readonly ObjectHistory[],
  { protectedIds, launches }: LaunchContext,
  rule: Rule<LaunchParameters> = launchRule,
  progress: Progress = () => {},
): Detection[] {
  const { maxAgeDays, planeGroupDeg, coplanarDeg } = rule.parameters;
  const dayBounds = histories.map(({ table }): readonly [number, number] => {
    const days = utcDaysOf(table);
    return [days[0], days[days.length - 1]];
  });
  // A few sets are older than the catalog they stand in, and new objects begin later: its beginning is where a quarter of it has begun.
  const begin = quantile(
    dayBounds.map(([first]) => first),
    0.25,
  );
  const newest = dayBounds.reduce((latest, [, last]) => Math.max(latest, last), Number.NEGATIVE_INFINITY);
  const hasHistory = newest - begin > shortestHistoryDays;
  const byLaunch = new Map<string, number[]>();
  for (const [k, { table }] of histories.entries()) {
    const launch = launchOf(table.internationalDesignator[table.count - 1]);
    if (launch) byLaunch.set(launch, [...(byLaunch.get(launch) ?? []), k]);
  }
  const newestLaunch = [...byLaunch.keys()].sort().at(-1) ?? "";
  const shielded = histories
    .filter(({ id }) => protectedIds.has(id))
    .map(({ id, table }) => {
      const last = table.count - 1;
      return { id, ...planeAt(table, last, utcDaysOf(table)[last], newest) };
    });
  const found: Detection[] = [];
  let done = 0;
  for (const [launch, members] of byLaunch) {
    progress(++done / byLaunch.size);
    const known = launches.get(launch);
    const launchDay = known?.day ?? likelyLaunchDay(launch, newestLaunch, newest);
    const isNew = (k: number): boolean => {
      const [first] = dayBounds[k];
      return first - launchDay <= maxAgeDays && (!hasHistory || first > begin + shortestHistoryDays / 2);
    };
    if (newest - launchDay > maxAgeDays && !hasHistory) continue;
    const objects = members.filter(isNew).map((k): NewObject => {
      const { table } = histories[k];
      const last = table.count - 1;
      return {
        history: histories[k],
        firstDays: dayBounds[k][0],
        ...planeAt(table, last, dayBounds[k][1], newest),
      };
    });
    if (objects.length === 0) continue;
    const planes = groupPlanes(objects, planeGroupDeg);
    const own = new Set(objects.map(({ history }) => history.id));
    const near = shielded
      .filter(({ id }) => !own.has(id))
      .map(({ id, normal }) => ({
        id,
        separationDeg: round(Math.min(...planes.map(([plane]) => planeAngleDeg(plane.normal, normal))), 3),
      }))
      .filter(({ separationDeg }) => separationDeg <= coplanarDeg)
      .sort((a, b) => a.separationDeg - b.separationDeg || a.id - b.id)
      .map((one, k): Neighbor => ({ ...one, rank: k + 1 }));
    const limitations = limitationsOf(known, hasHistory, protectedIds.size > 0);
    found.push(toDetection(launch, objects, planes, near, limitations, hasHistory, rule));
  }
  return found.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.ids[0] - b.ids[0]));
}

function toDetection(
  launch: string,
  objects: readonly NewObject[],
  planes: readonly (readonly NewObject[])[],
  neighbors: readonly Neighbor[],
  limitations: readonly Limitation[],
  hasHistory: boolean,
  rule: Rule<LaunchParameters>,
): Detection {
  const first = objects.map(({ firstDays }) => firstDays).sort((a, b) => a - b);
  const [main] = planes[0];
  const [year, number] = launch.split("-").map(Number);
  return {
    kind: "launch",
    ids: objects.map(({ history }) => history.id).sort((a, b) => a - b),
    from: isoOfUtcDays(first[0]),
    to: isoOfUtcDays(first[first.length - 1]),
    values: {
      launchYear: year,
      launchNumber: number,
      count: objects.length,
      planes: planes.length,
      inclinationDeg: round(main.inclinationDeg, 3),
      raanDeg: round(main.raanDeg, 3),
      perigeeKm: round(Math.min(...objects.map(({ perigeeKm }) => perigeeKm)), 1),
      apogeeKm: round(Math.max(...objects.map(({ apogeeKm }) => apogeeKm)), 1),
    },
    neighbors,
    detectionProbability: hasHistory ? rule.parameters.probability : rule.parameters.probabilityNoHistory,
    rule,
    inputs: objects.map(({ history }) => historyHash(history)).sort(),
    limitations,
  };
}

function limitationsOf(
  known: KnownLaunch | undefined,
  hasHistory: boolean,
  hasProtected: boolean,
): Limitation[] {
  const limitations: Limitation[] = [{ code: "detect-limit-public-elements-only" }];
  if (!known?.hasSite) limitations.push({ code: "detect-limit-launch-site-unknown" });
  if (known?.day === undefined) limitations.push({ code: "detect-limit-launch-date-unknown" });
  if (!hasHistory) limitations.push({ code: "detect-limit-launch-no-history" });
  if (!hasProtected) limitations.push({ code: "detect-limit-no-protected-list" });
  return limitations;
}
