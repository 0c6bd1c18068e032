export { type Actor, type Role, roles } from "./actor.ts";
export type {
  AddedHypothesis,
  AssessmentCommand,
  AssessmentEvent,
  Confidence,
  IncidentState,
} from "./assessment.ts";
export { type CommandFault, type CommandRules, checkCommand, isReadableText } from "./command-check.ts";
export { type ConfidenceWord, confidenceWords } from "./confidence-words.ts";
export { decideAssessment, hypothesesOf } from "./decide-assessment.ts";
export { evolveAssessment, startAssessment } from "./evolve-assessment.ts";
export type { Bearing, EvidenceBearing, Hypothesis, HypothesisTemplate } from "./hypothesis.ts";
export { hypothesisTemplates } from "./hypothesis-templates.ts";
export type { Evidence, Grade, Incident } from "./incident.ts";
export { type JoinContext, joinDetections, standingActivity } from "./join-detections.ts";
export type { BilingualText, Fact, Statement } from "./statement.ts";
export {
  type Category,
  categories,
  type Direction,
  directions,
  type Effect,
  effects,
  type Reversibility,
  reversibilities,
} from "./taxonomy.ts";
