import type { Detection } from "../detection.ts";
import { type DetectionText, fixed, type NameOf, toMinute } from "../detection-text.ts";

export const describeApproach = ({ ids, values, from, time }: Detection, nameOf: NameOf): DetectionText => ({
  key: "detect-approach",
  parts: {
    object1: nameOf(ids[0]),
    object2: nameOf(ids[1]),
    distance: fixed(values.missDistanceKm, 2),
    speed: fixed(values.relativeSpeedKmPerS, 3),
    time: toMinute(time ?? from),
  },
});
