import type { Detection } from "../detect/index.ts";

/** What is known of a box on a day: how many of its cells were high. */
export interface BoxDay {
  readonly box: string;
  readonly latitudeMinDeg: number;
  readonly latitudeMaxDeg: number;
  readonly longitudeMinDeg: number;
  readonly longitudeMaxDeg: number;
  /** "2022-03-05". */
  readonly date: string;
  readonly highCells: number;
}

export interface BoxScore {
  readonly box: string;
  /** Days with `minCells` high cells or more. */
  readonly highDays: number;
  /** Those of them that a detection in the box covers. */
  readonly foundDays: number;
  /** Days without any high cell that a detection covers: quiet days within an episode, and false ones. */
  readonly quietDaysCovered: number;
  readonly quietDays: number;
  /** Separate detections in the box. A standing matter should be one; a quiet box has none. */
  readonly detections: number;
  readonly standing: number;
}

/**
 * Given: detections of kind interference, and the known days of boxes. Returned: one score a box, in the order of the days.
 * A detection is in a box where its middle is; it covers the days from its first to its last.
 */
export function scoreInterference(
  detections: readonly Detection[],
  days: readonly BoxDay[],
  minCells = 3,
): BoxScore[] {
  const boxes = new Map<string, BoxDay[]>();
  for (const day of days) boxes.set(day.box, [...(boxes.get(day.box) ?? []), day]);
  return [...boxes].map(([box, own]) => {
    const inside = detections.filter((detection) => isInside(detection, own[0]));
    const isCovered = ({ date }: BoxDay) =>
      inside.some(({ from, to }) => from.slice(0, 10) <= date && date <= to.slice(0, 10));
    const high = own.filter(({ highCells }) => highCells >= minCells);
    const quiet = own.filter(({ highCells }) => highCells === 0);
    return {
      box,
      highDays: high.length,
      foundDays: high.filter(isCovered).length,
      quietDaysCovered: quiet.filter(isCovered).length,
      quietDays: quiet.length,
      detections: inside.length,
      standing: inside.filter(({ values }) => values.chronic === 1).length,
    };
  });
}

const isInside = ({ kind, values }: Detection, box: BoxDay): boolean =>
  kind === "interference" &&
  values.latitudeDeg >= box.latitudeMinDeg &&
  values.latitudeDeg <= box.latitudeMaxDeg &&
  values.longitudeDeg >= box.longitudeMinDeg &&
  values.longitudeDeg <= box.longitudeMaxDeg;
