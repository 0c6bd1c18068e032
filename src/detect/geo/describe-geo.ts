import type { TemplateParts } from "../../core/index.ts";
import type { Detection } from "../detection.ts";
import { type DetectionText, fixed, type NameOf, toMinute } from "../detection-text.ts";

/** Drift up to which an object stands, degrees a day: wording only, the rule's own limit decided. */
const standsBelowDegPerDay = 0.05;

export const describeGeoNeighbor = (detection: Detection, nameOf: NameOf): DetectionText => ({
  key: "detect-neighbor",
  parts: {
    object: nameOf(detection.ids[0]),
    longitude: fixed(detection.values.longitudeDeg, 2),
    dwell: fixed(detection.values.dwellDays, 0),
    ...neighborParts(detection, nameOf),
  },
});

export function describeRelocation(detection: Detection, nameOf: NameOf): DetectionText {
  const { values, neighbors = [], from, to, limitations } = detection;
  const stands = (drift: number | undefined): boolean => Math.abs(drift ?? 0) <= standsBelowDegPerDay;
  const before = stands(values.driftBeforeDegPerDay);
  const after = stands(values.driftAfterDegPerDay);
  const parts = {
    object: nameOf(detection.ids[0]),
    before: fixed(values.driftBeforeDegPerDay, 2),
    after: fixed(values.driftAfterDegPerDay, 2),
    fromLongitude: fixed(values.fromLongitudeDeg, 2),
    toLongitude: fixed(values.toLongitudeDeg, 2),
    from: toMinute(from),
    to: toMinute(to),
    ...neighborParts(detection, nameOf),
  };
  if (limitations.some(({ code }) => code === "detect-limit-begin-and-end-not-seen"))
    return { key: "detect-relocation-drifting", parts };
  if (after && before)
    return { key: neighbors.length > 0 ? "detect-relocation-moved-near" : "detect-relocation-moved", parts };
  if (after)
    return {
      key: neighbors.length > 0 ? "detect-relocation-stopped-near" : "detect-relocation-stopped",
      parts,
    };
  if (!before) return { key: "detect-relocation-changed", parts };
  const isFewSets = limitations.some(({ code }) => code === "detect-limit-few-sets");
  return { key: isFewSets ? "detect-relocation-moving" : "detect-relocation-started", parts };
}

/** The course ahead of a relocation that goes on: a line below its own; undefined where the detection has none. */
export function describeAhead({ ahead }: Detection, nameOf: NameOf = String): DetectionText | undefined {
  const end = ahead?.course.at(-1);
  if (!ahead || !end) return undefined;
  const [next] = ahead.passes;
  const first = ahead.passes.filter(({ rank }) => rank === 1);
  const daysTo = (iso: string): string => fixed((Date.parse(iso) - Date.parse(ahead.from)) / 86_400_000, 2);
  return {
    key: next ? "detect-ahead" : "detect-ahead-alone",
    parts: {
      drift: fixed(ahead.driftDegPerDay, 2),
      driftUncertainty: fixed(ahead.driftUncertaintyDegPerDay, 3),
      longitude: fixed(end.longitudeDeg, 1),
      uncertainty: fixed(end.uncertaintyDeg, 1),
      days: fixed((Date.parse(end.time) - Date.parse(ahead.from)) / 86_400_000, 0),
      passes: ahead.passes.length,
      first: first.map(({ id }) => nameOf(id)).join(" / "),
      firstLongitude: fixed(next?.longitudeDeg, 2),
      firstDays: next ? daysTo(next.time) : "–",
      firstUncertainty: fixed(next?.uncertaintyDays, 2),
    },
  };
}

/** The nearest, with all that tie with it; how many others; within which distance. */
export function neighborParts(detection: Detection, nameOf: NameOf): TemplateParts {
  const neighbors = detection.neighbors ?? [];
  const nearest = neighbors.filter(({ rank }) => rank === 1);
  return {
    nearest: nearest.map(({ id }) => nameOf(id)).join(" / "),
    separation: fixed(nearest[0]?.separationDeg, 2),
    others: neighbors.length - nearest.length,
    within: fixed(detection.values.nearWithinDeg, 1),
  };
}
