import { describeError, HoshimoriError } from "../core/index.ts";
import { LoginSessions } from "../feeds/index.ts";
import { systemClock } from "../time/index.ts";
import { type FeedHealth, runFeedLoop } from "../watch/index.ts";
import type { ServerContext } from "./context.ts";

/**
 * Runs the feeds of a live node until the signal: tells the pages when one turns stale or fresh, and has the watch run again
 * when something came.
 */
export function startFeeds(
  context: ServerContext,
  watchAgain: () => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  return runFeedLoop({
    store: context.store,
    party: context.party,
    clock: systemClock,
    random: Math.random,
    elapsedMs: () => performance.now(),
    environment: process.env,
    sessions: new LoginSessions(),
    signal,
    async onRound({ health, rowsAdded }) {
      const before = summary(context.feeds);
      context.feeds = health;
      if (summary(health) !== before) context.live.changed("status");
      if (rowsAdded > 0) await watchAgain();
    },
    onFailure(error) {
      process.stderr.write(
        `${error instanceof HoshimoriError ? describeError(error, "en") : String(error)}\n`,
      );
    },
  });
}

/** What pages show of feeds, without the times that every round moves. */
const summary = (feeds: readonly FeedHealth[]): string =>
  JSON.stringify(
    feeds.map(({ id, phase, freshness, problem }) => [id, phase, freshness.kind, problem?.code]),
  );
