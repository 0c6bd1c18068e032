import type { Actor } from "./actor.ts";
import type { AssessmentEvent, IncidentState } from "./assessment.ts";
import { countEvidence } from "./count-evidence.ts";
import type { Hypothesis } from "./hypothesis.ts";
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
 * Given: an incident with what people did, and one more event. Returned: the state after it.
 * Total: every event that `decideAssessment` made applies, also over the same incident joined anew from more detections:
 * evidence for a hypothesis that people added is counted in the incident at hand, and one that the machine proposes by
 * now is not held twice.
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
      if (state.incident.hypotheses.some((proposed) => proposed.id === event.hypothesis.id)) return next;
      return {
        ...next,
        added: [
          ...state.added,
          { hypothesis: countedIn(state.incident, event.hypothesis), reason: event.reason, by, at },
        ],
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

/** As it was when added where `policies/hypotheses` no longer has it. */
function countedIn(incident: Incident, hypothesis: Hypothesis): Hypothesis {
  const template = hypothesisTemplates.find((candidate) => candidate.id === hypothesis.id);
  return template ? countEvidence(template, incident.evidence) : hypothesis;
}
