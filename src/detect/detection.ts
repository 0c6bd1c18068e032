import type { CatalogNumber, IsoUtc } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";

/** What the rules of this release look for. */
export const detectionKinds = [
  "maneuver",
  "geo-relocation",
  "geo-neighbor",
  "geo-stay",
  "geo-seen-near",
  "geo-joint-motion",
  "passive-object-moved",
  "debris-maneuver",
  "approach",
  "interference",
  "reentry",
  "launch",
  "coplanar",
  "plane-change",
  "breakup",
  "breakup-undetermined",
  "proximity",
  "late-object",
] as const;
export type DetectionKind = (typeof detectionKinds)[number];

/** The rule that found something: version and parameters make the finding reproducible. */
export interface DetectionRule {
  readonly name: string;
  readonly version: string;
  /** Unit in each name, as everywhere. */
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
}

/** One object near another, in an order that a distance (of a late object: a separation speed) gives and nothing else. */
export interface Neighbor {
  readonly id: CatalogNumber;
  readonly separationDeg?: number;
  readonly distanceKm?: number;
  /** One standard deviation of the distance or separation, same unit. */
  readonly uncertaintyKm?: number;
  readonly uncertaintyDeg?: number;
  /** Days between the first and the last set that show it near; absent where that was one instant. */
  readonly dwellDays?: number;
  /** Of a late object, had it left this one: total and along-track speed (ahead positive), one standard deviation. */
  readonly separationSpeedMPerS?: number;
  readonly alongTrackSpeedMPerS?: number;
  readonly speedUncertaintyMPerS?: number;
  /** Days before the first set at which both orbits, unforced, last had the two at one place along the track. */
  readonly metDaysBefore?: number;
  /** Neighbors of the same rank are ties: the data don't tell which is nearer. */
  readonly rank: number;
}

/** What the rule could not see, said with every detection; `code` is a key of the text table. */
export interface Limitation {
  readonly code: string;
  readonly parts?: Readonly<Record<string, string | number>>;
}

/** One time at which a cloud may have been one object: a revolution of the list. */
export interface CandidateTime {
  readonly time: IsoUtc;
  /** Natural logarithm; 0 for the best. Over-confident: errors of drag are shared by the pieces. */
  readonly logLikelihoodBelowBest: number;
}

/** An object that may have been the parent of a cloud, ranked by what its orbit says. */
export interface ParentCandidate {
  readonly id: CatalogNumber;
  readonly rank: number;
  readonly planeAngleDeg: number;
  /** Its radius at the common point less the cloud's. */
  readonly radiusDifferenceKm: number;
  readonly angleDifferenceDeg: number;
  readonly isSameLaunch: boolean;
  /** Days from its element set to the time; negative where the set is later. */
  readonly setAgeDays: number;
}

/** What a break-up's detection tells beside the figures. */
export interface BreakupFinding {
  /** Year and number of the launch, "1982-092". */
  readonly launch: string;
  /** Ascending. */
  readonly pieces: readonly CatalogNumber[];
  /** At most nine, most likely first; empty where the time can't be determined. */
  readonly candidates: readonly CandidateTime[];
  /** Best first. */
  readonly parents: readonly ParentCandidate[];
  /** Protected objects whose orbit passes the cloud's heights and planes, ascending. */
  readonly crossed: readonly CatalogNumber[];
}

/** An object that stands on the way of one that drifts: where both would be side by side if the drift went on. */
export interface PassAhead {
  readonly id: CatalogNumber;
  readonly longitudeDeg: number;
  readonly time: IsoUtc;
  /** One standard deviation of the time. */
  readonly uncertaintyDays: number;
  /** By time; passes whose times the data don't tell apart share a rank. */
  readonly rank: number;
}

/** Where an object that drifts now would be if nobody changed its drift: a free course, no plan of anybody. */
export interface DriftAhead {
  /** Epoch of the newest set. */
  readonly from: IsoUtc;
  readonly longitudeDeg: number;
  readonly driftDegPerDay: number;
  /** One standard deviation, as those below. */
  readonly driftUncertaintyDegPerDay: number;
  readonly course: readonly {
    readonly time: IsoUtc;
    readonly longitudeDeg: number;
    readonly uncertaintyDeg: number;
  }[];
  /** Everybody who stands on the way, by time. */
  readonly passes: readonly PassAhead[];
}

/**
 * What a rule found: a plain record, content-hashed. It states what happened in the data, never why or by whose will.
 * `detectionProbability` is the rule's confidence that the event is in the data, nothing more.
 */
export interface Detection {
  readonly kind: DetectionKind;
  /** Objects concerned, ascending for symmetric kinds; for a maneuver or relocation, the object that moved. */
  readonly ids: readonly CatalogNumber[];
  readonly from: IsoUtc;
  readonly to: IsoUtc;
  readonly time?: IsoUtc;
  /** Figures with the unit in each name, e.g. `deltaVMPerS`, `driftDegPerDay`. */
  readonly values: Readonly<Record<string, number>>;
  /** H3 cells of an area on Earth, ascending; only of kinds that are about an area, which name no objects. */
  readonly footprint?: readonly string[];
  /** Nearest first. */
  readonly neighbors?: readonly Neighbor[];
  /** Of the last relocation of an object that drifts to the end of the data. */
  readonly ahead?: DriftAhead;
  /** Of break-ups only. */
  readonly breakup?: BreakupFinding;
  /** 0 … 1. */
  readonly detectionProbability: number;
  readonly rule: DetectionRule;
  /** Hashes of the element sets or batches the rule read. */
  readonly inputs: readonly Sha256Hex[];
  readonly limitations: readonly Limitation[];
}
