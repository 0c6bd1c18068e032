/** Rotation of the Earth, rad/min, as SDP4 has it (rptim). */
export const earthRotationPerMin = 4.3752690880113e-3;

/** Amplitudes of the resonance with the Earth's tesseral field, and the state its integration starts from. */
export interface ResonanceTerms {
  /** 1: about one revolution a day; 2: about two, eccentric. */
  readonly revolutionsPerDay: 1 | 2;
  /** Greenwich sidereal time at the epoch, rad. */
  readonly siderealTimeRad: number;
  /** rad/min² : del1 … del3, or d2201 d2211 d3210 d3222 d4410 d4422 d5220 d5232 d5421 d5433. */
  readonly amplitudes: Float64Array;
  /** Resonance angle at the epoch, rad (xlamo), and what its rate has beyond the mean motion, rad/min (xfact). */
  readonly angle: number;
  readonly angleRate: number;
  readonly meanMotion: number;
  readonly argumentOfPerigeeRad: number;
  readonly argumentOfPerigeeRate: number;
  /** Where the integration stands. Only a cache: any order of times gives the same states. */
  readonly progress: ResonanceProgress;
}

interface ResonanceProgress {
  minutes: number;
  angle: number;
  meanMotion: number;
}
