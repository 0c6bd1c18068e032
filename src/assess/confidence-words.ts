import scale from "../../policies/taxonomy/confidence-words.json" with { type: "json" };
import type { BilingualText } from "./statement.ts";

/** A word of likelihood with the range, in percent, that it stands for. */
export interface ConfidenceWord extends BilingualText {
  readonly id: string;
  readonly lowPercent: number;
  readonly highPercent: number;
}

/** The words of ICD 203, from the least to the most likely. Source: `policies/taxonomy/confidence-words.json`. */
export const confidenceWords: readonly ConfidenceWord[] = scale.words;
