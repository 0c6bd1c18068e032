import { type CatalogNumber, median } from "../../core/index.ts";
import { wrapFull } from "../angles.ts";
import type { Detection, Limitation } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { round } from "../round.ts";
import type { NeighborParameters, Rule, StayParameters } from "../rules.ts";
import type { Belt } from "./belt.ts";
import { type LongitudeTrack, nearestEntry } from "./longitude-track.ts";
import { nearDuring, nearNow } from "./near-objects.ts";
import { type NearObject, rankNeighbors } from "./rank-neighbors.ts";
import {
  gapAfter,
  gapBefore,
  isDwell,
  isLoneSnapshot,
  type ParkingPosition,
  parkingPositions,
} from "./stays.ts";

/**
 * Given: the track of an object that moved, the others worth a look, the belt. Returned: its parking positions with
 * everybody within `listDeg`, nearest first: `geo-stay` where two sets or more show it; a place seen in one snapshot
 * is `geo-seen-near`, without a dwell, and only where somebody was within `seenNearDeg`.
 */
export function stayDetections(
  track: LongitudeTrack,
  others: readonly LongitudeTrack[],
  belt: Belt,
  rule: Rule<StayParameters>,
  neighbor: NeighborParameters,
): Detection[] {
  const limits = rule.parameters;
  const within = { ...neighbor, outsideDeg: limits.listDeg };
  return parkingPositions(track, limits).flatMap((position) => {
    const dwell = isDwell(track, position, limits);
    if (!dwell && !isLoneSnapshot(track, position, limits)) return [];
    const [fromDay, toDay] = [track.days[position.first], track.days[position.last]];
    const standing = others.filter((other) => standsOn(other, toDay, limits, within.carryDays));
    const lasting = nearDuring(track, fromDay, toDay, standing, within);
    const near = lasting.length > 0 ? lasting : nearInTurn(track, position, others, limits, within);
    if (!dwell && !near.some((object) => object.separationDeg <= limits.seenNearDeg)) return [];
    const named = new Set(near.map(({ id }) => id));
    const inputs = new Set([belt.hashOf(track.history)]);
    for (const { id, history } of others) if (named.has(id)) inputs.add(belt.hashOf(history));
    return [
      {
        kind: dwell ? "geo-stay" : "geo-seen-near",
        ids: [track.id],
        from: isoOfUtcDays(track.days[position.first]),
        to: isoOfUtcDays(track.days[position.last]),
        values: {
          longitudeDeg: round(wrapFull(position.longitudeDeg), 3),
          samples: position.samples,
          ...(dwell ? { dwellDays: round(track.days[position.last] - track.days[position.first], 2) } : {}),
          ...brackets(track, position),
          nearWithinDeg: limits.listDeg,
        },
        neighbors: rankNeighbors(near, neighbor.tieDeg),
        detectionProbability: dwell ? limits.probabilityDwell : limits.probabilityOneSet,
        rule,
        inputs: [...inputs].sort(),
        limitations: limitations(track, position, dwell),
      } satisfies Detection,
    ];
  });
}

/**
 * For a stay beside which nobody lasted: everybody who stood within the listed distance at one of its sets or more, with
 * the median of the separation there; a neighbor may leave while the object stays.
 */
function nearInTurn(
  track: LongitudeTrack,
  { first, last }: ParkingPosition,
  others: readonly LongitudeTrack[],
  limits: StayParameters,
  within: NeighborParameters,
): NearObject[] {
  const seen = new Map<CatalogNumber, NearObject[]>();
  for (const day of track.days.subarray(first, last + 1)) {
    const standing = others.filter((other) => standsOn(other, day, limits, within.carryDays));
    for (const object of nearNow(track, day, standing, within))
      seen.set(object.id, [...(seen.get(object.id) ?? []), object]);
  }
  return [...seen.values()].map((objects) => ({
    ...objects.at(-1)!,
    separationDeg: median(objects.map(({ separationDeg }) => separationDeg)),
  }));
}

/** Whether an object has a set near a day and stands then: who only drifts past is no neighbor of a parking position. */
function standsOn(other: LongitudeTrack, day: number, limits: StayParameters, carryDays: number): boolean {
  const entry = nearestEntry(other.days, day);
  return (
    Math.abs(other.days[entry] - day) <= carryDays &&
    Math.abs(other.ownDriftDegPerDay[entry]) <= limits.driftDegPerDay
  );
}

/** Widths of the brackets of arrival (before `from`) and departure (after `to`), where the data hold them. */
const brackets = (track: LongitudeTrack, position: ParkingPosition) => ({
  ...(position.first > 0 ? { arrivalGapDays: round(gapBefore(track, position, 0), 3) } : {}),
  ...(position.last + 1 < track.days.length
    ? { departureGapDays: round(gapAfter(track, position, 0), 3) }
    : {}),
});

function limitations(track: LongitudeTrack, position: ParkingPosition, dwell: boolean): Limitation[] {
  const said: Limitation[] = [{ code: "detect-limit-public-elements-only" }];
  const days = Math.max(gapBefore(track, position, 0), gapAfter(track, position, 0));
  if (days > 0) said.push({ code: "detect-limit-sampling-gap", parts: { days: round(days, 1) } });
  if (!dwell) said.push({ code: "detect-limit-few-sets" });
  if (position.last + 1 === track.days.length) said.push({ code: "detect-limit-end-not-seen" });
  return said;
}
