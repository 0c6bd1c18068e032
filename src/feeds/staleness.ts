import type { IsoUtc } from "../core/index.ts";
import { later } from "./times.ts";

/** How old a source's data may be. */
export interface StalePolicy {
  readonly staleAfterMinutes: number;
  /** Absent where the rows have no epoch. */
  readonly staleEpochMinutes?: number;
}

/** What there is of a source. */
export interface NewestData {
  /** When the newest good batch came, or the source last said that it is still the newest. */
  readonly confirmedAt?: IsoUtc;
  /** The newest epoch of its rows that is not in the future. */
  readonly newestEpoch?: IsoUtc;
}

export type Freshness =
  | { readonly kind: "fresh" }
  /** `since`: from when on it was stale; absent where nothing good ever came. */
  | { readonly kind: "stale"; readonly reason: "nothing-came" | "old-epochs"; readonly since?: IsoUtc };

/**
 * Given: a source's policy, what there is of it, and the time. Returned: fresh, or stale since when and why: nothing came, or
 * what comes is old (a server that serves yesterday's file with today's date). Of two reasons the earlier one is told.
 */
export function freshness(policy: StalePolicy, newest: NewestData, now: IsoUtc): Freshness {
  const { confirmedAt, newestEpoch } = newest;
  if (confirmedAt === undefined) return { kind: "stale", reason: "nothing-came" };
  const silent = later(confirmedAt, policy.staleAfterMinutes * 60);
  const old =
    policy.staleEpochMinutes === undefined || newestEpoch === undefined
      ? undefined
      : later(newestEpoch, policy.staleEpochMinutes * 60);
  if (old !== undefined && old <= now && old <= silent)
    return { kind: "stale", reason: "old-epochs", since: old };
  if (silent <= now) return { kind: "stale", reason: "nothing-came", since: silent };
  return { kind: "fresh" };
}
