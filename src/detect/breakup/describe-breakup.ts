import type { Detection } from "../detection.ts";
import { type DetectionText, fixed, type NameOf, toMinute } from "../detection-text.ts";

const partsOf = ({ breakup, from, time, values }: Detection, nameOf: NameOf) => ({
  parent: breakup?.parents.length ? nameOf(breakup.parents[0].id) : (breakup?.launch ?? "–"),
  launch: breakup?.launch ?? "–",
  pieces: breakup?.pieces.length ?? 0,
  time: toMinute(time ?? from),
  hours: fixed(values.halfWindowHours, 1),
  candidates: breakup?.candidates.length ?? 0,
});

export const describeBreakup = (detection: Detection, nameOf: NameOf): DetectionText => ({
  key: "detect-breakup",
  parts: partsOf(detection, nameOf),
});

export const describeUndetermined = (detection: Detection, nameOf: NameOf): DetectionText => ({
  key: "detect-breakup-undetermined",
  parts: partsOf(detection, nameOf),
});
