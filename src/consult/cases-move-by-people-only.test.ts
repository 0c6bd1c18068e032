import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Actor } from "../assess/index.ts";
import { describeError, HoshimoriError } from "../core/index.ts";
import { canonicalJson } from "../digest/index.ts";
import { type CaseState, caseStatuses } from "./case.ts";
import type { CaseCommand, CaseCommandType } from "./case-command.ts";
import { caseClocks, dueClocks } from "./clocks.ts";
import { decideCase } from "./decide-case.ts";
import { evolveCase } from "./evolve-case.ts";
import { caseCommandFields, casePermissions, caseTransitions, permittedCommands } from "./permitted.ts";
import {
  analyst,
  type CommandContent,
  commandOf,
  fullLife,
  now,
  officer,
  opening,
  partner,
  play,
  releaser,
  uuid,
} from "./testing/cases.ts";

function refused(state: CaseState | undefined, command: CaseCommand, code: string): void {
  assert.throws(
    () => decideCase(state, command, now),
    (error) => {
      assert.ok(error instanceof HoshimoriError, String(error));
      for (const language of ["en", "ja"] as const)
        assert.doesNotMatch(describeError(error, language), /\{\w+\}/);
      return error.code === code;
    },
    code,
  );
}

test("a case goes from observed to shared, closed and reopened by the acts of people", () => {
  const { state } = play(fullLife);
  assert.deepEqual(
    state.history.map((change) => change.status),
    ["observed", "triaged", "national", "shared", "closed", "reopened"],
  );
  assert.equal(state.version, fullLife.length);
  assert.deepEqual(state.sharedWith, ["US"]);
  assert.deepEqual(state.marking, { originator: "JP", releasableTo: [["JP", "US"]] });
  assert.equal(state.proposal, undefined);
  assert.equal(state.title.ja, "QZS-3近傍での滞留");
  assert.equal(state.contacts[0].outcome, "no-answer");
  assert.equal(state.tasks[0].completed?.by.personId, "p1");
  const again = play([
    ...fullLife,
    [analyst, { type: "triage", reason: "r" }],
    [officer, { type: "adopt", reason: "r" }],
  ]);
  assert.equal(again.state.status, "shared", "what was shared is not called national again");
});

test("a new case is its originator's only until a second person, a releasing authority, confirms a release", () => {
  const { state } = play(fullLife.slice(0, 10));
  assert.deepEqual(state.marking, { originator: "JP", releasableTo: [] });
  const confirm = (actor: Actor, proposal = uuid(10)) =>
    commandOf(state, 50, actor, { type: "confirm-release", proposal });
  refused(state, confirm(officer), "consult-wrong-role");
  refused(state, confirm({ ...officer, role: "releasing-authority" }), "consult-four-eyes");
  refused(state, confirm(releaser, uuid(9)), "consult-no-such-proposal");
  refused(state, confirm({ ...partner, role: "releasing-authority" }), "consult-wrong-party");
  refused(
    state,
    commandOf(state, 51, officer, { type: "propose-release", to: ["AU"], reason: "r" }),
    "consult-proposal-pending",
  );
  const [event] = decideCase(state, confirm(releaser), now);
  assert.deepEqual(evolveCase(state, event).marking.releasableTo, [["JP", "US"]]);
});

test("misplaced, stale, forged and incomplete commands are refused with their reason", () => {
  const { state } = play([[analyst, opening]]);
  const triage = commandOf(state, 9, analyst, { type: "triage", reason: "r" });
  const as = (further: object) => ({ ...triage, ...further }) as CaseCommand;
  refused(undefined, triage, "consult-no-case");
  refused(state, commandOf(state, 9, analyst, opening), "consult-case-exists");
  refused(state, as({ caseId: "case-2" }), "consult-wrong-case");
  refused(state, as({ realm: "live" }), "consult-wrong-realm");
  refused(state, as({ actor: { ...partner, role: "watch-analyst" } }), "consult-wrong-party");
  refused(state, as({ actor: { ...analyst, role: "legal-adviser" } }), "consult-wrong-role");
  refused(state, as({ actor: { ...analyst, role: "system" } }), "consult-not-a-person");
  refused(state, as({ actor: null }), "consult-not-a-person");
  refused(state, as({ expectedVersion: 0 }), "consult-stale-version");
  refused(state, as({ expectedVersion: Number.NaN }), "consult-command-unreadable");
  refused(state, as({ id: "9" }), "consult-command-id");
  refused(state, as({ attributedTo: "XX" }), "consult-unknown-field");
  refused(state, as({ type: "invoke-article-v" }), "consult-unknown-command");
  refused(state, as({ reason: "" }), "consult-text-missing");
  refused(state, as({ type: "adopt", actor: officer }), "consult-wrong-state");
  refused(
    undefined,
    commandOf(undefined, 1, analyst, { ...opening, title: { en: "x", ja: "" } }),
    "consult-text-missing",
  );
  refused(
    undefined,
    { ...commandOf(undefined, 1, analyst, opening), realm: "war" } as never,
    "consult-bad-value",
  );
  const contact = fullLife[4][1];
  const acting = (content: object) => commandOf(state, 9, officer, content as CommandContent);
  refused(state, acting({ ...contact, attemptedAt: "2026-08-13T00:00:00Z" }), "consult-future-time");
  refused(state, acting({ ...contact, attemptedAt: "yesterday" }), "consult-bad-value");
  refused(state, acting({ ...contact, outcome: "hostile" }), "consult-bad-value");
  refused(state, acting({ type: "set-title", title: { en: "a", ja: "b", fr: "c" } }), "consult-bad-value");
  refused(state, acting({ type: "set-title", title: undefined }), "consult-text-missing");
  refused(state, acting({ type: "complete-task", task: uuid(1), note: "n" }), "consult-no-such-task");
  refused(
    state,
    acting({ type: "record-clock-met", clock: "invocation", note: "n" }),
    "consult-unknown-clock",
  );
  const { state: national } = play(fullLife.slice(0, 3));
  for (const to of [[], ["JP"], ["US", "US"], ["us"], "US", undefined])
    refused(
      national,
      commandOf(national, 9, officer, { type: "propose-release", to, reason: "r" } as CommandContent),
      "consult-bad-value",
    );
});

test("a double-submitted command returns no new events; its id with another content is refused", () => {
  const { state } = play([[analyst, opening]]);
  assert.deepEqual(decideCase(state, commandOf(undefined, 1, analyst, opening), now), []);
  const comment = commandOf(state, 2, analyst, { type: "add-comment", text: "Seen." });
  const after = decideCase(state, comment, now).reduce<CaseState>(evolveCase, state);
  assert.deepEqual(decideCase(after, comment, "2027-01-01T00:00:00Z"), []);
  refused(after, { ...comment, text: "Unseen." } as CaseCommand, "consult-command-id-reused");
});

test("the tables of roles, states and fields name the same commands", () => {
  const types = Object.keys(casePermissions).sort();
  assert.deepEqual(Object.keys(caseCommandFields).sort(), types);
  assert.deepEqual([...Object.keys(caseTransitions), "open-case"].sort(), types);
  for (const states of Object.values(caseTransitions))
    assert.ok(states.every((state) => caseStatuses.some((status) => status === state)));
});

const actors = [
  analyst,
  officer,
  releaser,
  partner,
  { personId: "p5", party: "JP", role: "policy-officer" },
  { personId: "p6", party: "JP", role: "principals-delegate" },
] as const satisfies readonly Actor[];

const contents = fullLife.map(([, content]) => content);
const step = fc.record({
  content: fc.constantFrom(...contents),
  actor: fc.constantFrom(...actors),
  /** Mostly someone who may: the rest of the draws goes to those who may not. */
  anybody: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  /** Mostly a fresh id; else one used before. */
  reused: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

/** Answers to a release name the pending one, else one that never was. */
const aimed = (content: CommandContent, state: CaseState | undefined): CommandContent =>
  content.type === "confirm-release" || content.type === "decline-release"
    ? { ...content, proposal: state?.proposal?.id ?? uuid(999) }
    : content;

/** The changes of status that a case may show; everything else would be an invalid state. */
const allowedChanges = new Set([
  "observed>triaged",
  "reopened>triaged",
  "triaged>national",
  "triaged>shared",
  "national>shared",
  "shared>shared",
  "closed>reopened",
  ...["observed", "triaged", "national", "shared", "reopened"].map((status) => `${status}>closed`),
]);

test("random commands never reach an invalid state, every accepted event applies, and replay gives the same", () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
      let state: CaseState | undefined;
      const events = [];
      for (const [index, { content, actor: drawn, anybody, reused, stale }] of steps.entries()) {
        const able = actors.filter(
          ({ party, role }) => party === "JP" && casePermissions[content.type].includes(role),
        );
        const actor = anybody ? drawn : able[index % able.length];
        const command = commandOf(state, reused ? 1 : index + 1, actor, aimed(content, state));
        const before = canonicalJson(state ?? null);
        try {
          const found = decideCase(
            state,
            stale ? { ...command, expectedVersion: command.expectedVersion + 1 } : command,
            now,
          );
          assert.ok(found.length <= 1);
          if (found.length === 1) {
            assert.ok(casePermissions[content.type].includes(actor.role));
            assert.ok(!stale);
          }
          assert.equal(canonicalJson(state ?? null), before);
          state = found.reduce(evolveCase, state);
          events.push(...found);
        } catch (error) {
          assert.ok(error instanceof HoshimoriError && error.code.startsWith("consult-"), String(error));
        }
      }
      if (!state) return;
      assert.equal(state.version, events.length);
      assert.equal(Object.keys(state.commands).length, events.length);
      assert.deepEqual(events.reduce<CaseState | undefined>(evolveCase, undefined), state);
      state.history.forEach((change, index, history) => {
        reached.add(change.status);
        if (index > 0) {
          const move = `${history[index - 1].status}>${change.status}`;
          assert.ok(allowedChanges.has(move), move);
        }
      });
      assert.equal(state.history.at(-1)?.status, state.status);
      assert.equal(state.marking.releasableTo.length > 0, state.sharedWith.length > 0);
      assert.ok(!(state.status === "shared" && state.sharedWith.length === 0));
      assert.ok(!(state.status === "closed" && state.proposal));
      for (const event of events)
        if (event.type === "released") {
          const proposed = events.find((other) => other.commandId === event.proposal);
          assert.ok(proposed && proposed.by.personId !== event.by.personId);
        }
      const before = canonicalJson(state);
      dueClocks(state, "2027-08-12T00:00:00Z");
      assert.equal(canonicalJson(state), before, "a clock changes nothing");
    }),
    { numRuns: 800, seed: 20261124 },
  );
  assert.deepEqual([...reached].sort(), [...caseStatuses].sort(), "every state was reached");
});

test("what a screen may offer is what decide accepts by role and state", () => {
  for (let length = 1; length <= fullLife.length; length++) {
    const { state } = play(fullLife.slice(0, length));
    for (const actor of actors.filter((candidate) => candidate.party === "JP")) {
      const offered = permittedCommands(state, actor.role);
      for (const [, content] of fullLife.slice(1)) {
        const type: CaseCommandType = content.type;
        try {
          decideCase(state, commandOf(state, 99, actor, content), now);
          assert.ok(offered.includes(type), `${type} is accepted but not offered`);
        } catch (error) {
          const code = error instanceof HoshimoriError ? error.code : "";
          if (code === "consult-wrong-role" || code === "consult-wrong-state")
            assert.ok(!offered.includes(type), `${type} is offered but refused: ${code}`);
        }
      }
    }
  }
});

test("clocks remind of triage, notice, assessment and review, and end by an act or a person's record", () => {
  const names = (state: CaseState, at: string) => dueClocks(state, at).map((due) => due.clock);
  const opened = play(fullLife.slice(0, 1)).state;
  assert.deepEqual(names(opened, now), ["triage", "notice", "assessment", "review"]);
  const [triage] = dueClocks(opened, "2026-08-12T15:20:00Z");
  assert.deepEqual(triage, {
    clock: "triage",
    startedAt: now,
    dueAt: "2026-08-12T15:15:00.000000Z",
    remainingSeconds: -300,
  });
  assert.ok(!names(play(fullLife.slice(0, 2)).state, now).includes("triage"));
  const shared = play(fullLife.slice(0, 12)).state;
  assert.deepEqual(names(shared, now), ["acknowledgment", "assessment", "joint-text", "review"]);
  const reviewed = play([
    [analyst, opening],
    [officer, { type: "record-clock-met", clock: "review", note: "Reviewed." }],
  ]).state;
  const later = { ...reviewed, clocksMet: { review: "2026-08-19T15:00:00Z" } };
  const review = dueClocks(later, now).find((due) => due.clock === "review");
  assert.equal(review?.dueAt, "2026-08-26T15:00:00.000000Z");
  assert.deepEqual(dueClocks(play(fullLife.slice(0, 15)).state, now), []);
  assert.equal(caseClocks.length, 6);
});
