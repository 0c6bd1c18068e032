import type { ElementTable } from "../orbit/index.ts";

/** The numeric columns of an element table, and the SQL column of each. */
export const numberColumns = [
  ["meanMotionRevPerDay", "mean_motion_rev_per_day"],
  ["eccentricity", "eccentricity"],
  ["inclinationDeg", "inclination_deg"],
  ["raanDeg", "raan_deg"],
  ["argumentOfPerigeeDeg", "argument_of_perigee_deg"],
  ["meanAnomalyDeg", "mean_anomaly_deg"],
  ["bstar", "bstar"],
  ["meanMotionDot", "mean_motion_dot"],
  ["meanMotionDdot", "mean_motion_ddot"],
] as const satisfies readonly (readonly [keyof ElementTable, string])[];

/** The texts of an element table, and the SQL column of each. */
export const textColumns = [
  ["name", "name"],
  ["internationalDesignator", "international_designator"],
] as const satisfies readonly (readonly [keyof ElementTable, string])[];

/** Separates texts of many rows in one value: ASCII unit separator, which no name holds. */
export const unitSeparator = "\u001f";
