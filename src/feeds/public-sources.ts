import { readSources, requireSource } from "./read-sources.ts";
import type { PublicSource } from "./source.ts";

/**
 * Given a folder of source descriptions (the house's own unless given), returned those that publish for everybody, by id.
 * What is not in here is never PUBLIC.
 */
export function publicSources(folder?: string): ReadonlyMap<string, PublicSource> {
  return new Map([...readSources(folder)].filter(([, { audience }]) => audience === "public"));
}

/** Given an id, returned its source. Errors: `source-unknown` with the ids that there are. */
export const requirePublicSource = (id: string): PublicSource => requireSource(id, publicSources());
