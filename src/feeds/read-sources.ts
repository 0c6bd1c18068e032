import { join } from "node:path";
import { HoshimoriError } from "../core/index.ts";
import { isPermittedAddress, mostIds } from "./address.ts";
import { type FieldReader, readFields } from "./field-reader.ts";
import { jsonFiles } from "./providers.ts";
import {
  type Feed,
  type FeedLimits,
  type FolderFeed,
  feedContents,
  type PublicSource,
  type Source,
  type WebFeed,
} from "./source.ts";

const sourcesFolder = join(import.meta.dirname, "../../policies/sources");

/** Five years: no feed waits longer. */
const mostMinutes = 2_628_000;

/**
 * Given: a folder of source descriptions (the house's own unless given). Returned: the sources by id.
 * Errors, each with the file and the field: `source-not-json`, `source-field-missing`, `source-field-invalid`, `source-field-unknown`.
 */
export function readSources(folder = sourcesFolder): ReadonlyMap<string, Source> {
  return new Map(
    jsonFiles(folder).map(([file, value]) => {
      const source = readSource(value, file);
      return [source.id, source];
    }),
  );
}

/** Given an id, returned its source. Errors: `source-unknown` with the ids that there are. */
export function requireSource<Kind extends PublicSource>(
  id: string,
  sources: ReadonlyMap<string, Kind>,
): Kind {
  const source = sources.get(id);
  if (!source) throw new HoshimoriError("source-unknown", { id, known: [...sources.keys()].join(", ") });
  return source;
}

/** Given: the content of a source file and its name. Returned: the source. Errors as {@link readSources}. */
export function readSource(value: unknown, file: string): Source {
  const fields = readFields(value, file);
  const audience = fields.oneOf("audience", ["public", "party"]);
  const source: Source = {
    id: fields.textLike("id", file.replace(/\.json$/, ""), (id) => `${id}.json` === file),
    name: fields.text("name"),
    url:
      audience === "public"
        ? fields.textLike("url", "https://…", isPermittedAddress)
        : fields.text("url", ""),
    attribution: fields.text("attribution", audience === "party" ? "" : undefined),
    terms: fields.text("terms"),
    completeness: fields.oneOf("completeness", ["full", "group"]),
    audience,
    ...(fields.has("feed") ? { feed: readFeed(fields.object("feed")) } : {}),
  };
  fields.end();
  return source;
}

/** Given: the fields of a source's `feed`. Returned: the feed. Errors as {@link readSources}. */
export function readFeed(fields: FieldReader): Feed {
  const kind = fields.oneOf("kind", ["web", "folder"]);
  const feed = kind === "web" ? readWebFeed(fields) : readFolderFeed(fields);
  fields.end();
  return feed;
}

function readWebFeed(fields: FieldReader): WebFeed {
  return {
    kind: "web",
    provider: fields.text("provider"),
    url: fields.textLike("url", "https://…", (url) => url === "" || isPermittedAddress(url)),
    content: fields.oneOf("content", feedContents),
    everyMinutes: fields.number("everyMinutes", 1, mostMinutes),
    minimumMinutes: fields.number("minimumMinutes", 1, mostMinutes, 1),
    ...readStaleness(fields),
    daysBack: fields.number("daysBack", 0, 3650, 0),
    ids: readIds(fields),
    redirectHosts: fields.texts("redirectHosts"),
    ...(fields.has("pinnedKey")
      ? {
          pinnedKey: fields.textLike("pinnedKey", "SHA-256, 64 × 0-9a-f", (key) =>
            /^[0-9a-f]{64}$/.test(key),
          ),
        }
      : {}),
    limits: readLimits(fields),
  };
}

function readFolderFeed(fields: FieldReader): FolderFeed {
  return {
    kind: "folder",
    folder: fields.textLike("folder", '"…"', () => true),
    settleSeconds: fields.number("settleSeconds", 0, 3600),
    ...readStaleness(fields),
    maxBytes: fields.number("maxMB", 0.000001, 2000, 2000) * 1e6,
  };
}

const readStaleness = (fields: FieldReader) => ({
  staleAfterMinutes: fields.number("staleAfterMinutes", 1, mostMinutes),
  ...(fields.has("staleEpochMinutes")
    ? { staleEpochMinutes: fields.number("staleEpochMinutes", 1, mostMinutes) }
    : {}),
});

const readLimits = (fields: FieldReader): FeedLimits => ({
  maxBytes: fields.number("maxMB", 0.000001, 2000) * 1e6,
  headersSeconds: fields.number("headersSeconds", 0.05, 600, 60),
  idleSeconds: fields.number("idleSeconds", 0.05, 600, 30),
  totalSeconds: fields.number("totalSeconds", 0.05, 7200, 900),
});

function readIds(fields: FieldReader): readonly number[] {
  const ids = fields.list("ids", (entry) => entry as number);
  const areIds = ids.every((id) => Number.isInteger(id) && id >= 1 && id <= 999_999_999);
  if (!areIds || ids.length > mostIds) throw fields.objection("ids", `1 … 999999999, ≤ ${mostIds}`);
  return ids;
}
