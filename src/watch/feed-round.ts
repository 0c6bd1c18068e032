import { HoshimoriError, type IsoUtc, originatorOnly, type PartyCode, publicMarking } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import {
  archivePath,
  attemptFeed,
  type Feed,
  type FeedAttempt,
  type FeedProblem,
  type FolderFeed,
  type FolderMemory,
  feedOf,
  lookIntoFolder,
  newSourceState,
  providerOf,
  readFeedSettings,
  readInputFile,
  readProviders,
  readSources,
  type Source,
  type SourceState,
  shownAddress,
  type WebFeed,
} from "../feeds/index.ts";
import {
  feedSlots,
  feedStates,
  listSourceBatches,
  type Store,
  type StoredSourceBatch,
} from "../store/index.ts";
import { formatIsoUtc } from "../time/index.ts";
import { type FeedHealth, feedHealth } from "./feed-health.ts";
import { type Delivery, ingestElements, ingestSatcat } from "./ingest.ts";

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

/** What one round leaves for the next. */
export interface FeedMemory {
  readonly folders: Map<string, FolderMemory>;
  /** Archived bytes that no reader could take, told once with their problem. */
  readonly unreadable: Map<Sha256Hex, FeedProblem>;
  /** What the last attempt at a source met, by its id. */
  readonly problems: Map<string, FeedProblem>;
}

export const newFeedMemory = (): FeedMemory => ({
  folders: new Map(),
  unreadable: new Map(),
  problems: new Map(),
});

export interface FeedRound {
  readonly health: readonly FeedHealth[];
  /** Rows that were not there before. */
  readonly rowsAdded: number;
}

/** Feeds bring the present: what they bring lives in the live realm. */
const realm = "live";

/**
 * Looks once at every feed that a person switched on: attempts what is due, and takes into the store what the archive has of
 * it and the store has not, so that a process killed between both loses nothing.
 * Given: the node and its memory. Returned: how each feed stands. Errors: those of disk and store, and of a damaged `feeds.json`.
 */
export async function lookAtFeeds(node: FeedNode, memory: FeedMemory): Promise<FeedRound> {
  const settings = readFeedSettings(node.store.folder);
  const health: FeedHealth[] = [];
  let rowsAdded = 0;
  for (const source of readSources().values()) {
    const setting = settings.get(source.id);
    if (setting?.enabledAt === undefined || node.signal?.aborted) continue;
    const found = await lookAt(node, memory, source, feedOf(source, setting), setting.enabledAt);
    rowsAdded += found.rowsAdded;
    health.push(found.health);
  }
  return { health, rowsAdded };
}

async function lookAt(
  node: FeedNode,
  memory: FeedMemory,
  source: Source,
  feed: Feed,
  enabledAt: IsoUtc,
): Promise<{ readonly health: FeedHealth; readonly rowsAdded: number }> {
  const { store, party, clock } = node;
  const known = await store.as({ kind: "system", realm, party }, listSourceBatches);
  const looked =
    feed.kind === "folder"
      ? await lookIntoIts(node, memory, source, feed, known)
      : await attemptIts(node, source, feed, enabledAt, known);
  let rowsAdded = 0;
  if (looked.problem) memory.problems.set(source.id, looked.problem);
  const met = memory.problems.get(source.id);
  let problem = looked.problem ?? (met?.code === looked.state.memory.problem ? met : undefined);
  let newest: Dated | undefined = newestOf(known.filter(looked.isIts));
  for (const arrival of looked.arrived) {
    const taken = memory.unreadable.get(arrival.sha256) ?? (await take(node, source, feed, arrival));
    if ("code" in taken) {
      memory.unreadable.set(arrival.sha256, taken);
      problem = taken;
    } else {
      rowsAdded += taken.rowsAdded;
      newest = newestOf([...(newest ? [newest] : []), taken]);
    }
  }
  const now = formatIsoUtc(clock.now());
  return { health: feedHealth(source, feed, looked.state, newest, now, problem), rowsAdded };
}

/** Bytes in the archive that the store has not taken yet. */
interface Arrival {
  readonly sha256: Sha256Hex;
  readonly name: string;
  readonly receivedAt: IsoUtc;
  readonly url: string;
}

interface Looked {
  readonly state: SourceState;
  readonly arrived: readonly Arrival[];
  readonly problem?: FeedProblem;
  /** Whether a stored batch came from this feed. */
  readonly isIts: (batch: StoredSourceBatch) => boolean;
}

async function attemptIts(
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
    slots: feedSlots(store, realm),
    states: feedStates(store, realm),
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

async function lookIntoIts(
  { store, party, clock }: FeedNode,
  memory: FeedMemory,
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
      memory: memory.folders.get(source.id) ?? new Map(),
    });
    memory.folders.set(source.id, found.memory);
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

/** Reads an arrival from the archive into the store. Returned: what it brought, or why no reader could take it. */
async function take(
  { store, party }: FeedNode,
  source: Source,
  feed: Feed,
  { sha256, name, receivedAt, url }: Arrival,
): Promise<(Dated & { readonly rowsAdded: number }) | FeedProblem> {
  const read = feed.kind === "web" && feed.content === "satcat-csv" ? ingestSatcat : ingestElements;
  try {
    const delivery: Delivery = {
      input: { ...(await readInputFile(archivePath(store.folder, sha256))), name, receivedAt },
      url,
      completeness: source.completeness,
      marking: source.audience === "public" ? publicMarking : originatorOnly(party),
    };
    const { rowsAdded, newestEpoch } = await read(store, realm, delivery);
    return { rowsAdded, receivedAt, ...(newestEpoch ? { newestEpoch } : {}) };
  } catch (error) {
    if (error instanceof HoshimoriError && error.code.startsWith("input-"))
      return { code: error.code, parts: error.parts };
    throw error;
  }
}

type Dated = Pick<StoredSourceBatch, "newestEpoch" | "receivedAt">;

/** Of several batches the one with the newest epoch, or without epochs the one that came last. */
function newestOf(batches: readonly Dated[]): Dated | undefined {
  const key = ({ newestEpoch, receivedAt }: Dated) => newestEpoch ?? receivedAt;
  return batches.reduce<Dated | undefined>(
    (newest, batch) => (newest === undefined || key(batch) > key(newest) ? batch : newest),
    undefined,
  );
}
