import type { Instant } from "../../time/index.ts";

/** What a gate measures; each is a text of the error table (core/errors/catalog.json). */
export type TrustGate =
  | "trust-energy"
  | "trust-energy-alone"
  | "trust-plane"
  | "trust-shape"
  | "trust-in-track"
  | "trust-same-epoch"
  | "trust-epoch-future"
  | "trust-decayed"
  | "trust-decayed-by-orbit"
  | "trust-not-propagatable";

/** One gate that an element set did not pass: numbers for a person, in the unit given. */
export interface QuarantineReason {
  readonly gate: TrustGate;
  readonly measured: number;
  readonly limit: number;
  readonly unit: "km" | "deg" | "days" | "1" | "status";
}

/**
 * What the gates say of one element set. Nothing in the set is changed, and nothing leaves quarantine by itself: `confirms` has
 * the epochs of quarantined sets that this one agrees with, which a person may then release.
 */
export type TrustVerdict =
  | { readonly state: "accepted"; readonly confirms: readonly Instant[] }
  | { readonly state: "quarantined"; readonly reasons: readonly QuarantineReason[] };
