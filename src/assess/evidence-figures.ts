import type { DatedDetection } from "./dated-detection.ts";

const share = (a: DatedDetection, b: DatedDetection): boolean =>
  a.detection.ids.some((id) => b.detection.ids.includes(id));

/**
 * Given: one piece of evidence and all of its incident.
 * Returned: the detection's own figures and: `detectionProbability`, `durationDays`, `neighborCount`, `hoursBeforeApproach`
 * (to the next approach of the same object, only where there is one), `maneuversOfObject`, `relocationsOfObject`,
 * `approachesOfPair`, `kindsOfObjects` (different kinds of detection about the same objects).
 */
export function evidenceFigures(
  item: DatedDetection,
  all: readonly DatedDetection[],
): Readonly<Record<string, number>> {
  const { detection, fromS, toS, timeS } = item;
  const related = all.filter((other) => share(item, other));
  const relatedOf = (kind: string) => related.filter((other) => other.detection.kind === kind);
  const untilApproachS = relatedOf("approach")
    .map((approach) => approach.timeS - timeS)
    .filter((seconds) => seconds >= 0);
  const pair = detection.ids.join(" ");
  return {
    ...detection.values,
    detectionProbability: detection.detectionProbability,
    durationDays: (toS - fromS) / 86_400,
    neighborCount: detection.neighbors?.length ?? 0,
    ...(detection.kind === "maneuver" && untilApproachS.length > 0
      ? { hoursBeforeApproach: Math.min(...untilApproachS) / 3600 }
      : {}),
    maneuversOfObject: relatedOf("maneuver").length,
    relocationsOfObject: relatedOf("geo-relocation").length,
    ...(detection.kind === "approach"
      ? {
          approachesOfPair: relatedOf("approach").filter((other) => other.detection.ids.join(" ") === pair)
            .length,
        }
      : {}),
    kindsOfObjects: new Set(related.map((other) => other.detection.kind)).size,
  };
}
