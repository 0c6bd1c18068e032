import { contentHash, publicMarking } from "../../core/index.ts";
import { appendCaseEvents, type CaseEventRow, loadCaseEvents } from "../case-events.ts";
import type { Gateway } from "../gateway.ts";
import type { PersonPrincipal, SystemPrincipal } from "../principal.ts";
import { saveElementSets } from "../save-element-sets.ts";
import { saveSourceBatch } from "../source-batches.ts";
import { sampleElementSets } from "./sample-element-sets.ts";

export const system: SystemPrincipal = { kind: "system", realm: "replay" };
export const officer = (party: "US" | "JP", personId = `officer of ${party}`): PersonPrincipal => ({
  kind: "person",
  realm: "replay",
  personId,
  party,
  role: "duty-officer",
});

export const sharedMarking = { originator: "JP", releasableTo: [["JP", "US"]] } as const;
export const eventsPerCommand = 3;

/** The hash that names sample batch `number`. */
export const batchHash = (number: number) => contentHash({ batch: number });

/** Stores sample batch `number` with its sets, in one transaction. */
export const ingestBatch = (store: Gateway, number: number, sets: number): Promise<number> =>
  store.as(system, async (tx) => {
    const { batchId } = await saveSourceBatch(tx, {
      sha256: batchHash(number),
      name: `batch ${number}`,
      url: "",
      receivedAt: "2026-08-12T15:08:00.000000Z",
      format: "tle",
      completeness: "group",
      rowsRead: sets,
      rowsRefused: 0,
      marking: publicMarking,
    });
    return saveElementSets(tx, batchId, sampleElementSets(sets, number));
  });

/** Events that continue a chain after `before`. */
export function sampleEvents(
  before: { readonly sequence: number; readonly hash: string } | undefined,
  label: string,
): CaseEventRow[] {
  const events: CaseEventRow[] = [];
  let last = before ?? { sequence: 0, hash: "" };
  for (let index = 0; index < eventsPerCommand; index++) {
    const record = { kind: "note", text: `${label}, event ${index}` };
    const content = { sequence: last.sequence + 1, previousHash: last.hash, record };
    const event = { ...content, at: "2026-08-12T15:08:00.000000Z", hash: contentHash(content) };
    events.push(event);
    last = event;
  }
  return events;
}

/** Appends command `number` of three events to the sample case. */
export const appendCommand = (store: Gateway, number: number) =>
  store.as(officer("JP"), async (tx) => {
    const before = (await loadCaseEvents(tx, "case", "shared")).at(-1);
    return appendCaseEvents(tx, {
      caseId: "case",
      chain: "shared",
      commandId: `command ${number}`,
      expectedVersion: before?.sequence ?? 0,
      marking: sharedMarking,
      events: sampleEvents(before, `command ${number}`),
    });
  });
