import type { Actor, BilingualText } from "../assess/index.ts";
import type { IsoUtc, Marking, PartyCode, Realm } from "../core/index.ts";

/** Where a case stands. People move it; nothing else does. */
export const caseStatuses = ["observed", "triaged", "national", "shared", "closed", "reopened"] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export interface CaseComment {
  readonly id: string;
  readonly text: string;
  readonly by: Actor;
  readonly at: IsoUtc;
}

export const contactOutcomes = ["answered", "no-answer", "not-delivered"] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

/** An attempt to reach whoever operates an object: unanswered attempts count too, and are kept. */
export interface ContactAttempt {
  readonly id: string;
  readonly contacted: string;
  /** "e-mail", "telephone", … */
  readonly channel: string;
  readonly attemptedAt: IsoUtc;
  readonly outcome: ContactOutcome;
  readonly note: string;
  readonly by: Actor;
  readonly at: IsoUtc;
}

export interface CaseTask {
  readonly id: string;
  readonly title: string;
  /** Person id. */
  readonly assignee: string;
  readonly dueAt?: IsoUtc;
  readonly by: Actor;
  readonly at: IsoUtc;
  readonly completed?: { readonly by: Actor; readonly at: IsoUtc; readonly note: string };
}

/** A proposed release; it takes effect only when a second person, a releasing authority, confirms it. */
export interface ReleaseProposal {
  readonly id: string;
  /** Ascending. */
  readonly to: readonly PartyCode[];
  readonly reason: string;
  readonly by: Actor;
  readonly at: IsoUtc;
}

export interface StatusChange {
  readonly status: CaseStatus;
  readonly reason: string;
  readonly by: Actor;
  readonly at: IsoUtc;
}

/** An incident under consultation, as the events so far make it. */
export interface CaseState {
  readonly id: string;
  readonly realm: Realm;
  /** The party that opened it. */
  readonly party: PartyCode;
  readonly incidentId: string;
  readonly status: CaseStatus;
  /** Number of events; the next command names it as `expectedVersion`. */
  readonly version: number;
  readonly title: BilingualText;
  readonly summary?: BilingualText;
  readonly marking: Marking;
  /** Parties that hold a release, ascending; the case's own party is not among them. */
  readonly sharedWith: readonly PartyCode[];
  readonly openedAt: IsoUtc;
  readonly openedBy: Actor;
  readonly history: readonly StatusChange[];
  readonly comments: readonly CaseComment[];
  readonly contacts: readonly ContactAttempt[];
  readonly tasks: readonly CaseTask[];
  readonly proposal?: ReleaseProposal;
  /** When a person last recorded a clock's matter as done. */
  readonly clocksMet: Readonly<Record<string, IsoUtc>>;
  /** Accepted commands by id, with the hash of their content. */
  readonly commands: Readonly<Record<string, string>>;
}
