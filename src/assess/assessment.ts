import type { IsoUtc, Realm } from "../core/index.ts";
import type { Actor } from "./actor.ts";
import type { Hypothesis } from "./hypothesis.ts";
import type { Incident } from "./incident.ts";

/** Every command: `id` is a UUID that makes a second submission harmless, `expectedVersion` is what the person saw. */
interface CommandBase {
  readonly id: string;
  readonly incidentId: string;
  readonly realm: Realm;
  readonly actor: Actor;
  readonly expectedVersion: number;
}

/** What people do with an incident. None of these is ever issued by the program itself. */
export type AssessmentCommand =
  | (CommandBase & {
      readonly type: "add-hypothesis";
      /** Id of a template; `hostile-act` is among those that only people add. */
      readonly hypothesis: string;
      readonly reason: string;
    })
  | (CommandBase & {
      readonly type: "set-confidence";
      readonly hypothesis: string;
      /** Id of a word of the ICD 203 scale. */
      readonly word: string;
      /** Percent, within the word's own range. */
      readonly lowPercent: number;
      readonly highPercent: number;
      readonly basis: string;
    })
  | (CommandBase & {
      readonly type: "withdraw-confidence";
      readonly hypothesis: string;
      readonly reason: string;
    })
  | (CommandBase & { readonly type: "explain-away"; readonly hypothesis: string; readonly reason: string })
  | (CommandBase & { readonly type: "withdraw-explanation"; readonly reason: string });

interface EventBase {
  readonly commandId: string;
  /** Content hash of the command, so that an id can't come back with another content. */
  readonly commandHash: string;
  readonly by: Actor;
  readonly at: IsoUtc;
}

export type AssessmentEvent =
  | (EventBase & {
      readonly type: "hypothesis-added";
      readonly hypothesis: Hypothesis;
      readonly reason: string;
    })
  | (EventBase & {
      readonly type: "confidence-set";
      readonly hypothesis: string;
      readonly word: string;
      readonly lowPercent: number;
      readonly highPercent: number;
      readonly basis: string;
    })
  | (EventBase & {
      readonly type: "confidence-withdrawn";
      readonly hypothesis: string;
      readonly reason: string;
    })
  | (EventBase & { readonly type: "explained-away"; readonly hypothesis: string; readonly reason: string })
  | (EventBase & { readonly type: "explanation-withdrawn"; readonly reason: string });

/** A person's confidence in one hypothesis; each person has one a hypothesis, nobody's is averaged. */
export interface Confidence {
  readonly hypothesis: string;
  readonly word: string;
  readonly lowPercent: number;
  readonly highPercent: number;
  readonly basis: string;
  readonly by: Actor;
  readonly at: IsoUtc;
}

/** A hypothesis that a person added. */
export interface AddedHypothesis {
  readonly hypothesis: Hypothesis;
  readonly reason: string;
  readonly by: Actor;
  readonly at: IsoUtc;
}

/** An incident with what people have added to it. */
export interface IncidentState {
  readonly incident: Incident;
  /** Number of people's acts; 0 for an incident as the machine joined it. */
  readonly version: number;
  readonly added: readonly AddedHypothesis[];
  readonly confidences: readonly Confidence[];
  /** Set while a person holds the incident for explained. */
  readonly explained?: {
    readonly hypothesis: string;
    readonly reason: string;
    readonly by: Actor;
    readonly at: IsoUtc;
  };
  /** Accepted commands by id, with the hash of their content. */
  readonly commands: Readonly<Record<string, string>>;
}
