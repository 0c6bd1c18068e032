import type { Detection } from "../detection.ts";
import { type DetectionText, fixed, type NameOf, toMinute } from "../detection-text.ts";
import { neighborParts } from "./describe-geo.ts";

export function describeStay(detection: Detection, nameOf: NameOf): DetectionText {
  const { kind, values, neighbors = [] } = detection;
  const parts = {
    object: nameOf(detection.ids[0]),
    longitude: fixed(values.longitudeDeg, 2),
    dwell: fixed(values.dwellDays, 0),
    ...neighborParts(detection, nameOf),
  };
  if (kind === "geo-seen-near") return { key: "detect-seen-near", parts };
  return { key: neighbors.length > 0 ? "detect-stay" : "detect-stay-alone", parts };
}

export const describeJoint = (detection: Detection, nameOf: NameOf): DetectionText => ({
  key: "detect-joint-motion",
  parts: {
    ...neighborParts(detection, nameOf),
    object: nameOf(detection.ids[0]),
    separation: fixed(detection.values.separationDeg, 3),
    spread: fixed(detection.values.spreadDeg, 3),
    dwell: fixed(detection.values.dwellDays, 0),
    common: detection.values.commonDriftChanges ?? 0,
  },
});

export const describePassive = (detection: Detection, nameOf: NameOf): DetectionText => ({
  key: "detect-passive-moved",
  parts: {
    ...driftParts(detection, nameOf),
    ...neighborParts(detection, nameOf),
    passive: fixed(detection.values.passiveDays, 0),
  },
});

/** Of the belt: by drift or a place kept. Elsewhere: by the speed gained. */
const debrisKey = ({ values }: Detection): DetectionText["key"] => {
  if (values.deltaVMPerS !== undefined) return "detect-debris-burn";
  return values.keptDeg === undefined ? "detect-debris-changed" : "detect-debris-kept";
};

export const describeDebris = (detection: Detection, nameOf: NameOf): DetectionText => ({
  key: debrisKey(detection),
  parts: {
    ...driftParts(detection, nameOf),
    longitude: fixed(detection.values.longitudeDeg, 2),
    kept: fixed(detection.values.keptDeg, 2),
    free: fixed(detection.values.freeDeg, 1),
    deltaV: fixed(detection.values.alongTrackDeltaVMPerS ?? detection.values.deltaVMPerS, 3),
    drag: fixed(detection.values.dragMPerSPerDay, 4),
  },
});

const driftParts = ({ ids, values, from, to }: Detection, nameOf: NameOf) => ({
  object: nameOf(ids[0]),
  before: fixed(values.driftBeforeDegPerDay, 2),
  after: fixed(values.driftAfterDegPerDay, 2),
  from: toMinute(from),
  to: toMinute(to),
});
