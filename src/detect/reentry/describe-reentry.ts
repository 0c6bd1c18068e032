import type { Detection } from "../detection.ts";
import { type DetectionText, fixed, type NameOf, toMinute } from "../detection-text.ts";

export const describeReentry = ({ ids, values, from, to }: Detection, nameOf: NameOf): DetectionText => ({
  key: "detect-reentry",
  parts: {
    object: nameOf(ids[0]),
    from: toMinute(from),
    to: toMinute(to),
    altitude: fixed(values.perigeeAltitudeKm, 0),
    hours: fixed(values.windowHours, 0),
  },
});
