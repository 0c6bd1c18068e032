import assert from "node:assert/strict";
import { test } from "node:test";
import { type CaseEntry, verifyChain } from "../consult/index.ts";
import { originatorOnly, publicMarking } from "../core/index.ts";
import { appendCaseEvents, listCases, loadCaseEvents } from "./case-events.ts";
import type { Gateway } from "./gateway.ts";
import {
  addIncidentEvent,
  findIncident,
  listIncidents,
  loadIncidentEvents,
  saveIncident,
} from "./incidents.ts";
import { addPerson, addSignInLink, endSession, findSession, listPeople, useSignInLink } from "./people.ts";
import type { PersonPrincipal, Principal } from "./principal.ts";
import { at, system, visitor } from "./testing/contract-material.ts";
import { officer, sampleEvents, sharedMarking } from "./testing/sample-work.ts";
import type { Transaction } from "./transaction.ts";

/** The part of the contract about incidents, cases and people. Given: the store, once it is open. */
export function describeConsultation(store: () => Gateway): void {
  test("incidents: a version at each change, every version kept, people's acts under their own marking", async () => {
    const incidentId = "incident one";
    const save = (title: string, second: number) =>
      store().as(system, (tx) =>
        saveIncident(tx, { incidentId, record: { title }, marking: publicMarking }, at(second)),
      );
    assert.deepEqual([await save("a", 1), await save("a", 2), await save("b", 3)], [1, 1, 2]);
    const read = await store().as(visitor, (tx) => findIncident(tx, incidentId));
    assert.deepEqual(read, {
      incidentId,
      version: 2,
      updatedAt: at(3),
      record: { title: "b" },
      marking: publicMarking,
    });
    assert.equal((await store().as(visitor, (tx) => listIncidents(tx)))[0]?.incidentId, incidentId);
    const add = (party: "JP" | "US", text: string, second: number) =>
      store().as(officer(party), (tx) =>
        addIncidentEvent(tx, incidentId, {
          at: at(second),
          kind: "remark",
          record: text,
          marking: originatorOnly(party),
        }),
      );
    await add("JP", "first", 9);
    await add("JP", "second, after the clock went back", 4);
    await add("US", "of the other party", 5);
    const remarks = async (principal: Principal) =>
      (await store().as(principal, (tx) => loadIncidentEvents(tx, incidentId)))
        .filter(({ kind }) => kind === "remark")
        .map(({ record }) => record);
    assert.deepEqual(await remarks(officer("JP")), ["first", "second, after the clock went back"]);
    assert.deepEqual(await remarks(officer("US")), ["of the other party"]);
    assert.deepEqual(await remarks(visitor), []);
  });

  const command = (
    by: PersonPrincipal,
    commandId: string,
    expectedVersion: number,
    before?: { readonly sequence: number; readonly hash: string },
    change: Partial<Parameters<typeof appendCaseEvents>[1]> = {},
  ) =>
    store().as(by, (tx) =>
      appendCaseEvents(tx, {
        caseId: "case",
        chain: "JP+US",
        commandId,
        expectedVersion,
        marking: { ...sharedMarking, originator: by.party },
        events: sampleEvents(before, commandId, by.party as "US" | "JP"),
        ...change,
      }),
    );

  test("case events: chained, all of a command or none; the same command twice changes nothing", async () => {
    const first = await command(officer("JP"), "command a", 0);
    assert.deepEqual(await command(officer("JP"), "command a", 0), { ...first, isRepeated: true });
    const before_ = first.events.at(-1);
    await assert.rejects(command(officer("JP"), "command b", 3), { code: "store-chain-broken" });
    const other = { marking: originatorOnly("JP") };
    await assert.rejects(command(officer("JP"), "command b", 3, before_, other), {
      code: "store-chain-audience",
    });
    await command(officer("JP"), "command b", 3, before_);
    const events = await store().as(officer("US"), (tx) => loadCaseEvents<CaseEntry>(tx, "case"));
    assert.deepEqual(
      events.map(({ sequence }) => sequence),
      [1, 2, 3, 4, 5, 6],
    );
    assert.deepEqual(verifyChain(events.map(({ record }) => record)).ok, true);
    const cases = await store().as(officer("US"), listCases);
    assert.deepEqual(cases, [{ caseId: "case", chain: "JP+US", version: 6, at: at(0) }]);
    assert.deepEqual(await store().as(visitor, listCases), []);
    assert.deepEqual(await store().as(visitor, (tx) => loadCaseEvents(tx, "case")), []);
  });

  test("two officers at once: one wins, the other is told to look again", async () => {
    const events = await store().as(officer("JP"), (tx) => loadCaseEvents(tx, "case", "JP+US"));
    const head = events.at(-1);
    const people = ["a", "b", "c", "d"].map((id) => officer("JP", id));
    const outcomes = await Promise.allSettled(
      people.map((by) => command(by, `command of ${by.personId}`, events.length, head)),
    );
    assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
    for (const outcome of outcomes) {
      if (outcome.status === "rejected")
        assert.match((outcome.reason as { code: string }).code, /^store-(case-stale|conflict)$/);
    }
    const after_ = await store().as(officer("JP"), (tx) => loadCaseEvents(tx, "case", "JP+US"));
    assert.equal(after_.length, events.length + 3);
  });

  test("only a person adds to a case, never the system or a visitor", async () => {
    for (const principal of [system, visitor])
      await assert.rejects(
        store().as(principal, (tx) =>
          appendCaseEvents(tx, {
            caseId: "machine's case",
            chain: "c",
            commandId: "x",
            expectedVersion: 0,
            marking: principal.kind === "system" ? originatorOnly("JP") : publicMarking,
            events: sampleEvents(undefined, "x"),
          }),
        ),
        { code: "store-not-permitted" },
      );
  });

  test("sign-in: a link works once and in time, a session until its end; tokens are stored as hashes only", async () => {
    const as = <T>(work: (tx: Transaction) => Promise<T>) => store().as(system, work);
    const person = await as((tx) =>
      addPerson(tx, { party: "JP", role: "duty-officer", name: "Hoshi Mamoru", nameJa: "星 守" }, at(0)),
    );
    const link = (token: string, second: number) =>
      as((tx) =>
        addSignInLink(tx, { token, personId: person.personId, createdAt: at(0), expiresAt: at(second) }),
      );
    const use = (linkToken: string, second: number) =>
      as((tx) =>
        useSignInLink(tx, {
          linkToken,
          sessionToken: `session ${linkToken}`,
          now: at(second),
          expiresAt: at(30),
        }),
      );
    const refused = { code: "store-sign-in-refused" };
    await link("good link", 10);
    await link("late link", 10);
    assert.deepEqual(await use("good link", 5), person);
    await assert.rejects(use("good link", 6), refused);
    await assert.rejects(use("late link", 11), refused);
    await assert.rejects(use("no link", 5), refused);
    const session = (second: number) => as((tx) => findSession(tx, "session good link", at(second)));
    assert.deepEqual(await session(29), person);
    assert.equal(await session(30), undefined);
    await as((tx) => endSession(tx, "session good link", at(20)));
    assert.equal(await session(21), undefined);
    assert.deepEqual(await store().as(officer("JP"), listPeople), [person]);
    assert.deepEqual(await store().as(officer("US"), listPeople), []);
    const kept = await as((tx) =>
      tx.query<{ text: string }>(
        "select s::text as text from hoshimori.session s union select l::text from hoshimori.sign_in_link l",
      ),
    );
    for (const { text } of kept) assert.doesNotMatch(text, /link|session/);
  });
}
