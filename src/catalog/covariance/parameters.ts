import parameters from "./parameters.json" with { type: "json" };

/** How covariances are estimated: few numbers, the same for all regimes; design/covariance-from-history.ts shows what they give. */
export interface CovarianceParameters {
  readonly version: string;
  /** Sets closer than this are one orbit determination printed twice: their difference says nothing. */
  readonly leastAgeDays: number;
  /** Bins of age; the first begins at `leastAgeDays`, each is twice as long as the one before. */
  readonly ageBins: number;
  /** The quantile of a bin's absolute differences that becomes its scale: maneuvers and bad sets beyond it change nothing. */
  readonly quantile: number;
  /** What that quantile is for a normal distribution of variance 1. */
  readonly gaussianQuantile: number;
  /** Pairs that a bin of an object needs to be heard. */
  readonly leastPairs: number;
  /** The regime's typical scale counts as many pairs in every bin of every object. */
  readonly priorPairs: number;
  /** A regime speaks for ages at which this share of its objects have pairs enough. */
  readonly commonShare: number;
  /** The history is cut into so many blocks of time; each is judged by the growth that the others give. */
  readonly heldOutBlocks: number;
  /** Next-epoch pairs that a regime needs for a scale of its own; with fewer it takes that of all regimes. */
  readonly leastRegimePairs: number;
}

export const covarianceParameters: CovarianceParameters = parameters;
