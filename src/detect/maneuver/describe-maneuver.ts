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
        deltaV: twoDigits(cross),
        uncertainty: values.crossTrackUncertaintyMPerS ?? "–",
      },
    };
  return {
    key: values.meanAccelerationMPerS2 === undefined ? "detect-maneuver" : "detect-maneuver-long",
    parts: {
      ...where,
      deltaV: signed(twoDigits(along ?? values.deltaVMPerS ?? 0)),
      uncertainty: values.deltaVUncertaintyMPerS ?? "–",
    },
  };
}

/** Two digits that count, without an exponent: 108 → "110", 0.0123 → "0.012". */
const twoDigits = (value: number): string => String(Number(value.toPrecision(2)));
