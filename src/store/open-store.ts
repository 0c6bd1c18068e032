import { describeError, HoshimoriError, type IsoUtc, type Language } from "../core/index.ts";
import { findDatabase, keepNewDatabase, prepareFolder } from "./data-folder.ts";
import { fatalErrorOf } from "./database-errors.ts";
import { lockFolder } from "./folder-lock.ts";
import { type Gateway, openGateway } from "./gateway.ts";
import { migrate, migrationsFolder } from "./migrations.ts";
import { openPostgresStore } from "./open-postgres-store.ts";
import { openPGlite } from "./pglite-database.ts";

export interface StoreOptions {
  /** The data folder (HOSHIMORI_DATA); created if missing. */
  readonly folder: string;
  /** The present time, for the record of what was migrated when. */
  readonly clock: () => IsoUtc;
  /**
   * Called once when the disk or the engine fails for good. The process must end then, since nothing later could be
   * acknowledged. Without it the process writes the error to standard error and exits with 1.
   */
  readonly onFatal?: (error: HoshimoriError) => void;
  /** The language of that last message; English unless given. */
  readonly language?: Language;
  /** Where the migrations lie; the repository's `sql/` unless given. */
  readonly migrations?: string;
  /** A PostgreSQL server that holds the database instead; the folder then keeps archives and secrets only. */
  readonly postgres?: { readonly url: string; readonly ownerUrl?: string };
}

/** An open data folder. */
export interface Store extends Gateway {
  /** The real path of the data folder. */
  readonly folder: string;
  /** Ends open transactions in order, then frees the folder. */
  readonly close: () => Promise<void>;
}

/**
 * Given: a data folder. Returned: the store in it, migrated; this process alone holds it until `close` or its end.
 * What `as` fulfilled is on disk and survives SIGKILL and power loss.
 * Errors: `store-folder-in-use`, `store-folder-maybe-in-use`, `store-folder-unwritable`, `store-folder-newer`,
 * `store-folder-unreadable`, `store-disk-full`, `store-open-failed`, `store-migration-…`; of a server those of {@link openPostgresStore}.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const onFatal = options.onFatal ?? ((error) => endProcess(error, options.language ?? "en"));
  const folder = prepareFolder(options.folder);
  const lock = await lockFolder(folder).catch((error: unknown) => {
    throw error instanceof HoshimoriError ? error : (fatalErrorOf(error, folder) ?? error);
  });
  try {
    if (options.postgres) {
      const { clock, migrations } = options;
      const store = await openPostgresStore({
        ...options.postgres,
        clock,
        ...(migrations === undefined ? {} : { migrations }),
      });
      return {
        ...store,
        folder,
        close: async () => {
          await store.close();
          await lock.release();
        },
      };
    }
    const { path, isNew } = findDatabase(folder);
    if (isNew) {
      await (await openPGlite(folder, path, onFatal)).close();
      keepNewDatabase(folder);
    }
    const database = await openPGlite(folder, findDatabase(folder).path, onFatal);
    try {
      await migrate(database, options.migrations ?? migrationsFolder, options.clock);
    } catch (error) {
      await database.close();
      throw error;
    }
    return {
      ...openGateway(database),
      folder,
      close: async () => {
        await database.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function endProcess(error: HoshimoriError, language: Language): never {
  process.stderr.write(`${describeError(error, language)}\n`);
  process.exit(1);
}
