import type { IsoUtc } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import { later, latest } from "./times.ts";

/** In any span of `seconds` at most so many requests. */
export interface RateWindow {
  readonly requests: number;
  readonly seconds: number;
}

/** What a request must keep to. */
export interface SlotRules {
  readonly windows: readonly RateWindow[];
  /** Least time between two requests for the same address; 0 for none. */
  readonly minimumSeconds: number;
}

/** A request that was made or is being made. */
export interface TakenSlot {
  readonly at: IsoUtc;
  /** Hash of the address: the address itself may hold a secret. */
  readonly address: Sha256Hex;
}

export type SlotAnswer = { readonly allowed: true } | { readonly allowed: false; readonly waitUntil: IsoUtc };

/**
 * The memory of who was asked when: shared by all workers of a node, kept over restarts. Implemented by `store`.
 * `take` either takes the slot for good or tells until when to wait; two that take at the same time never both get the last one.
 */
export interface FeedSlots {
  readonly take: (provider: string, now: IsoUtc, rules: SlotRules, address: Sha256Hex) => Promise<SlotAnswer>;
}

/** No window and no least time is longer; older slots are forgotten. */
export const mostPruneSeconds = 31 * 86_400;

/** Clocks of workers differ by less. */
const mostSkewSeconds = 300;

/**
 * Decides one taking. Given: the slots taken so far of one provider in any order, the time, the rules, the hash of the address.
 * Returned: the answer, and the slots to remember (with the new one if it was allowed).
 * A slot taken in the future counts as it stands where clocks of workers differ a little; where the clock was set back it counts
 * as taken now, so that nobody waits for a year.
 */
export function decideSlot(
  taken: readonly TakenSlot[],
  now: IsoUtc,
  rules: SlotRules,
  address: Sha256Hex,
): { readonly answer: SlotAnswer; readonly taken: readonly TakenSlot[] } {
  const skewed = later(now, mostSkewSeconds);
  const past = taken
    .map((slot) => (slot.at > skewed ? { ...slot, at: now } : slot))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const waits = rules.windows.map(({ requests, seconds }) => {
    const from = later(now, -seconds);
    const inWindow = past.filter(({ at }) => at > from);
    return inWindow.length < requests ? now : later(inWindow[inWindow.length - requests]!.at, seconds);
  });
  const last = past.findLast((slot) => slot.address === address);
  if (last) waits.push(later(last.at, rules.minimumSeconds));
  const waitUntil = waits.reduce(latest, now);
  const allowed = waitUntil <= now;
  const remembered = remember(past, now, rules.windows);
  return allowed
    ? { answer: { allowed }, taken: [...remembered, { at: now, address }] }
    : { answer: { allowed, waitUntil }, taken: remembered };
}

/** What may still count: all within the provider's longest window, and the newest of each address for a month. */
function remember(
  past: readonly TakenSlot[],
  now: IsoUtc,
  windows: readonly RateWindow[],
): readonly TakenSlot[] {
  const longest = later(now, -Math.max(0, ...windows.map(({ seconds }) => seconds)));
  const monthAgo = later(now, -mostPruneSeconds);
  const newest = new Map(past.map((slot) => [slot.address, slot]));
  return past.filter(
    (slot) => slot.at >= longest || (slot.at >= monthAgo && newest.get(slot.address) === slot),
  );
}
