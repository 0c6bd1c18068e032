import type { Detection, ObjectHistory } from "../detect/index.ts";

/** How often the rule says that somebody came and stayed. */
export interface ProximityRate {
  readonly satelliteYears: number;
  readonly detections: number;
}

/** The rule leaves out the geostationary belt and what lies above. */
const leastRevPerDay = 1.1;

/** Given: detections and the histories they came from, perhaps a part of them. Returned: count and exposure of that part. */
export function proximityRate(
  detections: readonly Detection[],
  histories: readonly ObjectHistory[],
): ProximityRate {
  const ids = new Set(histories.map(({ id }) => id));
  let days = 0;
  for (const { table } of histories)
    if (table.meanMotionRevPerDay[0] > leastRevPerDay)
      days += table.epochDays[table.count - 1] - table.epochDays[0];
  return {
    satelliteYears: days / 365.25,
    detections: detections.filter((one) => one.kind === "proximity" && ids.has(one.ids[0])).length,
  };
}
