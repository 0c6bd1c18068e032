import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { HoshimoriError, type IsoUtc, type PartyCode } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import { type Clock, formatIsoUtc } from "../time/index.ts";
import { archiveBatch } from "./archive.ts";
import type { FeedProblem } from "./fetch-feed.ts";
import { type InputFile, readInputFile } from "./input-file.ts";
import type { FolderFeed, Source } from "./source.ts";
import { type SourceBatch, sourceBatch } from "./source-batch.ts";
import { secondsBetween } from "./times.ts";

/** A file as it was seen at one look. */
interface Sighting {
  readonly size: number;
  readonly changedMs: number;
  /** Since when it has looked like this. */
  readonly since: IsoUtc;
  /** Read (or refused) as it looks now: nothing more to do until it changes. */
  readonly isDone: boolean;
}

/** What the looks before saw, by file name; start with none. */
export type FolderMemory = ReadonlyMap<string, Sighting>;

export interface FolderLook {
  readonly source: Source;
  readonly feed: FolderFeed;
  /** The data folder; new files are archived in it. */
  readonly folder: string;
  readonly originator: PartyCode;
  readonly clock: Clock;
  /** Hashes that are known already: the same bytes under another name are nothing new. */
  readonly known: ReadonlySet<Sha256Hex>;
  readonly memory: FolderMemory;
}

export interface FolderFindings {
  readonly batches: readonly SourceBatch[];
  readonly problems: readonly FeedProblem[];
  readonly memory: FolderMemory;
}

/** Names under which programs write what is not finished yet, and names that people don't see. */
const unfinishedName = /^[.~]|~$|\.(?:part|partial|tmp|temp|crdownload|download|filepart|swp|lock)$/i;

/**
 * Looks into a watched folder once. A file counts when it kept size and time for the settling time: one that still grows waits.
 * Files are never changed, moved or deleted; links and folders in it are left alone.
 *
 * Given: the look. Returned: a batch for each new content (the party's own, never PUBLIC), a problem for each file that can't be
 * read, told once, and what to remember. Errors: `input-not-found`, `input-not-permitted` for the folder itself; those of the disk.
 */
export async function lookIntoFolder(look: FolderLook): Promise<FolderFindings> {
  const { feed, clock } = look;
  const now = formatIsoUtc(clock.now());
  const memory = new Map<string, Sighting>();
  const seen = new Set(look.known);
  const batches: SourceBatch[] = [];
  const problems: FeedProblem[] = [];
  for (const name of await namesIn(feed.folder)) {
    const sighting = await sight(join(feed.folder, name), look.memory.get(name), now);
    if (!sighting) continue;
    memory.set(name, sighting);
    if (sighting.isDone || secondsBetween(sighting.since, now) < feed.settleSeconds) continue;
    const read = await readSettled(look, name, sighting);
    if (read === undefined) {
      memory.delete(name); // it changed while it was read: it starts to settle anew
      continue;
    }
    memory.set(name, { ...sighting, isDone: true });
    if ("code" in read) problems.push(read);
    else if (!seen.has(read.sha256)) {
      seen.add(read.sha256);
      await archiveBatch(look.folder, read);
      batches.push(batchOf(look, read));
    }
  }
  return { batches, problems, memory };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !unfinishedName.test(name)).sort();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const isAbsent = code === "ENOENT" || code === "ENOTDIR";
    throw new HoshimoriError(
      isAbsent ? "input-not-found" : "input-not-permitted",
      { path: folder },
      { cause: error },
    );
  }
}

async function sight(path: string, before: Sighting | undefined, now: IsoUtc): Promise<Sighting | undefined> {
  const status = await lstat(path).catch(() => undefined);
  if (!status?.isFile() || status.size === 0) return undefined;
  const isSame = before?.size === status.size && before.changedMs === status.mtimeMs;
  return isSame ? before : { size: status.size, changedMs: status.mtimeMs, since: now, isDone: false };
}

/** The file, or why it can't be read; undefined where it changed meanwhile. */
async function readSettled(
  { feed, clock }: FolderLook,
  name: string,
  sighting: Sighting,
): Promise<InputFile | FeedProblem | undefined> {
  const path = join(feed.folder, name);
  const read = await readInputFile(path, { maxBytes: feed.maxBytes, clock }).catch((error: unknown) => {
    if (error instanceof HoshimoriError) return { code: error.code, parts: error.parts };
    throw error;
  });
  const after = await lstat(path).catch(() => undefined);
  return after?.size === sighting.size && after.mtimeMs === sighting.changedMs ? read : undefined;
}

const batchOf = ({ source, originator }: FolderLook, input: InputFile): SourceBatch =>
  sourceBatch(input, { format: "anything", originator, provenance: `${source.name}, ${input.name}` });
