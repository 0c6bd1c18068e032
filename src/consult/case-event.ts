import type { Actor, BilingualText } from "../assess/index.ts";
import type { IsoUtc, PartyCode, Realm } from "../core/index.ts";
import type { ContactOutcome } from "./case.ts";

interface EventBase {
  readonly commandId: string;
  /** Content hash of the command, so that an id can't come back with another content. */
  readonly commandHash: string;
  readonly by: Actor;
  readonly at: IsoUtc;
}

/** What happened to a case; only ever added. */
export type CaseEvent =
  | (EventBase & {
      readonly type: "case-opened";
      readonly caseId: string;
      readonly realm: Realm;
      readonly incidentId: string;
      readonly title: BilingualText;
      readonly summary?: BilingualText;
      readonly reason: string;
    })
  | (EventBase & { readonly type: "triaged"; readonly reason: string })
  | (EventBase & { readonly type: "adopted"; readonly reason: string })
  | (EventBase & { readonly type: "comment-added"; readonly text: string })
  | (EventBase & {
      readonly type: "contact-attempted";
      readonly contacted: string;
      readonly channel: string;
      readonly attemptedAt: IsoUtc;
      readonly outcome: ContactOutcome;
      readonly note: string;
    })
  | (EventBase & { readonly type: "title-set"; readonly title: BilingualText })
  | (EventBase & { readonly type: "summary-set"; readonly summary: BilingualText })
  | (EventBase & {
      readonly type: "task-assigned";
      readonly title: string;
      readonly assignee: string;
      readonly dueAt?: IsoUtc;
    })
  | (EventBase & { readonly type: "task-completed"; readonly task: string; readonly note: string })
  | (EventBase & {
      readonly type: "release-proposed";
      readonly to: readonly PartyCode[];
      readonly reason: string;
    })
  | (EventBase & {
      readonly type: "released";
      readonly proposal: string;
      readonly to: readonly PartyCode[];
      readonly reason: string;
    })
  | (EventBase & { readonly type: "release-declined"; readonly proposal: string; readonly reason: string })
  | (EventBase & { readonly type: "clock-met"; readonly clock: string; readonly note: string })
  | (EventBase & { readonly type: "closed"; readonly reason: string })
  | (EventBase & { readonly type: "reopened"; readonly reason: string });
