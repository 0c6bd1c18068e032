import type { Detection } from "../detection.ts";
import { type DetectionText, type NameOf, signed, toMinute } from "../detection-text.ts";

export function describeManeuver({ ids, values, from, to }: Detection, nameOf: NameOf): DetectionText {
  const { alongTrackDeltaVMPerS: along, crossTrackDeltaVMPerS: cross } = values;
  const where = { object: nameOf(ids[0]), from: toMinute(from), to: toMinute(to) };
  if (along === undefined && cross !== undefined)
    return {
      key: "detect-maneuver-across",
      parts: {
        ...where,
        deltaV: cross.toPrecision(2),
        uncertainty: values.crossTrackUncertaintyMPerS ?? "–",
      },
    };
  return {
    key: values.meanAccelerationMPerS2 === undefined ? "detect-maneuver" : "detect-maneuver-long",
    parts: {
      ...where,
      deltaV: signed((along ?? values.deltaVMPerS ?? 0).toPrecision(2)),
      uncertainty: values.deltaVUncertaintyMPerS ?? "–",
    },
  };
}
