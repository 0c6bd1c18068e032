import assert from "node:assert/strict";
import { test } from "node:test";
import {
  decideAssessment,
  evolveAssessment,
  type IncidentState,
  joinDetections,
  startAssessment,
} from "../assess/index.ts";
import { detectionOf, idKey, isoOfDay } from "../assess/testing/detections.ts";
import { dueClocks } from "./clocks.ts";
import { analyst, fullLife, now, play, uuid } from "./testing/cases.ts";

/**
 * Every field name that a detection, an incident, a case or an entry of its record may have. People reviewed each of
 * them for one question: does it judge (a verdict, a score, a culprit, a level of attack)? Add a name only after asking it.
 */
const reviewedFields = new Set(
  `
  kind ids from to time values neighbors detectionProbability rule inputs limitations
  id separationDeg rank name version parameters threshold
  realm objects protectedObjects title direction category effect reversibility evidence hypotheses policyVersion
  key parts value basis detection summary grade reliability credibility figures code
  benign description counts consistent neutral inconsistent expectedNotSeen bearings bearing why notObservable en ja
  missDistanceKm relativeSpeedKmPerS deltaVMPerS driftDegPerDay
  durationDays neighborCount hoursBeforeApproach maneuversOfObject relocationsOfObject approachesOfPair kindsOfObjects
  incident added confidences explained commands hypothesis reason by at personId party role
  word lowPercent highPercent
  incidentId status marking originator releasableTo sharedWith openedAt openedBy history comments contacts tasks
  proposal clocksMet text contacted channel attemptedAt outcome note assignee dueAt completed notice
  format previousHash hash caseId sequence event type commandId commandHash task clock
  startedAt remainingSeconds
  `
    .trim()
    .split(/\s+/),
);
const commandIdPattern = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

function collect(value: unknown, seen: Set<string>): Set<string> {
  if (Array.isArray(value)) for (const item of value) collect(item, seen);
  else if (typeof value === "object" && value !== null)
    for (const [name, inner] of Object.entries(value)) {
      if (!commandIdPattern.test(name)) seen.add(name);
      // Parts fill in a sentence of the text table, which is reviewed as a sentence.
      if (name !== "parts") collect(inner, seen);
    }
  return seen;
}

function assessedIncident(): { state: IncidentState; detections: readonly unknown[] } {
  const detections = [
    detectionOf("geo-relocation", [100], 5, 10, { values: { driftDegPerDay: -0.9 } }),
    detectionOf("geo-neighbor", [100], 15, 4, { neighbors: [900, 55] }),
    { ...detectionOf("maneuver", [100], 15, 0.5, { values: { deltaVMPerS: 2.5 } }), time: isoOfDay(15.2) },
    detectionOf("approach", [100, 900], 17, 0, {
      values: { missDistanceKm: 4, relativeSpeedKmPerS: 0.01 },
    }),
  ];
  const context = { realm: "replay", protectedObjects: [{ id: 900 }], idKey } as const;
  const [incident] = joinDetections(detections, context);
  assert.equal(incident.evidence.length, detections.length);
  let state = startAssessment(incident);
  const commands = [
    { type: "add-hypothesis", hypothesis: "hostile-act", reason: "r" },
    {
      type: "set-confidence",
      hypothesis: "servicing",
      word: "unlikely",
      lowPercent: 20,
      highPercent: 40,
      basis: "b",
    },
    { type: "explain-away", hypothesis: "servicing", reason: "r" },
  ] as const;
  for (const [index, content] of commands.entries()) {
    const base = { id: uuid(index), incidentId: incident.id, realm: "replay", actor: analyst } as const;
    const events = decideAssessment(state, { ...base, expectedVersion: state.version, ...content }, now);
    state = events.reduce(evolveAssessment, state);
  }
  return { state, detections };
}

test("records hold reviewed fields only: no verdict, score, level of attack or culprit has a place", () => {
  const { state, detections } = assessedIncident();
  const lives = [5, 10, 12, 14, 15, 16].map((length) => play(fullLife.slice(0, length)));
  const seen = collect(
    [state, detections, lives, lives.map((life) => dueClocks(life.state, now))],
    new Set(),
  );
  for (const wrapper of ["state", "events", "entries"]) seen.delete(wrapper);
  const unreviewed = [...seen].filter((name) => !reviewedFields.has(name));
  assert.deepEqual(unreviewed, [], "review these names, then add them to the list");
  const unused = [...reviewedFields].filter((name) => !seen.has(name));
  assert.deepEqual(unused, [], "these names are in no record any more; take them off the list");
});

test("no record holds more than the machine may say: effect none observed, no hostile act, no confidence by itself", () => {
  const { state } = assessedIncident();
  const { incident } = state;
  assert.equal(incident.effect.value, "none-observed");
  assert.ok(incident.hypotheses.every((hypothesis) => hypothesis.id !== "hostile-act"));
  assert.deepEqual(startAssessment(incident).confidences, []);
  assert.ok(state.confidences.every((held) => held.by.personId === analyst.personId));
});
