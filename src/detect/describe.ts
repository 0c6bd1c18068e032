import type { CatalogNumber, TemplateParts, TextKey } from "../core/index.ts";
import type { Detection } from "./detection.ts";

/** A text of the table with its parts; `describe(key, language, parts)` makes the line. */
export interface DetectionText {
  readonly key: TextKey;
  readonly parts: TemplateParts;
}

/** Drift up to which an object stands, degrees a day: wording only, the rule's own limit decided. */
const standsBelowDegPerDay = 0.05;

/**
 * Given: a detection, and how an object is called (its catalog number unless told).
 * Returned: the why-line of the feed as text key and parts; neutral, the same for every owner.
 */
export function describeDetection(
  detection: Detection,
  nameOf: (id: CatalogNumber) => string = String,
): DetectionText {
  const { kind, ids, from, to, time, values } = detection;
  const object = nameOf(ids[0]);
  if (kind === "maneuver")
    return {
      key: "detect-maneuver",
      parts: {
        object,
        deltaV: signed((values.alongTrackDeltaVMPerS ?? values.deltaVMPerS ?? 0).toPrecision(2)),
        uncertainty: values.deltaVUncertaintyMPerS ?? "–",
        from: toMinute(from),
        to: toMinute(to),
      },
    };
  if (kind === "approach")
    return {
      key: "detect-approach",
      parts: {
        object1: object,
        object2: nameOf(ids[1]),
        distance: fixed(values.missDistanceKm, 2),
        speed: fixed(values.relativeSpeedKmPerS, 3),
        time: toMinute(time ?? from),
      },
    };
  if (kind === "geo-neighbor")
    return {
      key: "detect-neighbor",
      parts: {
        object,
        longitude: fixed(values.longitudeDeg, 2),
        dwell: fixed(values.dwellDays, 0),
        ...neighborParts(detection, nameOf),
      },
    };
  return relocationText(detection, object, nameOf);
}

function relocationText(
  detection: Detection,
  object: string,
  nameOf: (id: CatalogNumber) => string,
): DetectionText {
  const { values, neighbors = [], from, to, limitations } = detection;
  const stands = (drift: number | undefined): boolean => Math.abs(drift ?? 0) <= standsBelowDegPerDay;
  const before = stands(values.driftBeforeDegPerDay);
  const after = stands(values.driftAfterDegPerDay);
  const parts = {
    object,
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

/** The nearest, with all that tie with it; how many others; within which distance. */
function neighborParts(detection: Detection, nameOf: (id: CatalogNumber) => string): TemplateParts {
  const neighbors = detection.neighbors ?? [];
  const nearest = neighbors.filter(({ rank }) => rank === 1);
  return {
    nearest: nearest.map(({ id }) => nameOf(id)).join(" / "),
    separation: fixed(nearest[0]?.separationDeg, 2),
    others: neighbors.length - nearest.length,
    within: fixed(detection.values.nearWithinDeg, 1),
  };
}

const fixed = (value: number | undefined, decimals: number): string =>
  value === undefined
    ? "–"
    : value
        .toFixed(decimals)
        .replace(/^-(0\.?0*)$/, "$1")
        .replace("-", "−");
const signed = (text: string): string => (text.startsWith("-") ? text.replace("-", "−") : `+${text}`);
/** "2026-07-08T10:52:13.000000Z" → "2026-07-08 10:52Z". */
const toMinute = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)}Z`;
