import type { ErrorCode, IsoUtc } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import { later, latest } from "./times.ts";

/** What the server said about the version that we have; sent back to ask for a newer one only. */
export interface Validators {
  /** Hash of the address they belong to. */
  readonly address: Sha256Hex;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** What a source remembers from attempt to attempt. */
interface SourceMemory {
  /** Failures since the last success. */
  readonly failures: number;
  readonly validators?: Validators;
  /** The newest good answer; a later bad one never takes its place. */
  readonly lastGood?: { readonly sha256: Sha256Hex; readonly receivedAt: IsoUtc };
  /** When the source last said that this is still the newest. */
  readonly confirmedAt?: IsoUtc;
  /** Why the last attempt failed. */
  readonly problem?: ErrorCode;
}

/** Idle: due at once. Waiting: due at `until`. Stopped: a person must switch it on again. */
export type SourceState =
  | { readonly phase: "idle"; readonly memory: SourceMemory }
  | { readonly phase: "waiting"; readonly until: IsoUtc; readonly memory: SourceMemory }
  | {
      readonly phase: "stopped";
      readonly since: IsoUtc;
      readonly reason: ErrorCode;
      readonly memory: SourceMemory;
    };

/** What came of one attempt. */
export type AttemptOutcome =
  | { readonly kind: "received"; readonly sha256: Sha256Hex; readonly validators: Validators }
  | { readonly kind: "unchanged" }
  /** The server asked for patience (429, 503). */
  | { readonly kind: "busy"; readonly code: ErrorCode; readonly retryAfterSeconds?: number }
  /** Worth another try. */
  | { readonly kind: "failed"; readonly code: ErrorCode }
  /** Another try without a person would only annoy the provider. */
  | { readonly kind: "refused"; readonly code: ErrorCode }
  /** Nothing was asked: the provider's rules don't permit it yet. */
  | { readonly kind: "no-slot"; readonly waitUntil: IsoUtc };

export interface FeedSchedule {
  readonly everySeconds: number;
  /** Wait after the first failure; doubled with each further one. */
  readonly firstRetrySeconds: number;
  /** Longest wait after a failure, and longest Retry-After that is honored. */
  readonly longestRetrySeconds: number;
}

/** Share of the interval by which workers' clocks are spread, so that a provider isn't asked by everybody at the full hour. */
const spread = 0.05;

export const newSourceState = (): SourceState => ({ phase: "idle", memory: { failures: 0 } });

/** Given: a state and the time. Returned: whether the source should be attempted. */
export const isDue = (state: SourceState, now: IsoUtc): boolean =>
  state.phase === "idle" || (state.phase === "waiting" && state.until <= now);

/** Given: a state and when a person last switched the source on. Returned: idle where it was stopped before that, else the same. */
export const switchedOnAgain = (state: SourceState, enabledAt: IsoUtc): SourceState =>
  state.phase === "stopped" && state.since < enabledAt
    ? { phase: "idle", memory: { ...state.memory, failures: 0 } }
    : state;

/**
 * Given: the state before, what came of the attempt, the time, a source of numbers in [0, 1), the schedule.
 * Returned: the state after. A stopped source stays stopped, whatever an attempt on its way still brings.
 */
export function nextAttempt(
  state: SourceState,
  outcome: AttemptOutcome,
  now: IsoUtc,
  random: () => number,
  schedule: FeedSchedule,
): SourceState {
  const memory = remembered(state.memory, outcome, now);
  if (state.phase === "stopped") return { ...state, memory };
  switch (outcome.kind) {
    case "received":
    case "unchanged":
      return { phase: "waiting", until: later(now, schedule.everySeconds * (1 + spread * random())), memory };
    case "no-slot": {
      const until = state.phase === "waiting" ? latest(state.until, outcome.waitUntil) : outcome.waitUntil;
      return { phase: "waiting", until, memory };
    }
    case "refused":
      return { phase: "stopped", since: now, reason: outcome.code, memory };
    case "failed":
      return { phase: "waiting", until: later(now, backOff(memory.failures, random, schedule)), memory };
    case "busy": {
      const asked = Math.min(outcome.retryAfterSeconds ?? 0, schedule.longestRetrySeconds);
      return {
        phase: "waiting",
        until: later(now, Math.max(asked, backOff(memory.failures, random, schedule))),
        memory,
      };
    }
  }
}

/** Doubles with each failure up to the longest; between half of it and all of it, so that workers don't come back together. */
function backOff(failures: number, random: () => number, schedule: FeedSchedule): number {
  const full = Math.min(schedule.firstRetrySeconds * 2 ** (failures - 1), schedule.longestRetrySeconds);
  return full * (0.5 + 0.5 * random());
}

function remembered(memory: SourceMemory, outcome: AttemptOutcome, now: IsoUtc): SourceMemory {
  if (outcome.kind === "no-slot") return memory;
  if (outcome.kind === "received" || outcome.kind === "unchanged") {
    const { problem: _over, ...rest } = memory;
    const good =
      outcome.kind === "received"
        ? { validators: outcome.validators, lastGood: { sha256: outcome.sha256, receivedAt: now } }
        : {};
    return { ...rest, ...good, failures: 0, confirmedAt: now };
  }
  return { ...memory, failures: memory.failures + 1, problem: outcome.code };
}
