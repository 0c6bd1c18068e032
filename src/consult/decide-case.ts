import { checkCommand } from "../assess/index.ts";
import { HoshimoriError, type IsoUtc } from "../core/index.ts";
import { type CaseState, contactOutcomes } from "./case.ts";
import type { CaseCommand } from "./case-command.ts";
import type { CaseEvent } from "./case-event.ts";
import {
  requireBoth,
  requireOneOf,
  requireParties,
  requirePast,
  requireText,
  requireTime,
} from "./check-case-fields.ts";
import { caseClocks } from "./clocks.ts";
import { commandFaultError } from "./command-fault-error.ts";
import { caseTransitions, caseCommandFields as fields, casePermissions as permissions } from "./permitted.ts";

/**
 * Given: a case as its events made it (undefined before it is opened), a person's command, and the realm's present.
 * Returned: the events it leads to; none for a command that was accepted before with the same content.
 * Pure and total: nothing but this function moves a case, and only on a person's command.
 * Errors: HoshimoriError `consult-…` for what may not be: unknown fields, wrong case, realm, party, role, state or
 * version, missing text, a release confirmed by the one who proposed it.
 */
export function decideCase(state: CaseState | undefined, command: CaseCommand, now: IsoUtc): CaseEvent[] {
  const checked = checkCommand(command, { fields, permissions }, state?.commands ?? {});
  if (checked === "repeated") return [];
  if ("fault" in checked) throw commandFaultError(command, checked);
  const base = { commandId: command.id, commandHash: checked.hash, by: command.actor, at: now };
  if (command.type === "open-case") return [openCase(state, command, base)];
  if (!state) throw new HoshimoriError("consult-no-case", { caseId: String(command.caseId) });
  refuseMisplaced(state, command);
  return [actOnCase(state, command, base)];
}

type EventBase = Pick<CaseEvent, "commandId" | "commandHash" | "by" | "at">;
type OpenCommand = Extract<CaseCommand, { type: "open-case" }>;
type LaterCommand = Exclude<CaseCommand, OpenCommand>;

function openCase(state: CaseState | undefined, command: OpenCommand, base: EventBase): CaseEvent {
  const { caseId, realm, incidentId, title, summary, reason } = command;
  if (state) throw new HoshimoriError("consult-case-exists", { caseId: state.id });
  if (command.expectedVersion !== 0)
    throw new HoshimoriError("consult-stale-version", {
      version: 0,
      expected: String(command.expectedVersion),
    });
  requireText(caseId, "caseId", 100);
  requireText(incidentId, "incidentId", 100);
  requireOneOf(realm, "realm", ["live", "exercise", "replay"]);
  requireText(reason, "reason");
  requireBoth(title, "title");
  if (summary !== undefined) requireBoth(summary, "summary");
  return {
    ...base,
    type: "case-opened",
    caseId,
    realm,
    incidentId,
    title,
    reason,
    ...(summary === undefined ? {} : { summary }),
  };
}

function refuseMisplaced(state: CaseState, command: LaterCommand): void {
  if (command.caseId !== state.id)
    throw new HoshimoriError("consult-wrong-case", { named: String(command.caseId), caseId: state.id });
  if (command.realm !== state.realm)
    throw new HoshimoriError("consult-wrong-realm", { named: String(command.realm), realm: state.realm });
  if (command.actor.party !== state.party) throw new HoshimoriError("consult-wrong-party");
  if (command.expectedVersion !== state.version)
    throw new HoshimoriError("consult-stale-version", {
      version: state.version,
      expected: String(command.expectedVersion),
    });
  const allowed = caseTransitions[command.type];
  if (!allowed.includes(state.status))
    throw new HoshimoriError("consult-wrong-state", {
      type: command.type,
      status: state.status,
      allowed: allowed.join(", "),
    });
}

function actOnCase(state: CaseState, command: LaterCommand, base: EventBase): CaseEvent {
  switch (command.type) {
    case "triage":
      requireText(command.reason, "reason");
      return { ...base, type: "triaged", reason: command.reason };
    case "adopt":
      requireText(command.reason, "reason");
      return { ...base, type: "adopted", reason: command.reason };
    case "add-comment":
      requireText(command.text, "text");
      return { ...base, type: "comment-added", text: command.text };
    case "record-contact-attempt": {
      const { contacted, channel, attemptedAt, outcome, note } = command;
      requireText(contacted, "contacted", 300);
      requireText(channel, "channel", 300);
      requirePast(attemptedAt, "attemptedAt", base.at);
      requireOneOf(outcome, "outcome", contactOutcomes);
      requireText(note, "note");
      return { ...base, type: "contact-attempted", contacted, channel, attemptedAt, outcome, note };
    }
    case "set-title":
      requireBoth(command.title, "title");
      return { ...base, type: "title-set", title: command.title };
    case "set-summary":
      requireBoth(command.summary, "summary");
      return { ...base, type: "summary-set", summary: command.summary };
    case "assign-task": {
      const { title, assignee, dueAt } = command;
      requireText(title, "title", 300);
      requireText(assignee, "assignee", 100);
      if (dueAt === undefined) return { ...base, type: "task-assigned", title, assignee };
      requireTime(dueAt, "dueAt");
      return { ...base, type: "task-assigned", title, assignee, dueAt };
    }
    case "complete-task": {
      const { task, note } = command;
      requireText(note, "note");
      if (!state.tasks.some((open) => open.id === task && !open.completed))
        throw new HoshimoriError("consult-no-such-task", { task: String(task) });
      return { ...base, type: "task-completed", task, note };
    }
    case "propose-release":
      return proposeRelease(state, command, base);
    case "confirm-release":
      return confirmRelease(state, command, base);
    case "decline-release":
      requireText(command.reason, "reason");
      requirePending(state, command.proposal);
      return {
        ...base,
        type: "release-declined",
        proposal: command.proposal,
        reason: command.reason,
      };
    case "record-clock-met": {
      const { clock, note } = command;
      requireText(note, "note");
      const known = caseClocks.map((candidate) => candidate.id);
      if (!known.includes(clock))
        throw new HoshimoriError("consult-unknown-clock", { clock: String(clock), known: known.join(", ") });
      return { ...base, type: "clock-met", clock, note };
    }
    case "close":
      requireText(command.reason, "reason");
      return { ...base, type: "closed", reason: command.reason };
    case "reopen":
      requireText(command.reason, "reason");
      return { ...base, type: "reopened", reason: command.reason };
  }
}

function proposeRelease(
  state: CaseState,
  { to, reason }: Extract<CaseCommand, { type: "propose-release" }>,
  base: EventBase,
): CaseEvent {
  if (state.proposal) throw new HoshimoriError("consult-proposal-pending", { proposal: state.proposal.id });
  requireText(reason, "reason");
  requireParties(to, state.party);
  if (to.every((party) => state.sharedWith.includes(party)))
    throw new HoshimoriError("consult-already-shared", { parties: to.join(", ") });
  return { ...base, type: "release-proposed", to: [...to].sort(), reason };
}

function confirmRelease(
  state: CaseState,
  { proposal: id }: Extract<CaseCommand, { type: "confirm-release" }>,
  base: EventBase,
): CaseEvent {
  const { to, reason, by } = requirePending(state, id);
  if (by.personId === base.by.personId) throw new HoshimoriError("consult-four-eyes");
  return { ...base, type: "released", proposal: id, to, reason };
}

function requirePending({ proposal }: CaseState, id: string): NonNullable<CaseState["proposal"]> {
  if (proposal?.id !== id) throw new HoshimoriError("consult-no-such-proposal", { proposal: String(id) });
  return proposal;
}
