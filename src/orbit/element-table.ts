import type { CatalogNumber } from "../core/index.ts";
import type { Instant } from "../time/index.ts";

/**
 * Mean elements of one element set as published (TLE or OMM with SGP4 theory): TEME of date, WGS-72.
 * Angles in degrees, mean motion in revolutions per day (Kozai), as in the message.
 */
export interface MeanElements {
  readonly id: CatalogNumber;
  readonly name: string;
  readonly internationalDesignator: string;
  /** UTC. */
  readonly epoch: Instant;
  readonly meanMotionRevPerDay: number;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
  readonly raanDeg: number;
  readonly argumentOfPerigeeDeg: number;
  readonly meanAnomalyDeg: number;
  /** Drag term, 1 / Earth radii. */
  readonly bstar: number;
  /** As a TLE prints it: half the first derivative, rev/day². OMM's MEAN_MOTION_DOT is the same number. */
  readonly meanMotionDot: number;
  /** As a TLE prints it: a sixth of the second derivative, rev/day³. */
  readonly meanMotionDdot: number;
}

/**
 * Many element sets as a structure of arrays, so that 600,000 of them cost no objects.
 * Every array has `count` entries; row order is the order of the input unless said otherwise.
 */
export interface ElementTable {
  readonly count: number;
  readonly id: Int32Array;
  /** UTC days since 2000-01-01. */
  readonly epochDays: Int32Array;
  /** Nanoseconds of the UTC day, integers. */
  readonly epochNanos: Float64Array;
  readonly meanMotionRevPerDay: Float64Array;
  readonly eccentricity: Float64Array;
  readonly inclinationDeg: Float64Array;
  readonly raanDeg: Float64Array;
  readonly argumentOfPerigeeDeg: Float64Array;
  readonly meanAnomalyDeg: Float64Array;
  readonly bstar: Float64Array;
  readonly meanMotionDot: Float64Array;
  readonly meanMotionDdot: Float64Array;
  /** "" where the source names none. */
  readonly name: readonly string[];
  /** As in an OMM ("1998-067A"); "" where the source has none. */
  readonly internationalDesignator: readonly string[];
}

/** The columns that are Float64Array, in the order of the binary block. */
export const elementFloatColumns = [
  "epochNanos",
  "meanMotionRevPerDay",
  "eccentricity",
  "inclinationDeg",
  "raanDeg",
  "argumentOfPerigeeDeg",
  "meanAnomalyDeg",
  "bstar",
  "meanMotionDot",
  "meanMotionDdot",
] as const;

/** The columns that are Int32Array. */
export const elementIntegerColumns = ["id", "epochDays"] as const;
