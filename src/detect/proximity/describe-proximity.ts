import type { Detection } from "../detection.ts";
import { type DetectionText, fixed, type NameOf, toMinute } from "../detection-text.ts";

/** Whether they moved together without maneuvers while they stayed; nothing is said where the sets don't tell. */
function proximityKey(misfitRatio: number | undefined): DetectionText["key"] {
  if (misfitRatio === undefined) return "detect-proximity";
  return misfitRatio > 1 ? "detect-proximity-forced" : "detect-proximity-natural";
}

export function describeProximity(
  { ids, values, neighbors = [], from, to }: Detection,
  nameOf: NameOf,
): DetectionText {
  const nearest = neighbors.filter(({ rank }) => rank === 1);
  return {
    key: proximityKey(values.unforcedMisfitRatio),
    parts: {
      object: nameOf(ids[0]),
      nearest: nearest.map(({ id }) => nameOf(id)).join(" / "),
      distance: fixed(nearest[0]?.distanceKm, 1),
      uncertainty: fixed(nearest[0]?.uncertaintyKm, 1),
      closing: fixed(values.closingDriftKmPerDay, 0),
      staying: fixed(values.stayingDriftKmPerDay, 0),
      others: neighbors.length - nearest.length,
      from: toMinute(from),
      to: toMinute(to),
    },
  };
}
