import type { DetectionKind } from "../detect/index.ts";
import type { EvidenceBearing, FigureCondition, Hypothesis, HypothesisTemplate } from "./hypothesis.ts";
import type { Evidence } from "./incident.ts";

const holds = (conditions: readonly FigureCondition[], figures: Readonly<Record<string, number>>): boolean =>
  conditions.every(({ figure, atLeast = -Infinity, below = Infinity }) => {
    const value = figures[figure];
    return value !== undefined && value >= atLeast && value < below;
  });

function bearingOf(template: HypothesisTemplate, evidence: Evidence): EvidenceBearing {
  const expectation = template.expectations.find(
    (candidate) => candidate.evidence === evidence.kind && holds(candidate.when, evidence.figures),
  );
  return expectation
    ? { detection: evidence.detection, bearing: expectation.bearing, why: expectation.why }
    : { detection: evidence.detection, bearing: "neutral" };
}

/**
 * Given: an explanation and the evidence of one incident.
 * Returned: the explanation with each piece of evidence set against its expectations, counted, and with what it leads
 * one to expect but nobody saw. Counting is all: nothing is weighed, summed across hypotheses or ordered.
 */
export function countEvidence(template: HypothesisTemplate, evidence: readonly Evidence[]): Hypothesis {
  const bearings = evidence.map((item) => bearingOf(template, item));
  const count = (bearing: EvidenceBearing["bearing"]) =>
    bearings.filter((item) => item.bearing === bearing).length;
  const expectedNotSeen = template.expected.filter(
    (expected) =>
      !evidence.some((item) => item.kind === expected.evidence && holds(expected.when, item.figures)),
  );
  return {
    id: template.id,
    version: template.version,
    benign: template.benign,
    title: template.title,
    description: template.description,
    counts: {
      consistent: count("consistent"),
      neutral: count("neutral"),
      inconsistent: count("inconsistent"),
      expectedNotSeen: expectedNotSeen.length,
    },
    bearings,
    expectedNotSeen: expectedNotSeen.map((expected) => expected.text),
    notObservable: template.notObservable,
  };
}

/**
 * Given: the templates, the kinds an incident rests on, and its evidence.
 * Returned: every explanation that the machine may propose for these kinds, by id.
 */
export const proposeHypotheses = (
  templates: readonly HypothesisTemplate[],
  kinds: ReadonlySet<DetectionKind>,
  evidence: readonly Evidence[],
): Hypothesis[] =>
  templates
    .filter(
      (template) => template.addedBy === "machine" && template.appliesTo.some((kind) => kinds.has(kind)),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((template) => countEvidence(template, evidence));
