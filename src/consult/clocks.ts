import policy from "../../policies/clocks.json" with { type: "json" };
import type { IsoUtc } from "../core/index.ts";
import { addSeconds, compareInstants, elapsedSeconds, formatIsoUtc, parseIsoUtc } from "../time/index.ts";
import type { CaseState } from "./case.ts";

/** A reminder as `policies/clocks.json` has it. It starts with the first change to `startsAt` and ends with one of `metAt`. */
export interface CaseClock {
  readonly id: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly metAt: readonly string[];
  /** Starts again when a person records it as met, until the case is closed. */
  readonly repeats: boolean;
}

export const caseClocks: readonly CaseClock[] = policy.clocks;

/** A reminder that runs or has run out. It reminds; nothing happens by itself. */
export interface DueClock {
  readonly clock: string;
  readonly startedAt: IsoUtc;
  readonly dueAt: IsoUtc;
  /** SI seconds until due; negative once that is past. */
  readonly remainingSeconds: number;
}

/**
 * Given: a case and the present. Returned: the clocks that run, soonest first; none for a closed case.
 * A clock ends when the case reaches the state that meets it, or when a person recorded it as met. The case stays as it is.
 * Errors: those of `parseIsoUtc` for a present that is no time.
 */
export function dueClocks(state: CaseState, now: IsoUtc): DueClock[] {
  if (state.status === "closed") return [];
  const present = parseIsoUtc(now);
  return caseClocks
    .flatMap((clock) => {
      const startedAt = runningSince(clock, state);
      if (startedAt === undefined) return [];
      const due = addSeconds(parseIsoUtc(startedAt), clock.minutes * 60);
      return [
        {
          clock: clock.id,
          startedAt,
          dueAt: formatIsoUtc(due),
          remainingSeconds: elapsedSeconds(present, due),
        },
      ];
    })
    .sort((a, b) => a.remainingSeconds - b.remainingSeconds);
}

function runningSince(clock: CaseClock, state: CaseState): IsoUtc | undefined {
  const startedAt = state.history.find((change) => change.status === clock.startsAt)?.at;
  if (startedAt === undefined) return undefined;
  const recordedAt = state.clocksMet[clock.id];
  if (clock.repeats) return latest(startedAt, recordedAt);
  const met = state.history.some((change) => clock.metAt.includes(change.status));
  return met || recordedAt !== undefined ? undefined : startedAt;
}

const latest = (a: IsoUtc, b: IsoUtc | undefined): IsoUtc =>
  b !== undefined && compareInstants(parseIsoUtc(b), parseIsoUtc(a)) > 0 ? b : a;
