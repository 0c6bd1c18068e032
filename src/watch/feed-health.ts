import type { ErrorCode, IsoUtc, TemplateParts } from "../core/index.ts";
import type { Feed, FeedProblem, Freshness, Source, SourceState } from "../feeds/index.ts";
import { freshness } from "../feeds/index.ts";
import type { StoredSourceBatch } from "../store/index.ts";

/** How a feed that is switched on stands; holds no secret, so that it can be shown. */
export interface FeedHealth {
  readonly id: string;
  readonly name: string;
  readonly audience: Source["audience"];
  /** Whether what it brings are element sets: LIVE rests on those. */
  readonly bringsElements: boolean;
  readonly phase: SourceState["phase"];
  /** When it is due again, where it waits. */
  readonly dueAt?: IsoUtc;
  readonly freshness: Freshness;
  /** When its newest good data came or were confirmed. */
  readonly confirmedAt?: IsoUtc;
  readonly newestEpoch?: IsoUtc;
  /** Why the last attempt failed, or what came could not be read; its parts are known to the process that met it. */
  readonly problem?: { readonly code: ErrorCode; readonly parts?: TemplateParts };
}

const elementContents: ReadonlySet<string> = new Set(["tle", "omm-csv", "omm-json", "anything"]);

const bringsElements = (feed: Feed): boolean => feed.kind === "folder" || elementContents.has(feed.content);

/** Given: a feed, how its source stands, the newest batch it brought, what went wrong, and the time. Returned: its health. */
export function feedHealth(
  source: Source,
  feed: Feed,
  state: SourceState,
  newest: Pick<StoredSourceBatch, "newestEpoch" | "receivedAt"> | undefined,
  now: IsoUtc,
  problem?: FeedProblem,
): FeedHealth {
  const { memory } = state;
  const confirmedAt = memory.confirmedAt ?? newest?.receivedAt;
  const newestEpoch = newest?.newestEpoch;
  const code = memory.problem;
  const told = problem ?? (code && { code });
  const known = { ...(confirmedAt ? { confirmedAt } : {}), ...(newestEpoch ? { newestEpoch } : {}) };
  return {
    id: source.id,
    name: source.name,
    audience: source.audience,
    bringsElements: bringsElements(feed),
    phase: state.phase,
    ...(state.phase === "waiting" ? { dueAt: state.until } : {}),
    freshness: freshness(feed, known, now),
    ...known,
    ...(told ? { problem: told } : {}),
  };
}

/** LIVE: some feed of element sets is fresh. */
export const isLive = (feeds: readonly FeedHealth[]): boolean =>
  feeds.some((feed) => feed.bringsElements && feed.freshness.kind === "fresh");
