import { HoshimoriError, type IsoUtc, originatorOnly, publicMarking } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import {
  archivePath,
  type Feed,
  type FeedProblem,
  type FolderMemory,
  feedOf,
  readFeedSettings,
  readInputFile,
  readSources,
  type Source,
} from "../feeds/index.ts";
import { listSourceBatches, type StoredSourceBatch } from "../store/index.ts";
import { formatIsoUtc } from "../time/index.ts";
import { type FeedHealth, feedHealth } from "./feed-health.ts";
import { type Arrival, attemptIts, type FeedNode, feedRealm, lookIntoIts } from "./feed-look.ts";
import { type Delivery, ingestElements, ingestSatcat } from "./ingest.ts";

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
  const known = await store.as({ kind: "system", realm: feedRealm, party }, listSourceBatches);
  const looked =
    feed.kind === "folder"
      ? await lookIntoIts(node, memory.folders, source, feed, known)
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
    const { rowsAdded, newestEpoch } = await read(store, feedRealm, delivery);
    return { rowsAdded, receivedAt, ...(newestEpoch ? { newestEpoch } : {}) };
  } catch (error) {
    if (error instanceof HoshimoriError && !error.code.startsWith("store-"))
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
