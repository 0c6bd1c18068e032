import { type CaseEntry, chainEvent, genesisHash } from "../../consult/index.ts";
import { publicMarking } from "../../core/index.ts";
import { contentHash } from "../../digest/index.ts";
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

/** Events of a command that continue a chain after `before`, as `consult` chains them. */
export function sampleEvents(
  before: { readonly sequence: number; readonly hash: string } | undefined,
  commandId: string,
  party: "US" | "JP" = "JP",
): CaseEventRow<CaseEntry>[] {
  const at = "2026-08-12T15:08:00.000000Z";
  const { personId } = officer(party);
  const events: CaseEventRow<CaseEntry>[] = [];
  let last = before ?? { sequence: 0, hash: genesisHash };
  for (let index = 0; index < eventsPerCommand; index++) {
    const event = {
      type: "comment-added",
      text: `${commandId}, remark ${index}`,
      commandId,
      commandHash: contentHash(commandId),
      by: { personId, party, role: "duty-officer" },
      at,
    } as const;
    const entry = chainEvent(last.hash, {
      caseId: "case",
      realm: "replay",
      sequence: last.sequence + 1,
      event,
      at,
    });
    events.push({ ...entry, record: entry });
    last = entry;
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
