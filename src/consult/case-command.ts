import type { Actor, BilingualText } from "../assess/index.ts";
import type { IsoUtc, PartyCode, Realm } from "../core/index.ts";
import type { ContactOutcome } from "./case.ts";

/** Every command: `id` is a UUID that makes a second submission harmless, `expectedVersion` is what the person saw (0 to open). */
interface CommandBase {
  readonly id: string;
  readonly caseId: string;
  readonly realm: Realm;
  readonly actor: Actor;
  readonly expectedVersion: number;
}

/** What a person may do with a case. */
export type CaseCommand =
  | (CommandBase & {
      readonly type: "open-case";
      readonly incidentId: string;
      readonly title: BilingualText;
      readonly summary?: BilingualText;
      readonly reason: string;
    })
  | (CommandBase & { readonly type: "triage"; readonly reason: string })
  /** Makes a triaged case the party's own national case. */
  | (CommandBase & { readonly type: "adopt"; readonly reason: string })
  | (CommandBase & { readonly type: "add-comment"; readonly text: string })
  | (CommandBase & {
      readonly type: "record-contact-attempt";
      readonly contacted: string;
      readonly channel: string;
      readonly attemptedAt: IsoUtc;
      readonly outcome: ContactOutcome;
      readonly note: string;
    })
  | (CommandBase & { readonly type: "set-title"; readonly title: BilingualText })
  | (CommandBase & { readonly type: "set-summary"; readonly summary: BilingualText })
  | (CommandBase & {
      readonly type: "assign-task";
      readonly title: string;
      readonly assignee: string;
      readonly dueAt?: IsoUtc;
    })
  /** `task` is the id of the command that assigned it. */
  | (CommandBase & { readonly type: "complete-task"; readonly task: string; readonly note: string })
  | (CommandBase & {
      readonly type: "propose-release";
      readonly to: readonly PartyCode[];
      readonly reason: string;
    })
  /** `proposal` is the id of the command that proposed it. */
  | (CommandBase & { readonly type: "confirm-release"; readonly proposal: string })
  | (CommandBase & { readonly type: "decline-release"; readonly proposal: string; readonly reason: string })
  /** Records that what a clock reminds of is done, e.g. the notice that went out by another channel. */
  | (CommandBase & { readonly type: "record-clock-met"; readonly clock: string; readonly note: string })
  | (CommandBase & { readonly type: "close"; readonly reason: string })
  | (CommandBase & { readonly type: "reopen"; readonly reason: string });

export type CaseCommandType = CaseCommand["type"];
