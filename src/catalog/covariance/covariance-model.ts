import type { CatalogNumber } from "../../core/index.ts";
import type { Regime } from "../regime.ts";
import type { VarianceGrowth } from "./growth.ts";

/** How an error of position grows with the age of an element set. */
export type PositionGrowth = readonly [
  radial: VarianceGrowth,
  inTrack: VarianceGrowth,
  crossTrack: VarianceGrowth,
];

/** What an estimate rests on. */
export interface PairEvidence {
  readonly pairs: number;
  /** Ages of the pairs, days: what lies outside is extrapolated. */
  readonly youngestDays: number;
  readonly oldestDays: number;
}

/** One object's own growth. */
export interface ObjectCovariance extends PairEvidence {
  readonly regime: Regime;
  readonly growth: PositionGrowth;
}

/** What makes an ellipsoid hold what it promises although differences have heavier tails than a normal distribution. */
export interface Calibration {
  /** Factor of variance: with it, 90 % of next-epoch differences have a squared Mahalanobis distance below 6.251. */
  readonly scale: number;
  /** The squared Mahalanobis distances that hold 50 % and 99 % then; 2.366 and 11.345 if differences were normal. */
  readonly squaredAt50: number;
  readonly squaredAt99: number;
  /** Next-epoch differences it rests on. */
  readonly differences: number;
}

/** What objects of one regime have in common. */
export interface RegimeCovariance extends PairEvidence {
  readonly objects: number;
  /** Of an object of median level; serves objects without pairs of their own. */
  readonly growth: PositionGrowth;
  /** For the objects' own growths, each judged on blocks of time that it has not seen. */
  readonly own: Calibration;
  /** For the regime's growth; also carries how much objects differ from each other. */
  readonly pooled: Calibration;
}

/** Covariances of position estimated from element histories: plain data. */
export interface CovarianceModel {
  /** Of the parameters. */
  readonly version: string;
  readonly regimes: Readonly<Partial<Record<Regime, RegimeCovariance>>>;
  readonly objects: ReadonlyMap<CatalogNumber, ObjectCovariance>;
}
