import type { Language } from "../core/index.ts";
import type { StoreOptions } from "../store/index.ts";
import { formatIsoUtc, systemClock } from "../time/index.ts";
import { dataFolder } from "../watch/index.ts";

/** Where this node's store is: its data folder, and with DATABASE_URL a PostgreSQL server for the database. */
export function storeOptions(language: Language, env: NodeJS.ProcessEnv = process.env): StoreOptions {
  const { DATABASE_URL: url, HOSHIMORI_OWNER_DATABASE_URL: ownerUrl } = env;
  return {
    folder: dataFolder(env),
    clock: () => formatIsoUtc(systemClock.now()),
    language,
    ...(url ? { postgres: { url, ...(ownerUrl ? { ownerUrl } : {}) } } : {}),
  };
}
