import { type CatalogNumber, quantile } from "../../core/index.ts";
import type { ObjectHistory } from "../history.ts";
import { geoRules, type KeeperParameters, keeperRule, type RelocationParameters } from "../rules.ts";
import { type LongitudeTrack, longitudeTracks } from "./longitude-track.ts";

/** An object that kept its longitude in the first days of the data: a control for rules that should say nothing of it. */
export interface StationKeeper {
  readonly id: CatalogNumber;
  /** Last day that the choice looked at and day of the last set, UTC days since 2000-01-01: what the control covers. */
  readonly chosenUntilDay: number;
  readonly lastDay: number;
}

/**
 * Given: histories. Returned: station-keepers ascending by number, chosen by how they stood in the first `choiceDays` of
 * all the data and by no detector: `minSets` sets or more, longitude range between the quantiles at most `rangeDeg`.
 * What an object did later plays no part. Source: ../shared/DETECTION.md §3.
 */
export function stationKeepers(
  histories: readonly ObjectHistory[],
  choice: KeeperParameters = keeperRule.parameters,
  belt: RelocationParameters = geoRules.relocation.parameters,
): StationKeeper[] {
  const tracks = histories.flatMap((history) => longitudeTracks(history, belt));
  const firstDay = tracks.reduce((least, { days }) => Math.min(least, days[0]), Number.POSITIVE_INFINITY);
  const chosenUntilDay = firstDay + choice.choiceDays;
  return tracks
    .filter((track) => keepsStation(track, chosenUntilDay, choice))
    .map(({ id, days }) => ({ id, chosenUntilDay, lastDay: Math.max(days[days.length - 1], chosenUntilDay) }))
    .sort((left, right) => left.id - right.id);
}

function keepsStation(track: LongitudeTrack, untilDay: number, choice: KeeperParameters): boolean {
  const early = track.longitudeDeg.filter((_, k) => track.days[k] < untilDay);
  return (
    early.length >= choice.minSets &&
    quantile(early, choice.highQuantile) - quantile(early, choice.lowQuantile) <= choice.rangeDeg
  );
}
