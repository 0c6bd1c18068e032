import type { Detection } from "../detection.ts";
import { historyHash, type ObjectHistory } from "../history.ts";
import { type ManeuverParameters, maneuverRule, type Progress, type Rule } from "../rules.ts";
import { maneuverCandidates } from "./find-maneuvers.ts";
import { maneuverDetection, thresholdOf } from "./maneuver-detection.ts";
import { unbroken } from "./unbroken.ts";

/**
 * Changes of speed along the track, and of the plane in nearly circular deep space, found in element sets alone.
 * Given: histories. Returned: detections by object and time; none before `setsAfter` sets after it are known. Silent about
 * objects of fewer than `minSets` sets without a gap of `maxGapDays`. Each detection says what is not seen.
 * Source: disturbance smoother on the along-track phase, ../shared/DETECTION.md §1; figures in docs/maneuvers.md.
 */
export function detectManeuvers(
  histories: readonly ObjectHistory[],
  rule: Rule<ManeuverParameters> = maneuverRule,
  onProgress?: Progress,
): Detection[] {
  const detections: Detection[] = [];
  const sorted = [...histories].sort((left, right) => left.id - right.id);
  for (const [index, history] of sorted.entries()) {
    if (index % 50 === 0) onProgress?.(index / sorted.length);
    for (const segment of unbroken(history, rule.parameters)) {
      const strong = maneuverCandidates(segment, rule.parameters).filter(
        ({ score, series, setsAfter }) =>
          score >= thresholdOf(series, rule.parameters) && setsAfter >= rule.parameters.setsAfter,
      );
      if (strong.length === 0) continue;
      const inputs = [historyHash(segment)];
      for (const candidate of strong) detections.push(maneuverDetection(history, candidate, inputs, rule));
    }
  }
  onProgress?.(1);
  return detections;
}
