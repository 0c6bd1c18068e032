import type { BodyShape } from "./body-shape.ts";
import type { DilutionSide } from "./dilution.ts";
import type { EncounterPlane } from "./encounter-plane.ts";
import type { UsageViolation } from "./usage-violations.ts";

/** The ways to a probability: in the encounter plane (the first four), on curved paths, by sampling. */
export const pcMethods = ["foster", "chan", "alfano", "max", "nc2d", "nc3d", "monte-carlo"] as const;
export type PcMethod = (typeof pcMethods)[number];

/** Why there is no probability at all. */
export type PcRefusal =
  /** No relative motion, so no encounter plane. */
  | "no-relative-motion"
  /** The covariance in the plane has no positive eigenvalue. */
  | "no-covariance"
  /** An object's covariance of position is zero: unknown, not exact; `max` takes the worst instead. */
  | "covariance-unknown"
  /** A standard deviation of ten Earth radii: a placeholder of the catalog's, no estimate. */
  | "default-covariance"
  /** An orbit is not closed, its covariance has no velocities, or the likely time of a collision is not found. */
  | "no-overlap";

export interface PcResult {
  readonly method: PcMethod;
  /** 0…1; absent where refused. */
  readonly probability?: number;
  readonly refusal?: PcRefusal;
  /** Assumptions of the method that this encounter doesn't meet; "unchecked" where they could not be judged. */
  readonly violations: readonly (UsageViolation | "unchecked")[];
  /** A covariance that is none, or nearly none, was used with an eigenvalue raised. */
  readonly remedied: boolean;
  readonly plane?: EncounterPlane;
  /** Side of the maximum over a common scale of the covariance (2-D), the maximum, and the scale of the sigmas there. */
  readonly dilution?: DilutionSide;
  readonly maxProbability?: number;
  readonly maxScale?: number;
  /** Monte Carlo only: what the share was counted from, and its limits (95 %). */
  readonly hits?: number;
  readonly samples?: number;
  readonly limits?: readonly [number, number];
}

export interface PcOptions {
  /** Foster's unless given. */
  readonly method?: PcMethod;
  /** foster, and max where one covariance is unknown: the body's shape in the plane; a circle unless given. */
  readonly shape?: BodyShape;
  /** Monte Carlo: pairs of orbits drawn, and the seed. */
  readonly samples?: number;
  readonly seed?: number;
}
