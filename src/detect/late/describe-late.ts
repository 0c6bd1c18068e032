import type { Detection } from "../detection.ts";
import { type DetectionText, fixed, type NameOf, toMinute } from "../detection-text.ts";

export function describeLateObject(
  { ids, values, neighbors = [], from, limitations }: Detection,
  nameOf: NameOf,
): DetectionText {
  const best = neighbors.filter(({ rank }) => rank === 1);
  const isStation = limitations.some(({ code }) => code === "detect-limit-station-release");
  return {
    key: isStation ? "detect-late-station" : "detect-late-object",
    parts: {
      object: nameOf(ids[0]),
      candidates: best.map(({ id }) => nameOf(id)).join(" / "),
      distance: fixed(values.distanceKm, 0),
      speed: fixed(values.separationSpeedMPerS, 1),
      uncertainty: fixed(values.speedUncertaintyMPerS, 1),
      others: neighbors.length - best.length,
      from: toMinute(from),
    },
  };
}
