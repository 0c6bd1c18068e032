import type { InterferenceParameters } from "../rules.ts";
import { cellBaselines } from "./cell-baseline.ts";
import { type CellHistory, rowOf } from "./cell-history.ts";
import { cellRate } from "./cell-rate.ts";
import { type DayCluster, dayClusters, highCells } from "./day-clusters.ts";
import { grown } from "./hexagons.ts";
import { type StandingRegion, standingRegions } from "./standing-regions.ts";

/** Clusters of one or more days that are one matter. */
export interface Matter {
  readonly isStanding: boolean;
  /** By day. */
  readonly clusters: readonly DayCluster[];
}

interface Episode {
  clusters: DayCluster[];
  readonly cells: Set<string>;
  lastDay: number;
  quietDays: number;
}

/**
 * Joins clusters over days. A cluster in reach of a standing region belongs to that region's matter. Any other continues the
 * episodes whose cells lie within `linkRings` of it, or opens one where enough of its cells are raised over their baseline.
 * An episode ends after `endQuietDays` loaded days without it, or where the files leave more than the baseline's length out.
 */
export function findMatters(history: CellHistory, parameters: InterferenceParameters): Matter[] {
  const high = history.days.map((_, dayIndex) => highCells(history, dayIndex, parameters));
  const regions = standingRegions(history, high, parameters);
  const ofRegion = regions.map((): DayCluster[] => []);
  const ended: Episode[] = [];
  let open: Episode[] = [];
  const clusters = dayClusters(history, high, parameters);
  for (const [dayIndex, { day }] of history.days.entries()) {
    const isOver = ({ lastDay, quietDays }: Episode) =>
      quietDays >= parameters.endQuietDays || day - lastDay > parameters.baselineDays;
    ended.push(...open.filter(isOver));
    open = open.filter((episode) => !isOver(episode));
    for (const cluster of clusters.filter((one) => one.dayIndex === dayIndex)) {
      const names = cluster.cells.map((place) => history.cells[place]);
      const region = nearestRegion(regions, names);
      if (region >= 0) ofRegion[region].push(cluster);
      else open = continued(open, cluster, names, day, history, parameters);
    }
    for (const episode of open) episode.quietDays = episode.lastDay === day ? 0 : episode.quietDays + 1;
  }
  return [
    ...ofRegion.filter((own) => own.length > 0).map((own) => ({ isStanding: true, clusters: own })),
    ...[...ended, ...open].map((episode) => ({
      isStanding: false,
      clusters: episode.clusters.sort((a, b) => a.dayIndex - b.dayIndex || a.cells[0] - b.cells[0]),
    })),
  ];
}

/** The region that most of the cells are in reach of; -1 where none is. */
function nearestRegion(regions: readonly StandingRegion[], names: readonly string[]): number {
  const shared = regions.map(({ reach }) => names.filter((name) => reach.has(name)).length);
  const most = Math.max(0, ...shared);
  return most === 0 ? -1 : shared.indexOf(most);
}

function continued(
  open: readonly Episode[],
  cluster: DayCluster,
  names: readonly string[],
  day: number,
  history: CellHistory,
  parameters: InterferenceParameters,
): Episode[] {
  const reach = grown(names, parameters.linkRings);
  const isNear = ({ cells }: Episode) => [...reach].some((cell) => cells.has(cell));
  const near = open.filter(isNear);
  if (near.length === 0 && !isRaised(cluster, history, parameters)) return [...open];
  const joined: Episode = {
    clusters: [...near.flatMap(({ clusters }) => clusters), cluster],
    cells: new Set([...near.flatMap(({ cells }) => [...cells]), ...names]),
    lastDay: day,
    quietDays: 0,
  };
  return [...open.filter((episode) => !near.includes(episode)), joined];
}

/** Whether enough cells are high over what they were before, so that something began. */
function isRaised(
  { dayIndex, cells }: DayCluster,
  history: CellHistory,
  parameters: InterferenceParameters,
): boolean {
  const baselines = cellBaselines(history, dayIndex, cells, parameters);
  const { good, bad, samePosition } = history.days[dayIndex];
  let raised = 0;
  for (const [place, { rate }] of baselines) {
    const row = rowOf(history.days[dayIndex], place);
    const rise = cellRate(good[row], bad[row]) - rate;
    const same = samePosition ? samePosition[row] / (good[row] + bad[row]) : 0;
    if (rise >= parameters.highRate || same >= parameters.samePositionShare) raised++;
  }
  return raised >= parameters.minCells;
}
