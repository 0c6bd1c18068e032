import grades from "../../policies/taxonomy/grades.json" with { type: "json" };
import type { Detection } from "../detect/index.ts";
import type { Grade } from "./incident.ts";

/**
 * Given: a detection computed from public elements. Returned: its grade by `policies/taxonomy/grades.json`, with the reason.
 * Whose object it is has no part in it.
 */
export function gradeDetection(detection: Detection): Grade {
  const { reliability, credibilityByDetectionProbability } = grades.publicElements;
  const step = credibilityByDetectionProbability.find(
    (candidate) => detection.detectionProbability >= candidate.atLeast,
  );
  return {
    reliability: reliability as Grade["reliability"],
    credibility: (step?.credibility ?? 6) as Grade["credibility"],
    basis: {
      key: "incident-basis.grade-public-elements",
      parts: { probability: detection.detectionProbability.toFixed(2) },
    },
  };
}
