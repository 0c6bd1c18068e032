import type { Actor } from "../../assess/index.ts";
import type { IsoUtc } from "../../core/index.ts";
import type { CaseState } from "../case.ts";
import type { CaseCommand } from "../case-command.ts";
import type { CaseEvent } from "../case-event.ts";
import { type CaseEntry, chainEvent, genesisHash } from "../chain.ts";
import { decideCase } from "../decide-case.ts";
import { evolveCase } from "../evolve-case.ts";

export const now: IsoUtc = "2026-08-12T15:00:00.000000Z";
export const analyst: Actor = { personId: "p1", party: "JP", role: "watch-analyst" };
export const officer: Actor = { personId: "p2", party: "JP", role: "duty-officer" };
export const releaser: Actor = { personId: "p3", party: "JP", role: "releasing-authority" };
export const partner: Actor = { personId: "p4", party: "US", role: "duty-officer" };

export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

type Distribute<T> = T extends CaseCommand
  ? Omit<T, "id" | "caseId" | "realm" | "actor" | "expectedVersion">
  : never;
/** What a command says besides who, where and which version. */
export type CommandContent = Distribute<CaseCommand>;

/** Given: the case so far, a number for the command's id, who acts, and what. Returned: the full command. */
export const commandOf = (
  state: CaseState | undefined,
  n: number,
  actor: Actor,
  content: CommandContent,
): CaseCommand =>
  ({
    id: uuid(n),
    caseId: "case-1",
    realm: "replay",
    actor,
    expectedVersion: state?.version ?? 0,
    ...content,
  }) as CaseCommand;

export const opening = {
  type: "open-case",
  incidentId: "incident-1",
  title: { en: "Arrival near QZS-3", ja: "QZS-3近傍への到達" },
  reason: "To be looked at with the ally.",
} as const;

/** Given: steps of who does what. Returned: the case after them, its events and its chained record. */
export function play(steps: readonly (readonly [Actor, CommandContent])[], at: IsoUtc = now) {
  let state: CaseState | undefined;
  const events: CaseEvent[] = [];
  const entries: CaseEntry[] = [];
  steps.forEach(([actor, content], index) => {
    for (const event of decideCase(state, commandOf(state, index + 1, actor, content), at)) {
      state = evolveCase(state, event);
      events.push(event);
      const sequence = events.length;
      entries.push(
        chainEvent(entries.at(-1)?.hash ?? genesisHash, {
          caseId: state.id,
          realm: state.realm,
          sequence,
          event,
          at,
        }),
      );
    }
  });
  if (!state) throw new TypeError("a play opens its case");
  return { state, events, entries };
}

/** A case from its opening to its release, closing and reopening, with every kind of act in it. */
export const fullLife: readonly (readonly [Actor, CommandContent])[] = [
  [analyst, opening],
  [analyst, { type: "triage", reason: "Not explained by the catalog." }],
  [officer, { type: "adopt", reason: "Concerns our satellite." }],
  [analyst, { type: "add-comment", text: "Second source asked." }],
  [
    analyst,
    {
      type: "record-contact-attempt",
      contacted: "Operator of 44910",
      channel: "e-mail",
      attemptedAt: "2026-08-12T14:00:00Z",
      outcome: "no-answer",
      note: "No answer within an hour.",
    },
  ],
  [officer, { type: "set-title", title: { en: "Stay near QZS-3", ja: "QZS-3近傍での滞留" } }],
  [officer, { type: "set-summary", summary: { en: "Three days so far.", ja: "これまでに3日間です。" } }],
  [
    officer,
    { type: "assign-task", title: "Ask the operator", assignee: "p1", dueAt: "2026-08-13T00:00:00Z" },
  ],
  [analyst, { type: "complete-task", task: uuid(8), note: "Asked." }],
  [officer, { type: "propose-release", to: ["US"], reason: "Their satellite is near, too." }],
  [releaser, { type: "confirm-release", proposal: uuid(10) }],
  [officer, { type: "record-clock-met", clock: "notice", note: "Sent by telephone." }],
  [officer, { type: "propose-release", to: ["AU"], reason: "Asked for." }],
  [releaser, { type: "decline-release", proposal: uuid(13), reason: "Not yet." }],
  [officer, { type: "close", reason: "The object has left." }],
  [officer, { type: "reopen", reason: "It has come back." }],
];
