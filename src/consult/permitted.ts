import type { Role } from "../assess/index.ts";
import type { CaseState } from "./case.ts";
import type { CaseCommand, CaseCommandType } from "./case-command.ts";
import permissions from "./permissions.json" with { type: "json" };
import transitions from "./transitions.json" with { type: "json" };

/** Which roles may issue a command: the table of `permissions.json`. */
export const casePermissions: Readonly<Record<CaseCommandType, readonly string[]>> = permissions;

/** In which states of a case a command is possible: the table of `transitions.json`. */
export const caseTransitions: Readonly<Record<Exclude<CaseCommandType, "open-case">, readonly string[]>> =
  transitions;

/** The fields of each command besides type, id, realm, actor and expectedVersion. */
export const caseCommandFields: Readonly<Record<CaseCommandType, readonly string[]>> = {
  "open-case": ["caseId", "incidentId", "title", "summary", "reason"],
  triage: ["caseId", "reason"],
  adopt: ["caseId", "reason"],
  "add-comment": ["caseId", "text"],
  "record-contact-attempt": ["caseId", "contacted", "channel", "attemptedAt", "outcome", "note"],
  "set-title": ["caseId", "title"],
  "set-summary": ["caseId", "summary"],
  "assign-task": ["caseId", "title", "assignee", "dueAt"],
  "complete-task": ["caseId", "task", "note"],
  "propose-release": ["caseId", "to", "reason"],
  "confirm-release": ["caseId", "proposal"],
  "decline-release": ["caseId", "proposal", "reason"],
  "record-clock-met": ["caseId", "clock", "note"],
  close: ["caseId", "reason"],
  reopen: ["caseId", "reason"],
} satisfies Record<CaseCommandType, readonly string[]>;

/**
 * Given: a case and a role. Returned: the commands that role may issue on it now, for screens that offer only what can
 * be done; {@link decideCase} still decides (four eyes, texts, versions).
 */
export const permittedCommands = (state: CaseState, role: Role): readonly CaseCommand["type"][] =>
  (Object.keys(transitions) as (keyof typeof transitions)[]).filter(
    (type) =>
      transitions[type].includes(state.status) &&
      permissions[type].includes(role) &&
      (type !== "propose-release" || !state.proposal) &&
      ((type !== "confirm-release" && type !== "decline-release") || state.proposal !== undefined),
  );
