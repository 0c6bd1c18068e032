import type { PartyCode } from "../core/index.ts";
import { LoginSessions } from "../feeds/index.ts";
import type { Store } from "../store/index.ts";
import { systemClock } from "../time/index.ts";
import type { FeedNode } from "./feed-look.ts";

/** The node as a process runs it: the system's clock, chance and environment. Given: its store and party. */
export const systemFeedNode = (store: Store, party: PartyCode): FeedNode => ({
  store,
  party,
  clock: systemClock,
  random: Math.random,
  elapsedMs: () => performance.now(),
  environment: process.env,
  sessions: new LoginSessions(),
});
