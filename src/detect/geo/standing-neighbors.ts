import type { CatalogNumber } from "../../core/index.ts";
import { sliceTable } from "../../orbit/index.ts";
import { type Instant, utcDaysOfInstant } from "../../time/index.ts";
import { wrapFull } from "../angles.ts";
import type { Neighbor } from "../detection.ts";
import { utcDaysOf } from "../epochs.ts";
import type { ObjectHistory } from "../history.ts";
import { round } from "../round.ts";
import { type GeoRules, geoRules } from "../rules.ts";
import { isNearEquatorial } from "./arrivals.ts";
import { longitudeOn, longitudeTracks, nearestEntry } from "./longitude-track.ts";
import { nearNow } from "./near-objects.ts";
import { rankNeighbors } from "./rank-neighbors.ts";

/** Who stands beside an object at an instant: one row of the table of standing neighbors. */
export interface StandingNeighbors {
  readonly id: CatalogNumber;
  /** Mean longitude at the instant, 0 … 360° east. */
  readonly longitudeDeg: number;
  /** Age of the object's newest element set at the instant, days. */
  readonly ageDays: number;
  /** Everybody within the rule's outer distance, nearest first. */
  readonly neighbors: readonly Neighbor[];
}

/**
 * Given: histories, an instant, the objects asked about. Returned: a row for each of them that has sets in the belt no
 * older than `carryDays` at the instant, in the order asked; sets after the instant are not read.
 */
export function standingNeighbors(
  histories: readonly ObjectHistory[],
  instant: Instant,
  ids: readonly CatalogNumber[],
  rules: GeoRules = geoRules,
): StandingNeighbors[] {
  const day = utcDaysOfInstant(instant);
  const limits = rules.neighbor.parameters;
  const tracks = [...histories]
    .sort((left, right) => left.id - right.id)
    .flatMap((history) => longitudeTracks(upTo(history, day), rules.relocation.parameters).slice(-1));
  const nearEquatorial = tracks.filter((track) => isNearEquatorial(track, limits));
  return ids.flatMap((id) => {
    const track = nearEquatorial.find((one) => one.id === id);
    if (!track) return [];
    const entry = nearestEntry(track.days, day);
    const ageDays = day - track.days[entry];
    if (ageDays > limits.carryDays) return [];
    return [
      {
        id,
        longitudeDeg: round(wrapFull(longitudeOn(track, entry, day)), 3),
        ageDays: round(ageDays, 3),
        neighbors: rankNeighbors(nearNow(track, day, nearEquatorial, limits), limits.tieDeg),
      },
    ];
  });
}

function upTo(history: ObjectHistory, day: number): ObjectHistory {
  const days = utcDaysOf(history.table);
  let to = days.length;
  while (to > 0 && days[to - 1] > day) to--;
  return to === days.length ? history : { id: history.id, table: sliceTable(history.table, 0, to) };
}
