import type { MeanElements } from "../element-table.ts";

/** An ordinary low orbit, to be changed by tests. */
export const ordinaryElements: MeanElements = {
  id: 1,
  name: "TEST",
  internationalDesignator: "2024-001A",
  epoch: { scale: "UTC", days: 9071, nanos: 12_345_678_000 },
  meanMotionRevPerDay: 15.5,
  eccentricity: 0.001,
  inclinationDeg: 51.6,
  raanDeg: 120,
  argumentOfPerigeeDeg: 40,
  meanAnomalyDeg: 320,
  bstar: 1e-4,
  meanMotionDot: 1e-4,
  meanMotionDdot: 0,
};
