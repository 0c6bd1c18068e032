import { HoshimoriError, type IsoUtc } from "../core/index.ts";
import { type Sha256Hex, sha256Hex } from "../digest/index.ts";
import { formatIsoUtc } from "../time/index.ts";
import {
  type FeedProblem,
  type FeedResult,
  type FeedVisit,
  failure,
  fetchFeed,
  slotAddress,
} from "./fetch-feed.ts";
import type { LoginSessions } from "./login-session.ts";
import type { FormLogin } from "./providers.ts";
import type { FeedSlots } from "./slots.ts";
import type { SourceBatch } from "./source-batch.ts";
import {
  type FeedSchedule,
  isDue,
  newSourceState,
  nextAttempt,
  type SourceState,
  switchedOnAgain,
} from "./source-state.ts";

/** What each source remembers, kept over restarts. Implemented by `store`. */
export interface FeedStates {
  readonly find: (sourceId: string) => Promise<SourceState | undefined>;
  /** Puts a state in the place of the one that was found (undefined: of none). Returned: false where another worker was first. */
  readonly replace: (sourceId: string, found: SourceState | undefined, next: SourceState) => Promise<boolean>;
}

/** One attempt at a source that a person switched on. */
export interface FeedAttempt extends Omit<FeedVisit, "validators" | "cookie" | "beforeRedirect"> {
  /** When a person switched it on last: a source that stopped before that runs again. */
  readonly enabledAt: IsoUtc;
  readonly slots: FeedSlots;
  readonly states: FeedStates;
  readonly sessions: LoginSessions;
  /** Numbers in [0, 1), seeded by the caller. */
  readonly random: () => number;
  /** Where name and password of a login are. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds that only grow. */
  readonly elapsedMs: () => number;
}

export interface AttemptReport {
  /** False where it was not due, or the provider's rules did not permit it yet: nothing left this machine. */
  readonly attempted: boolean;
  /** With when it is due next, or why it stopped. */
  readonly state: SourceState;
  readonly batch?: SourceBatch;
  readonly problem?: FeedProblem;
}

/** First wait after a failure and the longest one; a provider's own least time comes on top. */
const retry = { firstRetrySeconds: 60, longestRetrySeconds: 86_400 };

/**
 * Attempts a source if it is due and its provider's rules permit it, and remembers what came of it. Call it as often as you
 * like, from as many workers as you like: the rules hold all the same.
 * Given: the attempt. Returned: the report. Errors: those of disk and store.
 */
export async function attemptFeed(attempt: FeedAttempt): Promise<AttemptReport> {
  const now = () => formatIsoUtc(attempt.clock.now());
  const found = await attempt.states.find(attempt.source.id);
  const state = switchedOnAgain(found ?? newSourceState(), attempt.enabledAt);
  if (!isDue(state, now())) return { attempted: false, state };
  const { outcome, ...result } = await visitByRules(attempt, state).catch((error: unknown) => {
    if (error instanceof SlotRefusal)
      return { outcome: { kind: "no-slot", waitUntil: error.waitUntil } } as const;
    if (error instanceof HoshimoriError && error.code.startsWith("feed-")) return failure(error);
    throw error;
  });
  const schedule: FeedSchedule = { ...retry, everySeconds: attempt.feed.everyMinutes * 60 };
  const next = await remember(attempt, (before) =>
    nextAttempt(before, outcome, now(), attempt.random, schedule),
  );
  return { attempted: outcome.kind !== "no-slot", state: next, ...result };
}

/** The rules don't permit a request before `waitUntil`. */
class SlotRefusal extends Error {
  readonly waitUntil: IsoUtc;
  constructor(waitUntil: IsoUtc) {
    super(waitUntil);
    this.waitUntil = waitUntil;
  }
}

async function visitByRules(attempt: FeedAttempt, state: SourceState): Promise<FeedResult> {
  const { feed, provider } = attempt;
  const least = Math.max(provider.minimumMinutes, feed.minimumMinutes) * 60;
  await takeSlot(attempt, slotAddress(feed), least);
  const { validators } = state.memory;
  const visit: FeedVisit = {
    ...attempt,
    ...(validators === undefined ? {} : { validators }),
    beforeRedirect: () => takeSlot(attempt, slotAddress(feed), 0),
  };
  const { login } = provider;
  if (!login) return fetchFeed(visit);
  const known = attempt.sessions.cookie(login, attempt.elapsedMs());
  const first = await fetchFeed({ ...visit, cookie: known ?? (await logIn(attempt, login)) });
  // A session that ended early looks like a refusal; one fresh login tells which it is.
  if (known === undefined || first.problem?.code !== "feed-forbidden" || first.problem.parts.status !== 401)
    return first;
  const cookie = await logIn(attempt, login);
  await takeSlot(attempt, slotAddress(feed), 0);
  return fetchFeed({ ...visit, cookie });
}

async function logIn(attempt: FeedAttempt, login: FormLogin): Promise<string> {
  const { feed, trust, signal, environment } = attempt;
  await takeSlot(attempt, sha256Hex(Buffer.from(login.url)), 0);
  return attempt.sessions.logIn({
    login,
    environment,
    elapsedMs: attempt.elapsedMs(),
    request: {
      limits: feed.limits,
      ...(feed.pinnedKey === undefined ? {} : { pinnedKey: feed.pinnedKey }),
      ...(trust === undefined ? {} : { trust }),
      ...(signal === undefined ? {} : { signal }),
    },
  });
}

async function takeSlot(attempt: FeedAttempt, address: Sha256Hex, minimumSeconds: number): Promise<void> {
  const { provider, slots, clock } = attempt;
  const rules = { windows: provider.windows, minimumSeconds };
  const answer = await slots.take(provider.id, formatIsoUtc(clock.now()), rules, address);
  if (!answer.allowed) throw new SlotRefusal(answer.waitUntil);
}

/** Another worker, or a person, may have changed the state meanwhile: the outcome then counts on top of theirs. */
async function remember(
  { states, source, enabledAt }: FeedAttempt,
  next: (before: SourceState) => SourceState,
): Promise<SourceState> {
  for (;;) {
    const found = await states.find(source.id);
    const state = next(switchedOnAgain(found ?? newSourceState(), enabledAt));
    if (await states.replace(source.id, found, state)) return state;
  }
}
