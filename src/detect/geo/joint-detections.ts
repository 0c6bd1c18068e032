import { wrapFull } from "../angles.ts";
import type { Detection } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { round } from "../round.ts";
import type { JointParameters, NeighborParameters, Rule } from "../rules.ts";
import type { Belt } from "./belt.ts";
import type { DriftChange } from "./drift-changes.ts";
import { jointMotions } from "./joint-motion.ts";
import { type LongitudeTrack, nearestEntry } from "./longitude-track.ts";
import { nearObject, rankNeighbors } from "./rank-neighbors.ts";

/**
 * Given: two tracks near each other and the drift changes of each. Returned: the spans of joint motion that the first
 * arrived for, or in which both changed their drift at the same time: one finding for each who moved. Pairs that always stood
 * together are no finding: they stand in the table of standing neighbors.
 */
export function jointDetections(
  track: LongitudeTrack,
  other: LongitudeTrack,
  changesOf: (track: LongitudeTrack) => readonly DriftChange[],
  belt: Belt,
  rule: Rule<JointParameters>,
  neighbor: NeighborParameters,
): Detection[] {
  return jointMotions(track, other, rule.parameters).flatMap((joint) => {
    const { firstDay, lastDay } = joint;
    const within = changesOf(track).filter(
      (change) => track.days[change.lastBefore] >= firstDay && track.days[change.firstAfter] <= lastDay,
    );
    const common = within.filter((change) =>
      changesOf(other).some((theirs) => overlaps(track, change, other, theirs)),
    ).length;
    const arrived = changesOf(track).some(
      ({ kind, firstAfter }) =>
        kind !== "drifting" &&
        track.days[firstAfter] >= firstDay - neighbor.arrivalDays &&
        track.days[firstAfter] <= firstDay + rule.parameters.carryDays,
    );
    if (common === 0 && !arrived) return [];
    const mine = nearestEntry(track.days, lastDay);
    const near = nearObject(track, mine, other, nearestEntry(other.days, lastDay), lastDay);
    return [
      {
        kind: "geo-joint-motion",
        ids: [track.id],
        from: isoOfUtcDays(firstDay),
        to: isoOfUtcDays(lastDay),
        values: {
          longitudeDeg: round(wrapFull(track.longitudeDeg[mine]), 3),
          separationDeg: round(joint.separationDeg, 3),
          spreadDeg: round(joint.spreadDeg, 4),
          dwellDays: round(lastDay - firstDay, 2),
          samples: joint.samples,
          commonDriftChanges: common,
        },
        neighbors: rankNeighbors(
          [{ ...near, separationDeg: joint.separationDeg, dwellDays: lastDay - firstDay }],
          neighbor.tieDeg,
        ),
        detectionProbability:
          common > 0 ? rule.parameters.probabilityMoved : rule.parameters.probabilityArrived,
        rule,
        inputs: [belt.hashOf(track.history), belt.hashOf(other.history)].sort(),
        limitations: [
          { code: "detect-limit-public-elements-only" },
          { code: "detect-limit-below-resolution", parts: { uncertaintyKm: round(near.uncertaintyKm, 0) } },
        ],
      } satisfies Detection,
    ];
  });
}

/** Whether the brackets of two changes have an instant in common. */
export const overlaps = (
  track: LongitudeTrack,
  change: DriftChange,
  other: LongitudeTrack,
  theirs: DriftChange,
): boolean =>
  change.kind !== "drifting" &&
  theirs.kind !== "drifting" &&
  track.days[change.lastBefore] <= other.days[theirs.firstAfter] &&
  other.days[theirs.lastBefore] <= track.days[change.firstAfter];
