import { HoshimoriError, type IsoUtc, type PartyCode } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import {
  attemptFeed,
  type FeedAttempt,
  type FeedProblem,
  type FolderFeed,
  type FolderMemory,
  lookIntoFolder,
  newSourceState,
  providerOf,
  readProviders,
  type Source,
  type SourceState,
  shownAddress,
  type WebFeed,
} from "../feeds/index.ts";
import { feedSlots, feedStates, type Store, type StoredSourceBatch } from "../store/index.ts";

/** What the loop needs of the node it runs on. */
export interface FeedNode
  extends Pick<
    FeedAttempt,
    "clock" | "random" | "elapsedMs" | "environment" | "sessions" | "trust" | "signal"
  > {
  readonly store: Store;
  /** Whose what comes is, where it is not public. */
  readonly party: PartyCode;
}

/** Feeds bring the present: what they bring lives in the live realm. */
export const feedRealm = "live";

/** Bytes in the archive that the store has not taken yet. */
export interface Arrival {
  readonly sha256: Sha256Hex;
  readonly name: string;
  readonly receivedAt: IsoUtc;
  readonly url: string;
}

/** What one look at a feed found. */
export interface Looked {
  readonly state: SourceState;
  readonly arrived: readonly Arrival[];
  readonly problem?: FeedProblem;
  /** Whether a stored batch came from this feed. */
  readonly isIts: (batch: StoredSourceBatch) => boolean;
}

/** Attempts a feed by its schedule and its provider's rules; what the archive has of it and the store has not has arrived. */
export async function attemptIts(
  node: FeedNode,
  source: Source,
  feed: WebFeed,
  enabledAt: IsoUtc,
  known: readonly StoredSourceBatch[],
): Promise<Looked> {
  const { store, party } = node;
  const { state, problem } = await attemptFeed({
    ...node,
    source,
    feed,
    provider: providerOf(feed, readProviders()),
    folder: store.folder,
    enabledAt,
    originator: party,
    slots: feedSlots(store, feedRealm),
    states: feedStates(store, feedRealm),
  });
  const { lastGood } = state.memory;
  const isIts = ({ sha256 }: StoredSourceBatch) => sha256 === lastGood?.sha256;
  const url = source.audience === "public" ? source.url : shownAddress(feed.url);
  const isNew = lastGood !== undefined && !isArchivedOnly(feed) && !known.some(isIts);
  return {
    state,
    arrived: isNew ? [{ ...lastGood, name: source.id, url }] : [],
    ...(problem ? { problem } : {}),
    isIts,
  };
}

/** What no table of the store takes yet stays in the archive. */
const isArchivedOnly = ({ content }: WebFeed): boolean =>
  content === "json" || content === "csv" || content === "tsv";

/** Looks into a watched folder; `memories`: what the looks before saw, by source. */
export async function lookIntoIts(
  { store, party, clock }: FeedNode,
  memories: Map<string, FolderMemory>,
  source: Source,
  feed: FolderFeed,
  known: readonly StoredSourceBatch[],
): Promise<Looked> {
  const place = `file://${feed.folder}/`;
  const isIts = ({ url }: StoredSourceBatch) => url.startsWith(place);
  try {
    const found = await lookIntoFolder({
      source,
      feed,
      folder: store.folder,
      originator: party,
      clock,
      known: new Set(known.map(({ sha256 }) => sha256)),
      memory: memories.get(source.id) ?? new Map(),
    });
    memories.set(source.id, found.memory);
    const arrived = found.batches.map(({ sha256, name, receivedAt }) => ({
      ...{ sha256, name, receivedAt },
      url: place + name,
    }));
    const [problem] = found.problems;
    return { state: newSourceState(), arrived, ...(problem ? { problem } : {}), isIts };
  } catch (error) {
    if (!(error instanceof HoshimoriError)) throw error;
    return { state: newSourceState(), arrived: [], problem: error, isIts };
  }
}
