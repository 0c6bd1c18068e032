import { type CatalogNumber, type IsoUtc, median, quantile } from "../../core/index.ts";
import { sliceTable } from "../../orbit/index.ts";
import { wrapFull } from "../angles.ts";
import type { Neighbor } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import type { ObjectHistory } from "../history.ts";
import { detectManeuvers } from "../maneuver/detect-maneuvers.ts";
import { round } from "../round.ts";
import { geoRules, keeperRule, type Progress } from "../rules.ts";
import { isNearEquatorial } from "./arrivals.ts";
import { driftChanges } from "./drift-changes.ts";
import { type LongitudeTrack, longitudeTracks } from "./longitude-track.ts";
import { nearDuring } from "./near-objects.ts";
import { rankNeighbors } from "./rank-neighbors.ts";

/** How an object keeps its place in the belt: a row of the table of station-keepers. */
export interface StationKeeping {
  readonly id: CatalogNumber;
  /** First and last set since the last relocation. */
  readonly from: IsoUtc;
  readonly to: IsoUtc;
  readonly sets: number;
  /** Median of the mean longitude, 0 … 360° east. */
  readonly longitudeDeg: number;
  /** Offsets from it below which 5 and 95 % of the sets lie: the dead-band as it is used, with the sets' own errors. */
  readonly westOffsetDeg: number;
  readonly eastOffsetDeg: number;
  readonly inclinationDeg: number;
  readonly eastWestManeuvers: number;
  /** Median time between them; absent where fewer than three are seen. */
  readonly cadenceDays?: number;
  /** Who stood beside it over the last days, by the difference of longitude, nearest first. */
  readonly neighbors: readonly Neighbor[];
}

/** Maneuvers below which an interval says nothing of a cadence. */
const fewestManeuvers = 3;

/**
 * Given: histories. Returned: a row for each object that has kept its longitude since its last relocation (2.5–97.5 %
 * of the sets within twice the displacement that makes a relocation), ascending by number. Near 75° and 255° E a free object keeps its longitude too.
 * Range-error of the cadence: the maneuver rule's, which sees changes above 0.06 m/s (docs/maneuvers.md).
 */
export function stationKeeping(
  histories: readonly ObjectHistory[],
  rules = geoRules,
  onProgress?: Progress,
): StationKeeping[] {
  const limits = rules.neighbor.parameters;
  const tracks = [...histories]
    .sort((left, right) => left.id - right.id)
    .flatMap((history) => longitudeTracks(history, rules.relocation.parameters).slice(-1))
    .filter((track) => isNearEquatorial(track, limits));
  const rows: StationKeeping[] = [];
  for (const [index, track] of tracks.entries()) {
    if (index % 20 === 0) onProgress?.(index / tracks.length);
    const first = driftChanges(track, rules.relocation.parameters).at(-1)?.firstAfter ?? 0;
    const longitudes = track.longitudeDeg.subarray(first);
    if (!keepsPlace(longitudes, 2 * rules.relocation.parameters.displacementDeg)) continue;
    const toDay = track.days[track.days.length - 1];
    const fromDay = Math.max(track.days[first], toDay - keeperRule.parameters.choiceDays);
    const middle = median(longitudes);
    const inclinations = Array.from(
      track.rows.subarray(first),
      (row) => track.history.table.inclinationDeg[row],
    );
    rows.push({
      id: track.id,
      from: isoOfUtcDays(track.days[first]),
      to: isoOfUtcDays(toDay),
      sets: longitudes.length,
      longitudeDeg: round(wrapFull(middle), 3),
      westOffsetDeg: round(quantile(longitudes, 0.05) - middle, 3),
      eastOffsetDeg: round(quantile(longitudes, 0.95) - middle, 3),
      inclinationDeg: round(median(inclinations), 3),
      ...eastWest(track, first),
      neighbors: rankNeighbors(nearDuring(track, fromDay, toDay, tracks, limits), limits.tieDeg),
    });
  }
  onProgress?.(1);
  return rows;
}

/** Dead-bands differ, so the limit is wider than that of the choice of keepers: farther away is a relocation. */
function keepsPlace(longitudes: Float64Array, rangeDeg: number): boolean {
  const { minSets, lowQuantile, highQuantile } = keeperRule.parameters;
  return (
    longitudes.length >= minSets &&
    quantile(longitudes, highQuantile) - quantile(longitudes, lowQuantile) <= rangeDeg
  );
}

/** Changes of speed along the track since an entry: how many, and the median time between them. */
function eastWest({ id, history, rows }: LongitudeTrack, first: number) {
  const table = sliceTable(history.table, rows[first], rows[rows.length - 1] + 1);
  const days = detectManeuvers([{ id, table }])
    .filter(({ values }) => values.alongTrackDeltaVMPerS !== undefined)
    .map(({ time, from, to }) => Date.parse(time ?? from) / 2 + Date.parse(time ?? to) / 2)
    .sort((left, right) => left - right)
    .map((millis) => millis / 86_400_000);
  const between = days.slice(1).map((day, k) => day - days[k]);
  return {
    eastWestManeuvers: days.length,
    ...(days.length < fewestManeuvers ? {} : { cadenceDays: round(median(between), 1) }),
  };
}
