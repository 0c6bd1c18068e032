import { HoshimoriError, type IsoUtc, type Marking, type PartyCode } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import type { Transaction } from "./transaction.ts";

/** One event of a case as its chain holds it. `record` is what `consult` decided, kept whole. */
export interface CaseEventRow<Content = unknown> {
  /** From 1 on, without gaps, in each chain of its own. */
  readonly sequence: number;
  readonly at: IsoUtc;
  /** Hash of the event before; of the first one whatever `consult` begins a chain with. */
  readonly previousHash: string;
  readonly hash: Sha256Hex;
  readonly record: Content;
}

/** The events that one command of one person leads to. */
export interface CaseAppend<Content = unknown> {
  readonly caseId: string;
  /** The audience whose chain it is: a hidden event stands in another chain and leaves no gap in this one. */
  readonly chain: string;
  /** Chosen by the caller; sending the same command twice changes nothing. */
  readonly commandId: string;
  /** How many events of this chain the person had seen. */
  readonly expectedVersion: number;
  readonly marking: Marking;
  readonly events: readonly CaseEventRow<Content>[];
}

const columns = `sequence, hoshimori.iso(at) as at, previous_hash as "previousHash", hash, record`;

/**
 * Given: a person's transaction and the events of a command. Returned: the events of that command as stored, and whether they had
 * been stored before (then nothing changes now). All are stored or none.
 * Errors: `store-case-stale` where somebody was faster, `store-conflict` the same at the very same moment (PostgreSQL),
 * `store-chain-broken` where sequence or previous hash don't continue the chain, `store-chain-audience` where the
 * chain has another marking (its readers would see a gap), `store-not-permitted`.
 */
export async function appendCaseEvents<Content>(
  tx: Transaction,
  append: CaseAppend<Content>,
): Promise<{ readonly events: readonly CaseEventRow<Content>[]; readonly isRepeated: boolean }> {
  const { caseId, chain, commandId, expectedVersion, marking } = append;
  const rows = append.events.map(({ sequence, at, previousHash, hash, record }): CaseEventRow<Content> => {
    return { sequence, at, previousHash, hash, record };
  });
  const key = [tx.principal.realm, caseId, chain];
  const earlier = await tx.query<CaseEventRow<Content>>(
    `select ${columns} from hoshimori.case_event
     where realm = $1 and case_id = $2 and chain = $3 and command_id = $4 order by sequence`,
    [...key, commandId],
  );
  if (earlier.length > 0) return { events: earlier, isRepeated: true };
  const [head] = await tx.query<{ sequence: number; hash: Sha256Hex; sameMarking: boolean }>(
    `select sequence, hash, marking = $4::jsonb as "sameMarking" from hoshimori.case_event
     where realm = $1 and case_id = $2 and chain = $3 order by sequence desc limit 1`,
    [...key, JSON.stringify(marking)],
  );
  const found = head?.sequence ?? 0;
  if (found !== expectedVersion)
    throw new HoshimoriError("store-case-stale", { caseId, expected: expectedVersion, found });
  if (head?.sameMarking === false) throw new HoshimoriError("store-chain-audience", { caseId, chain });
  checkChain(caseId, head, rows);
  const person = tx.principal.kind === "person" ? tx.principal : undefined;
  const party: PartyCode = person?.party ?? "";
  await tx.execute(
    `insert into hoshimori.case_event
       (realm, case_id, chain, sequence, command_id, at, person_id, party, previous_hash, hash, record, marking)
     select $1, $2, $3, (e->>'sequence')::int4, $4, (e->>'at')::timestamptz, $5, $6, e->>'previousHash', e->>'hash',
            e->'record', $7::jsonb
     from jsonb_array_elements($8::jsonb) e`,
    [...key, commandId, person?.personId ?? "", party, JSON.stringify(marking), JSON.stringify(rows)],
  );
  return { events: rows, isRepeated: false };
}

function checkChain(
  caseId: string,
  head: { readonly sequence: number; readonly hash: Sha256Hex } | undefined,
  events: readonly CaseEventRow[],
): void {
  let before = head;
  for (const event of events) {
    const continues = before === undefined || event.previousHash === before.hash;
    if (event.sequence !== (before?.sequence ?? 0) + 1 || !continues)
      throw new HoshimoriError("store-chain-broken", { caseId, sequence: event.sequence });
    before = event;
  }
}

/** Given: a case and perhaps one chain. Returned: its events that the principal may see, by chain and sequence. */
export const loadCaseEvents = <Content>(
  tx: Transaction,
  caseId: string,
  chain?: string,
): Promise<readonly (CaseEventRow<Content> & { readonly chain: string; readonly marking: Marking })[]> =>
  tx.query(
    `select chain, marking, ${columns} from hoshimori.case_event
     where case_id = $1 and ($2::text is null or chain = $2) order by chain, sequence`,
    [caseId, chain ?? null],
  );

/** Returned: the cases of which the principal may see an event: id, chain, number of events, time of the latest. */
export const listCases = (
  tx: Transaction,
): Promise<
  readonly {
    readonly caseId: string;
    readonly chain: string;
    readonly version: number;
    readonly at: IsoUtc;
  }[]
> =>
  tx.query(
    `select case_id as "caseId", chain, max(sequence) as version, hoshimori.iso(max(at)) as at
     from hoshimori.case_event group by case_id, chain order by max(at) desc, case_id, chain`,
  );
