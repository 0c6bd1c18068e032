import { setTimeout as wait } from "node:timers/promises";
import policy from "../../policies/watch.json" with { type: "json" };
import type { FeedNode } from "./feed-look.ts";
import { type FeedRound, lookAtFeeds, newFeedMemory } from "./feed-round.ts";

export interface FeedLoopOptions extends FeedNode {
  readonly signal: AbortSignal;
  /** Called after each round; the next begins when it has settled. */
  readonly onRound: (round: FeedRound) => Promise<void>;
  /** A round that failed as a whole: disk, database, a damaged settings file. The loop goes on. */
  readonly onFailure: (error: unknown) => void;
  /** The policy's unless given. */
  readonly lookEverySeconds?: number;
}

/**
 * Looks at the feeds again and again until the signal; what is due is decided anew each time from settings and store, so that
 * switching a feed on or off takes effect without a restart, and any number of processes may run it side by side.
 */
export async function runFeedLoop(options: FeedLoopOptions): Promise<void> {
  const { signal, lookEverySeconds = policy.feeds.lookEverySeconds } = options;
  const memory = newFeedMemory();
  while (!signal.aborted) {
    try {
      await options.onRound(await lookAtFeeds(options, memory));
    } catch (error) {
      if (!signal.aborted) options.onFailure(error);
    }
    await wait(lookEverySeconds * 1000, undefined, { signal }).catch(() => undefined);
  }
}
