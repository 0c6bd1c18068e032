import policy from "../../policies/screening.json" with { type: "json" };

/** The user's policy for screening: `policies/screening.json`, where each value has its source and status. */
export interface ScreeningPolicy {
  readonly version: string;
  /** Length of a window, seconds, rounded so that windows fill 480 s; a matter of speed only, never of what is found. */
  readonly nodeSeconds: number;
  /** Height of a shell of the sweep, km; a matter of speed only. */
  readonly shellKm: number;
  /** Largest distance that may be asked for, km. */
  readonly maxThresholdKm: number;
  /** Pairs slower than this are merged into episodes where the caller wants that, km/s. */
  readonly slowKmPerS: number;
  /** Standard deviations of one object's error, km: only their ratio matters for the maximum of probability. */
  readonly covarianceShapeKm: {
    readonly radial: number;
    readonly inTrack: number;
    readonly crossTrack: number;
  };
  /** Radius of a sphere that holds the object, metres, by kind. */
  readonly hardBodyRadiusM: {
    readonly payload: number;
    readonly "rocket-body": number;
    readonly debris: number;
  };
}

export const screeningPolicy: ScreeningPolicy = policy;
