import type { CatalogNumber, IsoUtc, Realm } from "../core/index.ts";
import type { DetectionKind, Limitation } from "../detect/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import type { Hypothesis } from "./hypothesis.ts";
import type { Fact, Statement } from "./statement.ts";
import type { Category, Direction, Effect, Reversibility } from "./taxonomy.ts";

/** Grade of a source and of its statement, NATO's two scales (AJP-2.1, A–F and 1–6). 1 needs a second, independent source. */
export interface Grade {
  readonly reliability: "A" | "B" | "C" | "D" | "E" | "F";
  readonly credibility: 1 | 2 | 3 | 4 | 5 | 6;
  readonly basis: Statement;
}

/** One detection as evidence. `detection` is the content hash that leads back to rule, parameters and inputs. */
export interface Evidence {
  readonly detection: Sha256Hex;
  readonly kind: DetectionKind;
  readonly objects: readonly CatalogNumber[];
  readonly from: IsoUtc;
  readonly to: IsoUtc;
  readonly summary: Statement;
  readonly grade: Grade;
  /** What expectations of hypotheses are compared with: the detection's figures and those that follow from the incident. */
  readonly figures: Readonly<Record<string, number>>;
}

/**
 * Detections about one matter. It states what was found and what was not observable; no field says who meant what.
 * The same detections give the same record in any order of arrival and whoever owns the objects.
 */
export interface Incident {
  /** Keyed per party and realm: tells nothing to those without the key. */
  readonly id: string;
  readonly realm: Realm;
  /** Ascending; everybody named by the evidence, neighbors included. */
  readonly objects: readonly CatalogNumber[];
  /** Those of `objects` that are on a protected list, ascending. */
  readonly protectedObjects: readonly CatalogNumber[];
  readonly from: IsoUtc;
  readonly to: IsoUtc;
  readonly title: Statement;
  readonly direction: Fact<Direction>;
  readonly category: Fact<Category>;
  readonly effect: Fact<Effect>;
  readonly reversibility: Fact<Reversibility>;
  /** By time. */
  readonly evidence: readonly Evidence[];
  readonly limitations: readonly Limitation[];
  /** At least two, at least one of them benign. */
  readonly hypotheses: readonly Hypothesis[];
  /** Version of the policy that joined and described the detections. */
  readonly policyVersion: string;
}
