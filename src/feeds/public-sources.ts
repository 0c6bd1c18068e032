import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HoshimoriError } from "../core/index.ts";

/** A source that publishes for everybody, as policies/sources/*.json describe it: one file a source. */
export interface PublicSource {
  /** "celestrak-active". */
  readonly id: string;
  readonly name: string;
  /** Where it is fetched from, or its home page. */
  readonly url: string;
  /** Who must be named where its data are shown. */
  readonly attribution: string;
  readonly terms: string;
  /** "full": everything that the source publishes of its kind; "group": a part. */
  readonly completeness: "full" | "group";
}

const sourcesFolder = join(import.meta.dirname, "../../policies/sources");

/** Given a folder of source descriptions (the house's own unless given), returned them by id. */
export function publicSources(folder = sourcesFolder): ReadonlyMap<string, PublicSource> {
  const sources = new Map<string, PublicSource>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".json")) continue;
    const source: PublicSource = JSON.parse(readFileSync(join(folder, file), "utf8"));
    sources.set(source.id, source);
  }
  return sources;
}

/** Given an id, returned its source. Errors: `source-unknown` with the ids that there are. */
export function requirePublicSource(id: string, sources = publicSources()): PublicSource {
  const source = sources.get(id);
  if (!source) throw new HoshimoriError("source-unknown", { id, known: [...sources.keys()].join(", ") });
  return source;
}
