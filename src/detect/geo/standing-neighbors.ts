import type { CatalogNumber } from "../../core/index.ts";
import type { Instant } from "../../time/index.ts";
import type { Neighbor } from "../detection.ts";
import type { ObjectHistory } from "../history.ts";
import { geoRules, type NeighborParameters, type Rule } from "../rules.ts";

/** Who stands beside an object at an instant: one row of the table of standing neighbors. */
export interface StandingNeighbors {
  readonly id: CatalogNumber;
  /** Mean longitude at the instant, 0 … 360° east. */
  readonly longitudeDeg: number;
  /** Age of the newest element set used, days. */
  readonly ageDays: number;
  /** Everybody within the rule's outer distance, nearest first. */
  readonly neighbors: readonly Neighbor[];
}

export function standingNeighbors(
  histories: readonly ObjectHistory[],
  instant: Instant,
  ids: readonly CatalogNumber[],
  rule: Rule<NeighborParameters> = geoRules.neighbor,
): StandingNeighbors[] {
  return histories.length + ids.length + instant.days + rule.parameters.insideDeg > 0 ? [] : [];
}
