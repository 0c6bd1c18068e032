import type { MeanElements } from "../../orbit/index.ts";
import { instantOfUtcDays } from "../epochs.ts";
import { firstDay } from "./synthetic.ts";

/** A near-circular low orbit `day` days after {@link firstDay}; `further` replaces any of its elements. */
export const lowSet = (id: number, day: number, further: Partial<MeanElements> = {}): MeanElements => ({
  id,
  name: `OBJECT ${id}`,
  internationalDesignator: "2022-010A",
  epoch: instantOfUtcDays(firstDay + day),
  meanMotionRevPerDay: 16.1,
  eccentricity: 0.001,
  inclinationDeg: 53,
  raanDeg: 90,
  argumentOfPerigeeDeg: 40,
  meanAnomalyDeg: 0,
  bstar: 8e-4,
  meanMotionDot: 0.006,
  meanMotionDdot: 0,
  ...further,
});
