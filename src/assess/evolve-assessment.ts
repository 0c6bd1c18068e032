import type { Actor } from "./actor.ts";
import type { AssessmentEvent, IncidentState } from "./assessment.ts";
import { countEvidence } from "./count-evidence.ts";
import { hypothesisTemplates } from "./hypothesis-templates.ts";
import type { Incident } from "./incident.ts";

/** An incident nobody has worked on yet. */
export const startAssessment = (incident: Incident): IncidentState => ({
  incident,
  version: 0,
  added: [],
  confidences: [],
  commands: {},
});

/**
 * Given: an incident with what people did, and the same incident (same id) joined anew from more detections.
 * Returned: what people did, over the new record; evidence for the hypotheses they added is counted again.
 * Errors: TypeError for another incident.
 */
export function refreshIncident(state: IncidentState, incident: Incident): IncidentState {
  if (incident.id !== state.incident.id || incident.realm !== state.incident.realm)
    throw new TypeError(`incident ${incident.id} is not ${state.incident.id}`);
  const proposed = new Set(incident.hypotheses.map((hypothesis) => hypothesis.id));
  return {
    ...state,
    incident,
    added: state.added
      .filter((added) => !proposed.has(added.hypothesis.id))
      .map((added) => {
        const template = hypothesisTemplates.find((candidate) => candidate.id === added.hypothesis.id);
        return template ? { ...added, hypothesis: countEvidence(template, incident.evidence) } : added;
      }),
  };
}

/**
 * Given: an incident with what people did, and one more event. Returned: the state after it.
 * Total: every event that `decideAssessment` made applies.
 */
export function evolveAssessment(state: IncidentState, event: AssessmentEvent): IncidentState {
  const { by, at } = event;
  const next = {
    ...state,
    version: state.version + 1,
    commands: { ...state.commands, [event.commandId]: event.commandHash },
  };
  switch (event.type) {
    case "hypothesis-added":
      return {
        ...next,
        added: [...state.added, { hypothesis: event.hypothesis, reason: event.reason, by, at }],
      };
    case "confidence-set": {
      const { hypothesis, word, lowPercent, highPercent, basis } = event;
      const held = { hypothesis, word, lowPercent, highPercent, basis, by, at };
      return { ...next, confidences: [...withoutOwn(state, hypothesis, by), held] };
    }
    case "confidence-withdrawn":
      return { ...next, confidences: withoutOwn(state, event.hypothesis, by) };
    case "explained-away":
      return { ...next, explained: { hypothesis: event.hypothesis, reason: event.reason, by, at } };
    case "explanation-withdrawn": {
      const { explained: _, ...open } = next;
      return open;
    }
  }
}

const withoutOwn = (state: IncidentState, hypothesis: string, by: Actor) =>
  state.confidences.filter(
    (held) =>
      held.hypothesis !== hypothesis || held.by.personId !== by.personId || held.by.party !== by.party,
  );
