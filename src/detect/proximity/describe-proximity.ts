import type { Detection } from "../detection.ts";
import { type DetectionText, fixed, type NameOf, toMinute } from "../detection-text.ts";

export function describeProximity(
  { ids, values, neighbors = [], from, to }: Detection,
  nameOf: NameOf,
): DetectionText {
  const nearest = neighbors.filter(({ rank }) => rank === 1);
  return {
    key: "detect-proximity",
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
