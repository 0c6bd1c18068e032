import { wrapFull } from "../angles.ts";
import type { Detection, Limitation } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { round } from "../round.ts";
import type { GeoRules } from "../rules.ts";
import { isNearEquatorial } from "./arrivals.ts";
import type { Belt } from "./belt.ts";
import type { DriftChange } from "./drift-changes.ts";
import type { LongitudeTrack } from "./longitude-track.ts";
import { nearDuring } from "./near-objects.ts";
import { rankNeighbors } from "./rank-neighbors.ts";

/** Days after a stop whose sets tell who is near: enough that nobody who only passes by is named. */
const settledDays = 5;

/** Given: a change of drift. Returned: the detection, with everybody near the place where the object stands then. */
export function relocationDetection(
  track: LongitudeTrack,
  change: DriftChange,
  belt: Belt,
  { relocation, neighbor }: GeoRules,
): Detection {
  const fromDay = track.days[change.lastBefore];
  const toDay = track.days[change.firstAfter];
  const standsAfter = Math.abs(change.driftAfterDegPerDay) <= relocation.parameters.driftDegPerDay;
  const near =
    standsAfter && isNearEquatorial(track, neighbor.parameters)
      ? nearDuring(track, toDay, toDay + settledDays, belt.nearEquatorial, neighbor.parameters)
      : [];
  const nearTracks = near.map(({ id }) => belt.nearEquatorial.find((other) => other.id === id)!);
  const inputs = new Set([track, ...nearTracks].map(({ history }) => belt.hashOf(history)));
  const isSparse = change.driftingSets < 3 || change.kind === "moved";
  return {
    kind: "geo-relocation",
    ids: [track.id],
    from: isoOfUtcDays(fromDay),
    to: isoOfUtcDays(toDay),
    values: {
      fromLongitudeDeg: round(wrapFull(change.fromLongitudeDeg), 3),
      toLongitudeDeg: round(wrapFull(change.toLongitudeDeg), 3),
      movedDeg: round(change.toLongitudeDeg - change.fromLongitudeDeg, 3),
      driftBeforeDegPerDay: round(change.driftBeforeDegPerDay, 4),
      driftAfterDegPerDay: round(change.driftAfterDegPerDay, 4),
      samplingGapDays: round(toDay - fromDay, 3),
      ...(standsAfter ? { nearWithinDeg: neighbor.parameters.outsideDeg } : {}),
    },
    ...(standsAfter ? { neighbors: rankNeighbors(near, neighbor.parameters.tieDeg) } : {}),
    detectionProbability: isSparse
      ? relocation.parameters.probabilityTwoSets
      : relocation.parameters.probabilityHeld,
    rule: relocation,
    inputs: [...inputs].sort(),
    limitations: limitations(change, toDay - fromDay, isSparse),
  };
}

function limitations(change: DriftChange, gapDays: number, isSparse: boolean): Limitation[] {
  const said: Limitation[] = [{ code: "detect-limit-public-elements-only" }];
  if (change.kind === "drifting") said.push({ code: "detect-limit-begin-and-end-not-seen" });
  else said.push({ code: "detect-limit-sampling-gap", parts: { days: round(gapDays, 1) } });
  if (isSparse) said.push({ code: "detect-limit-few-sets" });
  return said;
}
