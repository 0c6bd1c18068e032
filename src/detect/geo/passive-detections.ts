import { wrapFull } from "../angles.ts";
import type { Detection } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { round } from "../round.ts";
import type { NeighborParameters, PassiveParameters, Rule, StayParameters } from "../rules.ts";
import type { Belt } from "./belt.ts";
import type { DriftChange } from "./drift-changes.ts";
import { isHeld } from "./held-position.ts";
import { overlaps } from "./joint-detections.ts";
import type { LongitudeTrack } from "./longitude-track.ts";
import { nearNow } from "./near-objects.ts";
import { rankNeighbors } from "./rank-neighbors.ts";
import { type ParkingPosition, parkingPositions } from "./stays.ts";

/**
 * Given: a track with its drift changes. Returned: changes of an object that for `passiveDays` before moved freely (no
 * change of drift, no place held by thrust, wandered over more than `wanderedDeg`), while somebody who was near on
 * the bracket's first or last day changed drift within the same bracket.
 */
export function passiveDetections(
  track: LongitudeTrack,
  others: readonly LongitudeTrack[],
  changesOf: (track: LongitudeTrack) => readonly DriftChange[],
  belt: Belt,
  rule: Rule<PassiveParameters>,
  neighbor: NeighborParameters,
  stay: StayParameters,
): Detection[] {
  const changes = changesOf(track).filter(({ kind }) => kind !== "drifting");
  const held = (): ParkingPosition[] =>
    parkingPositions(track, stay).filter((position) =>
      isHeld(track, position, rule.parameters.heldMarginDeg),
    );
  return changes.flatMap((change, index) => {
    const since = index === 0 ? 0 : changes[index - 1].firstAfter;
    if (track.days[change.firstAfter] - track.days[change.lastBefore] > rule.parameters.maxGapDays) return [];
    if (!wasPassive(track, since, change.lastBefore, rule.parameters)) return [];
    if (held().some(({ first, last }) => first <= change.lastBefore && last >= since)) return [];
    const from = track.days[change.lastBefore];
    const to = track.days[change.firstAfter];
    const movers = others.filter((other) =>
      changesOf(other).some((theirs) => overlaps(track, change, other, theirs)),
    );
    const before = nearNow(track, from, movers, neighbor);
    const ids = new Set(before.map(({ id }) => id));
    const near = [...before, ...nearNow(track, to, movers, neighbor).filter(({ id }) => !ids.has(id))];
    if (near.length === 0) return [];
    const named = new Set(near.map(({ id }) => id));
    const inputs = new Set(
      [track, ...movers.filter(({ id }) => named.has(id))].map((one) => belt.hashOf(one.history)),
    );
    return [
      {
        kind: "passive-object-moved",
        ids: [track.id],
        from: isoOfUtcDays(from),
        to: isoOfUtcDays(to),
        values: {
          passiveDays: round(from - track.days[since], 1),
          fromLongitudeDeg: round(wrapFull(change.fromLongitudeDeg), 3),
          driftBeforeDegPerDay: round(change.driftBeforeDegPerDay, 4),
          driftAfterDegPerDay: round(change.driftAfterDegPerDay, 4),
          samplingGapDays: round(to - from, 3),
          nearWithinDeg: neighbor.outsideDeg,
        },
        neighbors: rankNeighbors(near, neighbor.tieDeg),
        detectionProbability: rule.parameters.probability,
        rule,
        inputs: [...inputs].sort(),
        limitations: [
          { code: "detect-limit-public-elements-only" },
          { code: "detect-limit-sampling-gap", parts: { days: round(to - from, 1) } },
        ],
      } satisfies Detection,
    ];
  });
}

function wasPassive(track: LongitudeTrack, since: number, until: number, limits: PassiveParameters): boolean {
  if (until - since + 1 < limits.minSets) return false;
  if (track.days[until] - track.days[since] < limits.passiveDays) return false;
  const longitudes = track.longitudeDeg.subarray(since, until + 1);
  return Math.max(...longitudes) - Math.min(...longitudes) > limits.wanderedDeg;
}
