import { type FeedHealth, runFeedLoop, systemFeedNode } from "../watch/index.ts";
import type { ServerContext } from "./context.ts";
import { logFailure } from "./errors.ts";

/**
 * Runs the feeds of a live node until the signal: tells the pages when one turns stale or fresh, and has the watch run again
 * when something came.
 */
export function startFeeds(
  context: ServerContext,
  watchAgain: () => void,
  signal: AbortSignal,
): Promise<void> {
  return runFeedLoop({
    ...systemFeedNode(context.store, context.party),
    signal,
    async onRound({ health, rowsAdded }) {
      const before = summary(context.feeds);
      context.feeds = health;
      if (summary(health) !== before) context.live.changed("status");
      if (rowsAdded > 0) watchAgain();
    },
    onFailure: logFailure,
  });
}

/** What pages show of feeds, without the times that every round moves. */
const summary = (feeds: readonly FeedHealth[]): string =>
  JSON.stringify(
    feeds.map(({ id, phase, freshness, problem }) => [id, phase, freshness.kind, problem?.code]),
  );
