import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HoshimoriError, type IsoUtc } from "../core/index.ts";
import { parseIsoUtc } from "../time/index.ts";
import { readFields } from "./field-reader.ts";
import { parseJson } from "./providers.ts";
import { readFeed } from "./read-sources.ts";
import type { Feed, Source } from "./source.ts";

/** What the person who runs a node decided about one source. */
export interface FeedSetting {
  /** When it was switched on; absent where it is off. */
  readonly enabledAt?: IsoUtc;
  /** Fields of the source's feed that differ here: address, folder, numbers, pinned key … */
  readonly feed?: Readonly<Record<string, unknown>>;
}

export type FeedSettings = ReadonlyMap<string, FeedSetting>;

/** The file of a data folder that holds them; without it every feed is off. */
const settingsFile = (folder: string) => join(folder, "feeds.json");

/**
 * Given: the data folder. Returned: its settings by source id; none where nothing was switched on yet.
 * Errors: `source-not-json`, `source-field-…` with file and field.
 */
export function readFeedSettings(folder: string): FeedSettings {
  const file = settingsFile(folder);
  if (!existsSync(file)) return new Map();
  const value = parseJson(readFileSync(file, "utf8"), file);
  const top = readFields(value, file);
  return new Map(
    Object.keys(value as object).map((id) => {
      const fields = top.object(id);
      const setting: FeedSetting = {
        ...(fields.has("enabledAt")
          ? { enabledAt: fields.textLike("enabledAt", "YYYY-MM-DDThh:mm:ss.ffffffZ", isTime) }
          : {}),
        ...(fields.has("feed") ? { feed: fields.record("feed") } : {}),
      };
      fields.end();
      return [id, setting];
    }),
  );
}

function isTime(text: string): boolean {
  try {
    parseIsoUtc(text);
    return text.length === "2026-08-12T00:00:00.000000Z".length;
  } catch {
    return false;
  }
}

/** Given: the data folder, a source, and the setting that takes the place of the one before. Written whole or not at all. */
export function writeFeedSetting(folder: string, id: string, setting: FeedSetting): void {
  const all = Object.fromEntries(new Map(readFeedSettings(folder)).set(id, setting));
  mkdirSync(folder, { recursive: true });
  const file = settingsFile(folder);
  // An address may hold a key: only the user of the node may read it.
  writeFileSync(`${file}.new`, `${JSON.stringify(all, undefined, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/**
 * Given: a source and its setting. Returned: its feed as it runs on this node.
 * Errors: `feed-none` where the source can't be fetched, `feed-incomplete` where it needs an address or a folder that nobody gave,
 * `source-field-…` where a setting is wrong.
 */
export function feedOf(source: Source, setting: FeedSetting = {}): Feed {
  const { feed } = source;
  if (!feed) throw new HoshimoriError("feed-none", { id: source.id });
  const own = setting.feed === undefined ? feed : merged(feed, source.id, setting.feed);
  const missing =
    own.kind === "folder"
      ? own.folder === "" && "folder"
      : (own.url === "" && "url") || (own.url.includes("{ids}") && own.ids.length === 0 && "ids");
  if (missing) throw new HoshimoriError("feed-incomplete", { id: source.id, field: missing });
  return own;
}

function merged(feed: Feed, id: string, changes: Readonly<Record<string, unknown>>): Feed {
  const place = `${id}.feed`;
  const asWritten =
    feed.kind === "folder"
      ? { ...omit(feed, ["maxBytes"]), maxMB: feed.maxBytes / 1e6 }
      : { ...omit(feed, ["limits"]), ...omit(feed.limits, ["maxBytes"]), maxMB: feed.limits.maxBytes / 1e6 };
  // The provider decides about the rules; a setting must not move an address out of them.
  return readFeed(readFields({ ...asWritten, ...changes, ...fixedPart(feed) }, "feeds.json", place));
}

const fixedPart = (feed: Feed) =>
  feed.kind === "web" ? { kind: feed.kind, provider: feed.provider } : { kind: feed.kind };

const omit = (value: object, names: readonly string[]) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
