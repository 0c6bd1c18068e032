import type { CatalogNumber } from "../core/index.ts";
import type { Detection, ObjectHistory } from "../detect/index.ts";
import { deepSpaceBelowRevPerDay } from "../orbit/index.ts";

/** Matches in the planes of protected satellites, each pair of visitor and protected satellite once. */
export interface CoplanarRates {
  /** Time for which protected satellites in the rule's regime have sets. */
  readonly satelliteYears: number;
  readonly satellites: number;
  readonly acquired: number;
  readonly launch: number;
  readonly late: number;
}

/**
 * Given: detections, the histories they came from, the protected satellites. Returned: how many objects came into their
 * planes by each of the rule's ways, and over how many satellite-years; which pairs count (of different owners, say) is for the caller to say.
 */
export function coplanarRates(
  detections: readonly Detection[],
  histories: readonly ObjectHistory[],
  protectedIds: ReadonlySet<CatalogNumber>,
  counts: (visitor: CatalogNumber, accompanied: CatalogNumber) => boolean = () => true,
): CoplanarRates {
  let days = 0;
  let satellites = 0;
  for (const { id, table } of histories) {
    if (!protectedIds.has(id) || table.meanMotionRevPerDay[0] <= deepSpaceBelowRevPerDay) continue;
    days += table.epochDays[table.count - 1] - table.epochDays[0];
    satellites++;
  }
  const pairs = { acquired: 0, launch: 0, late: 0 };
  for (const { kind, ids, neighbors = [], limitations } of detections) {
    if (kind !== "coplanar") continue;
    const has = (code: string): boolean => limitations.some((one) => one.code === code);
    const basis = has("detect-limit-new-launch")
      ? "launch"
      : has("detect-limit-late-object")
        ? "late"
        : "acquired";
    pairs[basis] += neighbors.filter(({ id }) => protectedIds.has(id) && counts(ids[0], id)).length;
  }
  return { satelliteYears: days / 365.25, satellites, ...pairs };
}
