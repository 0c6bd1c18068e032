import type { DetectionKind } from "../detect/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import type { BilingualText } from "./statement.ts";

/** How one piece of evidence bears on a hypothesis. */
export type Bearing = "consistent" | "neutral" | "inconsistent";

/** A comparison with one figure of the evidence; a figure that is absent fails it. */
export interface FigureCondition {
  readonly figure: string;
  readonly atLeast?: number;
  readonly below?: number;
}

/** What a hypothesis leads one to expect of a kind of evidence; the first expectation whose conditions hold speaks. */
export interface Expectation {
  readonly id: string;
  readonly evidence: DetectionKind;
  readonly when: readonly FigureCondition[];
  readonly bearing: Bearing;
  readonly why: BilingualText;
}

/** Evidence that should be there if the hypothesis were right. */
export interface ExpectedEvidence {
  readonly id: string;
  readonly evidence: DetectionKind;
  readonly when: readonly FigureCondition[];
  readonly text: BilingualText;
}

/** A possible explanation as `policies/hypotheses/*.json` holds it. */
export interface HypothesisTemplate {
  readonly id: string;
  readonly version: string;
  readonly benign: boolean;
  /** `person`: the machine never proposes it. */
  readonly addedBy: "machine" | "person";
  /** Proposed where an incident rests on one of these kinds. */
  readonly appliesTo: readonly DetectionKind[];
  readonly title: BilingualText;
  readonly description: BilingualText;
  readonly expectations: readonly Expectation[];
  readonly expected: readonly ExpectedEvidence[];
  /** What would tell, but no loaded source can show it. */
  readonly notObservable: readonly BilingualText[];
}

/** One cell of the matrix: why is absent where no expectation speaks (neutral). */
export interface EvidenceBearing {
  readonly detection: Sha256Hex;
  readonly bearing: Bearing;
  readonly why?: BilingualText;
}

/** A possible explanation of one incident, with evidence counted. Counts are counts: no order follows from them. */
export interface Hypothesis {
  readonly id: string;
  readonly version: string;
  readonly benign: boolean;
  readonly title: BilingualText;
  readonly description: BilingualText;
  readonly counts: {
    readonly consistent: number;
    readonly neutral: number;
    readonly inconsistent: number;
    readonly expectedNotSeen: number;
  };
  /** In the order of the incident's evidence. */
  readonly bearings: readonly EvidenceBearing[];
  readonly expectedNotSeen: readonly BilingualText[];
  readonly notObservable: readonly BilingualText[];
}
