import { wrapFull } from "../angles.ts";
import { isCatalogedDebris } from "../debris/cataloged-debris.ts";
import type { Detection } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { round } from "../round.ts";
import type { DebrisParameters, Rule, StayParameters } from "../rules.ts";
import type { Belt } from "./belt.ts";
import type { DriftChange } from "./drift-changes.ts";
import { freeSagDeg, isHeld, rangeDeg } from "./held-position.ts";
import type { LongitudeTrack } from "./longitude-track.ts";
import { parkingPositions } from "./stays.ts";

/**
 * Given: a track whose names say that it can't maneuver. Returned: what says that it did: a place kept against the pull of
 * the Earth's equator, which would have carried a free object `marginDeg` farther on the best of free
 * paths; and changes of drift above `changeDegPerDay`, or from or to standing.
 */
export function debrisDetections(
  track: LongitudeTrack,
  changes: readonly DriftChange[],
  belt: Belt,
  rule: Rule<DebrisParameters>,
  stay: StayParameters,
): Detection[] {
  if (!isCatalogedDebris(track.history.table, track.rows)) return [];
  const kept = parkingPositions(track, stay)
    .filter((position) => isHeld(track, position, rule.parameters.marginDeg))
    .map((position) =>
      toDetection(track, position.first, position.last, belt, rule, {
        keptDeg: round(rangeDeg(track, position), 3),
        freeDeg: round(freeSagDeg(track, position), 3),
      }),
    );
  const changed = changes
    .filter(
      ({ kind, driftAfterDegPerDay, driftBeforeDegPerDay, lastBefore, firstAfter }) =>
        kind !== "drifting" &&
        track.days[firstAfter] - track.days[lastBefore] <= rule.parameters.maxGapDays &&
        (kind !== "changed" ||
          Math.abs(driftAfterDegPerDay - driftBeforeDegPerDay) > rule.parameters.changeDegPerDay),
    )
    .map((change) =>
      toDetection(track, change.lastBefore, change.firstAfter, belt, rule, {
        driftBeforeDegPerDay: round(change.driftBeforeDegPerDay, 4),
        driftAfterDegPerDay: round(change.driftAfterDegPerDay, 4),
      }),
    );
  return [...kept, ...changed].sort((left, right) => (left.from < right.from ? -1 : 1));
}

const toDetection = (
  track: LongitudeTrack,
  first: number,
  last: number,
  belt: Belt,
  rule: Rule<DebrisParameters>,
  figures: Readonly<Record<string, number>>,
): Detection => ({
  kind: "debris-maneuver",
  ids: [track.id],
  from: isoOfUtcDays(track.days[first]),
  to: isoOfUtcDays(track.days[last]),
  values: { longitudeDeg: round(wrapFull(track.longitudeDeg[first]), 3), ...figures },
  neighbors: [],
  detectionProbability: rule.parameters.probability,
  rule,
  inputs: [belt.hashOf(track.history)],
  limitations: [{ code: "detect-limit-public-elements-only" }, { code: "detect-limit-class-from-name" }],
});
