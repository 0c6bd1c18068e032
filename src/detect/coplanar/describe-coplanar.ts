import type { Detection } from "../detection.ts";
import { type DetectionText, fixed, type NameOf, signed, toMinute } from "../detection-text.ts";

export function describeCoplanar(detection: Detection, nameOf: NameOf): DetectionText {
  const { ids, values, neighbors = [], from, limitations } = detection;
  const nearest = neighbors.filter(({ rank }) => rank === 1);
  const has = (code: string): boolean => limitations.some((one) => one.code === code);
  const parts = {
    object: nameOf(ids[0]),
    nearest: nearest.map(({ id }) => nameOf(id)).join(" / "),
    separation: fixed(nearest[0]?.separationDeg, 2),
    others: neighbors.length - nearest.length,
    before: fixed(values.nodalRateBeforeDegPerDay, 3),
    after: fixed(values.nodalRateDegPerDay, 3),
    from: toMinute(from),
  };
  if (has("detect-limit-new-launch")) return { key: "detect-coplanar-launch", parts };
  return { key: has("detect-limit-late-object") ? "detect-coplanar-late" : "detect-coplanar", parts };
}

export const describePlaneChange = ({ ids, values, from, to }: Detection, nameOf: NameOf): DetectionText => ({
  key: "detect-plane-change",
  parts: {
    object: nameOf(ids[0]),
    change: signed((values.inclinationChangeDeg ?? 0).toFixed(3)),
    from: toMinute(from),
    to: toMinute(to),
  },
});
