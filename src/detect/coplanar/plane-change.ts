import type { Detection } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { historyHash } from "../history.ts";
import type { PlaneTrack } from "../plane/plane-track.ts";
import { round } from "../round.ts";
import type { CoplanarParameters, Rule } from "../rules.ts";

/**
 * Large changes of an object's own inclination: what can be tested of an encounter whose other side has no public elements.
 * Given: a track. Returned: one detection a change of more than `changeDeg` within `changeDays` that the next set confirms.
 */
export function planeChanges(track: PlaneTrack, rule: Rule<CoplanarParameters>): Detection[] {
  const { changeDeg, changeDays, probabilityPlaneChange } = rule.parameters;
  const { days, inclinationDeg, id, history } = track;
  const found: Detection[] = [];
  let begin = 0;
  for (let k = 1; k < days.length; k++) {
    while (days[k] - days[begin] > changeDays) begin++;
    let from = begin;
    for (let m = begin; m < k; m++)
      if (
        Math.abs(inclinationDeg[k] - inclinationDeg[m]) > Math.abs(inclinationDeg[k] - inclinationDeg[from])
      )
        from = m;
    const change = inclinationDeg[k] - inclinationDeg[from];
    if (from === k || Math.abs(change) <= changeDeg) continue;
    const isConfirmed =
      k + 1 < days.length && Math.abs(inclinationDeg[k + 1] - inclinationDeg[from]) > changeDeg;
    if (k + 1 < days.length && !isConfirmed) continue;
    // The whole change until the plane stands still again.
    let to = k;
    while (
      to + 1 < days.length &&
      days[to + 1] - days[from] <= changeDays &&
      Math.abs(inclinationDeg[to + 1] - inclinationDeg[from]) >
        Math.abs(inclinationDeg[to] - inclinationDeg[from]) + 0.005
    )
      to++;
    found.push({
      kind: "plane-change",
      ids: [id],
      from: isoOfUtcDays(days[from]),
      to: isoOfUtcDays(days[to]),
      values: {
        inclinationBeforeDeg: round(inclinationDeg[from], 4),
        inclinationAfterDeg: round(inclinationDeg[to], 4),
        inclinationChangeDeg: round(inclinationDeg[to] - inclinationDeg[from], 4),
        samplingGapDays: round(days[to] - days[from], 2),
      },
      detectionProbability: probabilityPlaneChange,
      rule,
      inputs: [historyHash(history)],
      limitations: [
        { code: "detect-limit-public-elements-only" },
        { code: "detect-limit-sampling-gap", parts: { days: round(days[to] - days[from], 1) } },
        ...(isConfirmed ? [] : [{ code: "detect-limit-few-sets" }]),
      ],
    });
    begin = to;
    k = to;
  }
  return found;
}
