import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { HoshimoriError } from "../core/index.ts";
import { detectionKinds } from "../detect/index.ts";
import { canonicalJson } from "../digest/index.ts";
import type { Actor } from "./actor.ts";
import type { AssessmentCommand, IncidentState } from "./assessment.ts";
import { confidenceWords } from "./confidence-words.ts";
import { decideAssessment, hypothesesOf } from "./decide-assessment.ts";
import { evolveAssessment, startAssessment } from "./evolve-assessment.ts";
import { hypothesisTemplates } from "./hypothesis-templates.ts";
import { joinDetections } from "./join-detections.ts";
import { readHypothesisTemplate } from "./read-hypothesis-template.ts";
import { detectionOf, idKey } from "./testing/detections.ts";

const now = "2026-08-12T15:00:00.000000Z";
const analyst: Actor = { personId: "p1", party: "JP", role: "watch-analyst" };
const officer: Actor = { personId: "p2", party: "US", role: "duty-officer" };
const context = { realm: "replay", protectedObjects: [{ id: 900 }], idKey } as const;
const arrival = detectionOf("geo-neighbor", [100], 15, 4, { neighbors: [900] });
const [incident] = joinDetections([arrival], context);
const fresh = startAssessment(incident);
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const base = (n: number, state: IncidentState, actor = analyst) => ({
  id: uuid(n),
  incidentId: incident.id,
  realm: "replay" as const,
  actor,
  expectedVersion: state.version,
});
const act = (state: IncidentState, command: AssessmentCommand): IncidentState =>
  decideAssessment(state, command, now).reduce(evolveAssessment, state);
const refusal = (code: string) => (error: unknown) => error instanceof HoshimoriError && error.code === code;
const refused = (state: IncidentState, command: AssessmentCommand, code: string) =>
  assert.throws(() => decideAssessment(state, command, now), refusal(code), code);
const confidence = (n: number, state: IncidentState, actor = analyst): AssessmentCommand => ({
  ...base(n, state, actor),
  type: "set-confidence",
  hypothesis: "servicing",
  word: "unlikely",
  lowPercent: 25,
  highPercent: 40,
  basis: "No servicing contract is known.",
});

test("a person adds the hypothesis hostile act; the machine never proposes it", () => {
  assert.ok(!hypothesesOf(fresh).some((hypothesis) => hypothesis.id === "hostile-act"));
  const events = decideAssessment(
    fresh,
    {
      ...base(1, fresh),
      type: "add-hypothesis",
      hypothesis: "hostile-act",
      reason: "To be considered beside the others.",
    },
    now,
  );
  const state = events.reduce(evolveAssessment, fresh);
  const added = state.added[0];
  assert.deepEqual(added.by, analyst);
  assert.deepEqual(added.hypothesis.counts, {
    consistent: 0,
    neutral: 1,
    inconsistent: 0,
    expectedNotSeen: 0,
  });
  refused(
    state,
    { ...base(2, state), type: "add-hypothesis", hypothesis: "hostile-act", reason: "again" },
    "assess-hypothesis-present",
  );
  const [grown] = joinDetections([arrival, detectionOf("maneuver", [100], 15, 0.5)], context);
  const replayed = events.reduce(evolveAssessment, startAssessment(grown));
  assert.equal(replayed.added[0].hypothesis.counts.neutral, 2, "counted in the incident at hand");
});

test("a confidence needs two hypotheses, one of them benign", () => {
  const only = (ids: readonly string[]) => ({
    ...fresh,
    incident: { ...incident, hypotheses: incident.hypotheses.filter((item) => ids.includes(item.id)) },
  });
  for (const ids of [["servicing"], ["close-observation"]]) {
    const state = only(ids);
    refused(
      state,
      { ...confidence(1, state), hypothesis: ids[0] } as AssessmentCommand,
      "assess-too-few-hypotheses",
    );
  }
  const withHostile = act(only(["close-observation"]), {
    ...base(1, fresh),
    type: "add-hypothesis",
    hypothesis: "hostile-act",
    reason: "r",
  });
  refused(
    withHostile,
    { ...confidence(2, withHostile), hypothesis: "hostile-act" } as AssessmentCommand,
    "assess-too-few-hypotheses",
  );
  assert.equal(act(only(["servicing", "malfunction"]), confidence(3, fresh)).confidences.length, 1);
});

test("each person holds one confidence a hypothesis; it lies within its word and can be withdrawn", () => {
  let state = act(fresh, confidence(1, fresh));
  state = act(state, confidence(2, state, officer));
  state = act(state, confidence(3, state));
  assert.deepEqual(
    state.confidences.map((held) => held.by.personId),
    ["p2", "p1"],
  );
  refused(
    state,
    { ...confidence(4, state), highPercent: 60 } as AssessmentCommand,
    "assess-confidence-range",
  );
  refused(
    state,
    { ...confidence(4, state), lowPercent: Number.NaN } as AssessmentCommand,
    "assess-command-unreadable",
  );
  refused(state, { ...confidence(4, state), word: "certain" } as AssessmentCommand, "assess-confidence-word");
  refused(state, { ...confidence(4, state), basis: " " } as AssessmentCommand, "assess-text-missing");
  const withdrawn = { type: "withdraw-confidence", hypothesis: "servicing", reason: "New data." } as const;
  state = act(state, { ...base(5, state), ...withdrawn });
  assert.equal(state.confidences.length, 1);
  refused(state, { ...base(6, state), ...withdrawn }, "assess-no-confidence");
});

test("an incident is explained away with a reason and the explanation can be withdrawn", () => {
  const explain = { type: "explain-away", hypothesis: "operator-relocation", reason: "Announced." } as const;
  let state = act(fresh, { ...base(1, fresh), ...explain });
  assert.equal(state.explained?.hypothesis, "operator-relocation");
  refused(state, { ...base(2, state), ...explain }, "assess-already-explained");
  state = act(state, { ...base(3, state), type: "withdraw-explanation", reason: "Wrong satellite." });
  assert.equal(state.explained, undefined);
  refused(state, { ...base(4, state), type: "withdraw-explanation", reason: "r" }, "assess-not-explained");
});

test("an actor can't be named in a field, and misplaced, stale or forged commands are refused", () => {
  const command = confidence(1, fresh);
  const as = (further: object) => ({ ...command, ...further }) as AssessmentCommand;
  refused(fresh, as({ attributedTo: "XX" }), "assess-unknown-field");
  refused(fresh, as({ actor: { ...analyst, nation: "XX" } }), "assess-not-a-person");
  refused(fresh, as({ actor: { ...analyst, role: "machine" } }), "assess-not-a-person");
  refused(fresh, as({ actor: undefined }), "assess-not-a-person");
  refused(fresh, as({ type: "set-verdict" }), "assess-unknown-command");
  refused(fresh, as({ type: "constructor" }), "assess-unknown-command");
  refused(fresh, as({ id: "1" }), "assess-command-id");
  refused(fresh, as({ incidentId: "another" }), "assess-wrong-incident");
  refused(fresh, as({ realm: "live" }), "assess-wrong-realm");
  refused(fresh, as({ expectedVersion: 1 }), "assess-stale-version");
  refused(fresh, as({ actor: { ...analyst, role: "releasing-authority" } }), "assess-wrong-role");
  refused(fresh, as({ hypothesis: "hostile-act" }), "assess-unknown-hypothesis");
});

test("a double-submitted command changes nothing; its id with another content is refused", () => {
  const command = confidence(1, fresh);
  const state = act(fresh, command);
  assert.deepEqual(decideAssessment(state, command, now), []);
  refused(state, { ...command, basis: "Another basis." } as AssessmentCommand, "assess-command-id-reused");
});

test("random commands: every accepted event applies, and a confidence never stands without rivals", () => {
  const ids = [...hypothesisTemplates.map((template) => template.id), "nonsense"];
  const step = fc.record({
    type: fc.constantFrom(
      "add-hypothesis",
      "set-confidence",
      "withdraw-confidence",
      "explain-away",
      "withdraw-explanation",
    ),
    hypothesis: fc.constantFrom(...ids),
    word: fc.constantFrom(...confidenceWords),
    actor: fc.constantFrom(analyst, officer),
    id: fc.integer({ min: 1, max: 12 }),
    stale: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      let state = fresh;
      for (const { type, hypothesis, word, actor, id, stale } of steps) {
        const common = { ...base(id, state, actor), expectedVersion: state.version + (stale ? 1 : 0) };
        const { lowPercent, highPercent } = word;
        const command = (
          type === "set-confidence"
            ? { ...common, type, hypothesis, word: word.id, lowPercent, highPercent, basis: "b" }
            : type === "withdraw-explanation"
              ? { ...common, type, reason: "r" }
              : { ...common, type, hypothesis, reason: "r" }
        ) as AssessmentCommand;
        const before = canonicalJson(state);
        try {
          const events = decideAssessment(state, command, now);
          assert.equal(canonicalJson(state), before);
          state = events.reduce(evolveAssessment, state);
        } catch (error) {
          assert.ok(error instanceof HoshimoriError && error.code.startsWith("assess-"), String(error));
        }
      }
      const known = hypothesesOf(state);
      assert.equal(new Set(known.map((item) => item.id)).size, known.length);
      assert.ok(state.confidences.every((held) => known.some((item) => item.id === held.hypothesis)));
      assert.equal(Object.keys(state.commands).length, state.version);
    }),
    { numRuns: 300 },
  );
});

test("for every kind of detection the machine has two hypotheses and a benign one; only hostile act is people's", () => {
  for (const kind of detectionKinds) {
    const proposed = hypothesisTemplates.filter(
      (template) => template.addedBy === "machine" && template.appliesTo.includes(kind),
    );
    assert.ok(proposed.length >= 2 && proposed.some((template) => template.benign), kind);
  }
  assert.deepEqual(
    hypothesisTemplates.filter((template) => template.addedBy === "person").map((template) => template.id),
    ["hostile-act"],
  );
  for (const template of hypothesisTemplates)
    for (const text of [template.title, template.description])
      assert.match(text.ja, /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u);
});

test("a hypothesis file that is wrong is refused with its place", () => {
  const [template] = hypothesisTemplates;
  const faults: readonly [object, string][] = [
    [{ ...template, score: 1 }, "$.score"],
    [{ ...template, benign: "yes" }, "$.benign"],
    [{ ...template, title: { en: "x" } }, "$.title.ja"],
    [{ ...template, appliesTo: ["laser"] }, "$.appliesTo[0]"],
    [
      { ...template, expectations: [{ ...template.expectations[0], bearing: "proof" }] },
      "$.expectations[0].bearing",
    ],
  ];
  for (const [json, place] of faults)
    assert.throws(
      () => readHypothesisTemplate("x.json", json),
      (error) => error instanceof HoshimoriError && error.parts.place === place,
      place,
    );
});

test("the words of confidence cover 1 to 99 % without a hole", () => {
  confidenceWords.forEach((word, index) => {
    assert.equal(word.lowPercent, index === 0 ? 1 : confidenceWords[index - 1].highPercent, word.id);
  });
  assert.equal(confidenceWords.at(-1)?.highPercent, 99);
});
