import type { DetectionView, ObjectHistoryColumns } from "../../client/index.ts";

/** A mark in the plots: an instant, or a span where the data tell no more. Unix seconds. */
export interface HistoryMark {
  readonly fromS: number;
  readonly toS: number;
  readonly kind: string;
}

/** One small plot: times and values of the same length. */
export interface HistorySeries {
  readonly key: "semi-major-axis" | "inclination" | "eccentricity" | "longitude";
  readonly timesS: readonly number[];
  readonly values: readonly number[];
  readonly decimals: number;
}

/**
 * Longitudes without jumps at ±180°: each is the one nearest to its predecessor.
 * Given degrees east in any range, returned degrees in a continuous range.
 */
export function unwrapDegrees(degrees: readonly number[]): number[] {
  let turns = 0;
  return degrees.map((value, i) => {
    if (i > 0) {
      const step = value - degrees[i - 1];
      if (step > 180) turns -= 360;
      else if (step < -180) turns += 360;
    }
    return value + turns;
  });
}

/** Sets farther apart than this belong to different stretches of the history; own choice, ten times the usual gap. */
const gapS = 15 * 86_400;

/** Index of the first set of the last stretch without a long gap. Given ascending times; 0 for an unbroken history. */
export function lastStretch(timesS: readonly number[]): number {
  for (let i = timesS.length - 1; i > 0; i--) if (timesS[i] - timesS[i - 1] > gapS) return i;
  return 0;
}

/** The history from one set on. */
export const historyFrom = (history: ObjectHistoryColumns, first: number): ObjectHistoryColumns => ({
  ...history,
  epochUnixS: history.epochUnixS.slice(first),
  semiMajorAxisKm: history.semiMajorAxisKm.slice(first),
  inclinationDeg: history.inclinationDeg.slice(first),
  eccentricity: history.eccentricity.slice(first),
  ...(history.longitudeDeg ? { longitudeDeg: history.longitudeDeg.slice(first) } : {}),
});

/** Given the history of an object, returned its small multiples; the longitude where it has one. */
export function historySeries(history: ObjectHistoryColumns): HistorySeries[] {
  const timesS = history.epochUnixS;
  const series: HistorySeries[] = [
    { key: "semi-major-axis", timesS, values: history.semiMajorAxisKm, decimals: 2 },
    { key: "inclination", timesS, values: history.inclinationDeg, decimals: 4 },
    { key: "eccentricity", timesS, values: history.eccentricity, decimals: 6 },
  ];
  if (history.longitudeDeg)
    series.unshift({ key: "longitude", timesS, values: unwrapDegrees(history.longitudeDeg), decimals: 2 });
  return series;
}

/** Given detections about an object, returned their marks: a tick where the time is known, else the span. */
export const historyMarks = (detections: readonly DetectionView[]): HistoryMark[] =>
  detections.map(({ detection }) => ({
    fromS: Date.parse(detection.time ?? detection.from) / 1000,
    toS: Date.parse(detection.time ?? detection.to) / 1000,
    kind: detection.kind,
  }));
