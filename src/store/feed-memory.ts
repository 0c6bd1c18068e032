import type { Realm } from "../core/index.ts";
import {
  decideSlot,
  type FeedSlots,
  type FeedStates,
  type SourceState,
  type TakenSlot,
} from "../feeds/index.ts";
import type { Gateway } from "./gateway.ts";
import type { SystemPrincipal } from "./principal.ts";

/**
 * Given: the gateway and the realm that the feeds run in. Returned: the memory of slots that `feeds` asks for, over all workers
 * and restarts: a slot is on the disk before its request leaves. Slots are the node's, the same from each realm.
 */
export function feedSlots(store: Gateway, realm: Realm): FeedSlots {
  const system: SystemPrincipal = { kind: "system", realm };
  return {
    take: (provider, now, rules, address) =>
      store.as(system, async (tx) => {
        await tx.execute(
          "insert into hoshimori.feed_slot (provider, taken) values ($1, '[]') on conflict do nothing",
          [provider],
        );
        // The lock makes others wait who take from the same provider, until this transaction is over.
        const [row] = await tx.query<{ taken: readonly TakenSlot[] }>(
          "select taken from hoshimori.feed_slot where provider = $1 for update",
          [provider],
        );
        const { answer, taken } = decideSlot(row!.taken, now, rules, address);
        await tx.execute("update hoshimori.feed_slot set taken = $2 where provider = $1", [
          provider,
          JSON.stringify(taken),
        ]);
        return answer;
      }),
  };
}

/** Given: as {@link feedSlots}. Returned: the memory of source states that `feeds` asks for. */
export function feedStates(store: Gateway, realm: Realm): FeedStates {
  const system: SystemPrincipal = { kind: "system", realm };
  return {
    find: (sourceId) =>
      store.as(system, async (tx) => {
        const [row] = await tx.query<{ state: SourceState }>(
          "select state from hoshimori.feed_state where source_id = $1",
          [sourceId],
        );
        return row?.state;
      }),
    replace: (sourceId, found, next) =>
      store.as(system, async (tx) => {
        const changed =
          found === undefined
            ? await tx.execute(
                "insert into hoshimori.feed_state (source_id, state) values ($1, $2) on conflict do nothing",
                [sourceId, JSON.stringify(next)],
              )
            : await tx.execute(
                "update hoshimori.feed_state set state = $3 where source_id = $1 and state = $2::jsonb",
                [sourceId, JSON.stringify(found), JSON.stringify(next)],
              );
        return changed === 1;
      }),
  };
}
