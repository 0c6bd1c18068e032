import type { Detection } from "../detection.ts";
import { type DetectionText, type NameOf, signed, toMinute } from "../detection-text.ts";

export const describeManeuver = ({ ids, values, from, to }: Detection, nameOf: NameOf): DetectionText => ({
  key: "detect-maneuver",
  parts: {
    object: nameOf(ids[0]),
    deltaV: signed((values.alongTrackDeltaVMPerS ?? values.deltaVMPerS ?? 0).toPrecision(2)),
    uncertainty: values.deltaVUncertaintyMPerS ?? "–",
    from: toMinute(from),
    to: toMinute(to),
  },
});
