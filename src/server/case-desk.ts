import type { CaseView } from "../client/index.ts";
import {
  type CaseCommand,
  type CaseEntry,
  type CaseState,
  chainEvent,
  decideCase,
  evolveCase,
  genesisHash,
} from "../consult/index.ts";
import { HoshimoriError, type Marking, originatorOnly, type PartyCode } from "../core/index.ts";
import {
  appendCaseEvents,
  type CaseEventRow,
  findIncident,
  listCases,
  loadCaseEvents,
  type PersonPrincipal,
  type Principal,
  type Transaction,
} from "../store/index.ts";
import type { ServerContext } from "./context.ts";
import type { Picture } from "./picture.ts";
import { nowIso } from "./principal.ts";

/** A case as one audience's chain tells it. */
interface ChainedCase {
  readonly state: CaseState;
  readonly entries: readonly CaseEntry[];
}

function replay(rows: readonly CaseEventRow<CaseEntry>[]): ChainedCase | undefined {
  let state: CaseState | undefined;
  for (const { record } of rows) state = evolveCase(state, record.event);
  return state && { state, entries: rows.map(({ record }) => record) };
}

/** The longest chain of a case that the principal may see: the own party's, else one that was released to it. */
async function loadCase(tx: Transaction, caseId: string): Promise<ChainedCase | undefined> {
  const chains = (await listCases(tx)).filter((known) => known.caseId === caseId);
  let longest: ChainedCase | undefined;
  for (const { chain } of chains) {
    const found = replay(await loadCaseEvents<CaseEntry>(tx, caseId, chain));
    if (found && found.entries.length > (longest?.entries.length ?? 0)) longest = found;
  }
  return longest;
}

const viewOf = ({ state, entries }: ChainedCase, picture: Picture, objects: readonly number[]): CaseView => ({
  case: state,
  entries,
  objects: objects.map((id) => picture.named(id)),
});

async function viewWithObjects(tx: Transaction, found: ChainedCase, picture: Picture): Promise<CaseView> {
  const incident = await findIncident<{ objects: readonly number[] }>(tx, found.state.incidentId);
  return viewOf(found, picture, incident?.record.objects ?? []);
}

const caseIdsOf = async (tx: Transaction): Promise<string[]> => [
  ...new Set((await listCases(tx)).map(({ caseId }) => caseId)),
];

export async function caseIdsByIncident(tx: Transaction): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = new Map<string, string[]>();
  for (const caseId of await caseIdsOf(tx)) {
    const found = await loadCase(tx, caseId);
    if (found) ids.set(found.state.incidentId, [...(ids.get(found.state.incidentId) ?? []), caseId]);
  }
  return ids;
}

export const listCaseViews = (
  context: ServerContext,
  reader: Principal,
  picture: Picture,
): Promise<CaseView[]> =>
  context.store.as(reader, async (tx) => {
    const views: CaseView[] = [];
    for (const caseId of await caseIdsOf(tx)) {
      const found = await loadCase(tx, caseId);
      if (found) views.push(await viewWithObjects(tx, found, picture));
    }
    return views;
  });

/** Errors: `not-found`, for what is hidden and for what is missing alike. */
export const caseView = (
  context: ServerContext,
  reader: Principal,
  picture: Picture,
  id: string,
): Promise<CaseView> =>
  context.store.as(reader, async (tx) => {
    const found = await loadCase(tx, id);
    if (!found) throw new HoshimoriError("not-found");
    return viewWithObjects(tx, found, picture);
  });

/** A person's act on a case: decided, chained, on disk, and only then answered. */
export const actOnCase = (
  context: ServerContext,
  person: PersonPrincipal,
  picture: Picture,
  command: CaseCommand,
): Promise<CaseView> =>
  context.store.as(person, async (tx) => {
    if (command.type === "open-case" && !(await findIncident(tx, command.incidentId)))
      throw new HoshimoriError("not-found");
    const before = await loadCase(tx, command.caseId);
    if (!before && command.type !== "open-case") throw new HoshimoriError("not-found");
    const at = nowIso();
    const events = decideCase(before?.state, command, at);
    let { state, entries } = before ?? { state: undefined, entries: [] as readonly CaseEntry[] };
    for (const event of events) {
      const content = {
        caseId: command.caseId,
        realm: context.realm,
        sequence: entries.length + 1,
        event,
        at,
      };
      entries = [...entries, chainEvent(entries.at(-1)?.hash ?? genesisHash, content)];
      state = evolveCase(state, event);
    }
    if (!state) throw new HoshimoriError("not-found");
    if (events.length > 0)
      await append(tx, person.party, state, command, entries, before?.entries.length ?? 0);
    return viewWithObjects(tx, { state, entries }, picture);
  });

/** The party's own chain gets the new entries; each chain of a released case gets all that it does not have yet. */
async function append(
  tx: Transaction,
  party: PartyCode,
  state: CaseState,
  command: CaseCommand,
  entries: readonly CaseEntry[],
  expectedVersion: number,
): Promise<void> {
  const caseId = state.id;
  const save = (chain: string, marking: Marking, from: number) =>
    appendCaseEvents(tx, {
      caseId,
      chain,
      commandId: command.id,
      expectedVersion: from,
      marking,
      events: entries.slice(from).map((entry) => ({ ...entry, record: entry })),
    });
  await save(party, originatorOnly(party), expectedVersion);
  if (state.sharedWith.length === 0) return;
  const parties = [party, ...state.sharedWith].sort();
  const chain = parties.join("+");
  const released = await loadCaseEvents<CaseEntry>(tx, caseId, chain);
  await save(chain, { originator: party, releasableTo: [parties] }, released.length);
}
