import { HoshimoriError, type IsoUtc } from "../core/index.ts";
import type { AssessmentCommand, AssessmentEvent, IncidentState } from "./assessment.ts";
import { type CommandFault, checkCommand, isReadableText } from "./command-check.ts";
import { confidenceWords } from "./confidence-words.ts";
import { countEvidence } from "./count-evidence.ts";
import type { Hypothesis } from "./hypothesis.ts";
import { hypothesisTemplates } from "./hypothesis-templates.ts";
import permissions from "./permissions.json" with { type: "json" };

/** Longest reason or basis, in UTF-16 units. */
const textLimit = 4000;

const fields: Readonly<Record<AssessmentCommand["type"], readonly string[]>> = {
  "add-hypothesis": ["incidentId", "hypothesis", "reason"],
  "set-confidence": ["incidentId", "hypothesis", "word", "lowPercent", "highPercent", "basis"],
  "withdraw-confidence": ["incidentId", "hypothesis", "reason"],
  "explain-away": ["incidentId", "hypothesis", "reason"],
  "withdraw-explanation": ["incidentId", "reason"],
};

/** The hypotheses of an incident: those the machine proposed, then those that people added. */
export const hypothesesOf = (state: IncidentState): readonly Hypothesis[] => [
  ...state.incident.hypotheses,
  ...state.added.map((added) => added.hypothesis),
];

/**
 * Given: an incident with what people did, a person's command, and the realm's present.
 * Returned: the events it leads to; none for a command that was accepted before with the same content.
 * Errors: HoshimoriError `assess-…` for a command that may not be: unknown field, wrong incident, realm, role or version,
 * unknown hypothesis, a confidence before there are two hypotheses with one benign, a range outside its word.
 */
export function decideAssessment(
  state: IncidentState,
  command: AssessmentCommand,
  now: IsoUtc,
): AssessmentEvent[] {
  const checked = checkCommand(command, { fields, permissions }, state.commands);
  if (checked === "repeated") return [];
  if ("fault" in checked) throw faultError(command, checked);
  refuseMisplaced(state, command);
  const base = { commandId: command.id, commandHash: checked.hash, by: command.actor, at: now };
  switch (command.type) {
    case "add-hypothesis":
      requireText(command.reason, "reason");
      return [
        {
          ...base,
          type: "hypothesis-added",
          hypothesis: newHypothesis(state, command.hypothesis),
          reason: command.reason,
        },
      ];
    case "set-confidence": {
      const { hypothesis, word, lowPercent, highPercent, basis } = command;
      requireText(basis, "basis");
      requireHypothesis(state, hypothesis);
      requireRivals(state);
      requireRange(word, lowPercent, highPercent);
      return [{ ...base, type: "confidence-set", hypothesis, word, lowPercent, highPercent, basis }];
    }
    case "withdraw-confidence": {
      const { hypothesis, reason, actor } = command;
      requireText(reason, "reason");
      if (!state.confidences.some((held) => held.hypothesis === hypothesis && isOwn(held.by, actor)))
        throw new HoshimoriError("assess-no-confidence", { hypothesis });
      return [{ ...base, type: "confidence-withdrawn", hypothesis, reason }];
    }
    case "explain-away":
      requireText(command.reason, "reason");
      requireHypothesis(state, command.hypothesis);
      if (state.explained) throw new HoshimoriError("assess-already-explained");
      return [{ ...base, type: "explained-away", hypothesis: command.hypothesis, reason: command.reason }];
    case "withdraw-explanation":
      requireText(command.reason, "reason");
      if (!state.explained) throw new HoshimoriError("assess-not-explained");
      return [{ ...base, type: "explanation-withdrawn", reason: command.reason }];
  }
}

const isOwn = (
  a: { readonly personId: string; readonly party: string },
  b: { readonly personId: string; readonly party: string },
): boolean => a.personId === b.personId && a.party === b.party;

function refuseMisplaced({ incident, version }: IncidentState, command: AssessmentCommand): void {
  if (command.incidentId !== incident.id)
    throw new HoshimoriError("assess-wrong-incident", {
      named: String(command.incidentId),
      incident: incident.id,
    });
  if (command.realm !== incident.realm)
    throw new HoshimoriError("assess-wrong-realm", { named: String(command.realm), realm: incident.realm });
  if (command.expectedVersion !== version)
    throw new HoshimoriError("assess-stale-version", { version, expected: String(command.expectedVersion) });
}

function newHypothesis(state: IncidentState, id: string): Hypothesis {
  const template = hypothesisTemplates.find((candidate) => candidate.id === id);
  if (!template)
    throw new HoshimoriError("assess-unknown-hypothesis", {
      hypothesis: String(id),
      known: hypothesisTemplates.map((known) => known.id).join(", "),
    });
  if (hypothesesOf(state).some((present) => present.id === id))
    throw new HoshimoriError("assess-hypothesis-present", { hypothesis: id });
  return countEvidence(template, state.incident.evidence);
}

function requireHypothesis(state: IncidentState, id: string): void {
  const present = hypothesesOf(state).map((hypothesis) => hypothesis.id);
  if (!present.includes(id))
    throw new HoshimoriError("assess-unknown-hypothesis", {
      hypothesis: String(id),
      known: present.join(", "),
    });
}

function requireRivals(state: IncidentState): void {
  const present = hypothesesOf(state);
  const benign = present.filter((hypothesis) => hypothesis.benign).length;
  if (present.length < 2 || benign < 1)
    throw new HoshimoriError("assess-too-few-hypotheses", { count: present.length, benign });
}

function requireRange(id: string, low: number, high: number): void {
  const word = confidenceWords.find((candidate) => candidate.id === id);
  if (!word)
    throw new HoshimoriError("assess-confidence-word", {
      word: String(id),
      words: confidenceWords.map((known) => known.id).join(", "),
    });
  if (!(low >= word.lowPercent && high <= word.highPercent && low <= high))
    throw new HoshimoriError("assess-confidence-range", {
      low: String(low),
      high: String(high),
      word: word.id,
      wordLow: word.lowPercent,
      wordHigh: word.highPercent,
    });
}

function requireText(value: string, field: string): void {
  if (!isReadableText(value, textLimit))
    throw new HoshimoriError("assess-text-missing", { field, limit: textLimit });
}

function faultError(command: AssessmentCommand, fault: CommandFault): HoshimoriError {
  const type = String(command.type);
  switch (fault.fault) {
    case "unknown-command":
      return new HoshimoriError("assess-unknown-command", { type, types: fault.types });
    case "unknown-field":
      return new HoshimoriError("assess-unknown-field", {
        type,
        field: fault.field,
        fields: fault.fields,
      });
    case "not-a-person":
      return new HoshimoriError("assess-not-a-person");
    case "unreadable":
      return new HoshimoriError("assess-command-unreadable", { type });
    case "id":
      return new HoshimoriError("assess-command-id", { id: String(command.id) });
    case "id-reused":
      return new HoshimoriError("assess-command-id-reused", { id: command.id });
    case "wrong-role":
      return new HoshimoriError("assess-wrong-role", {
        type,
        role: command.actor.role,
        roles: fault.roles,
      });
  }
}
