import type { LunarSolarPeriodicTerms } from "./lunar-solar-periodics.ts";
import type { ResonanceTerms } from "./resonance-terms.ts";

/** What SDP4 adds for periods of 225 minutes and more. */
export interface DeepSpaceTerms {
  /** Secular rates by Sun and Moon, per minute (dedt, didt, domdt, dnodt, dmdt). */
  readonly eccentricityRate: number;
  readonly inclinationRate: number;
  readonly argumentOfPerigeeRate: number;
  readonly raanRate: number;
  readonly meanAnomalyRate: number;
  readonly periodics: LunarSolarPeriodicTerms;
  /** Null where the orbit is in resonance with neither one nor two revolutions a day. */
  readonly resonance: ResonanceTerms | null;
}
