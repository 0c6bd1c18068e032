import { HoshimoriError, type IsoUtc } from "../core/index.ts";
import { type Gateway, openGateway } from "./gateway.ts";
import { migrate, migrationsFolder, readMigrations } from "./migrations.ts";
import { loginOf, openPostgres } from "./postgres-database.ts";
import { checkLogin, newestMigration, permitLogin } from "./postgres-login.ts";

export interface PostgresStoreOptions {
  /** What the program signs in with (DATABASE_URL): no superuser, owns nothing. */
  readonly url: string;
  /** Who owns the schema and migrates it (HOSHIMORI_OWNER_DATABASE_URL), a superuser; without it the database must be migrated. */
  readonly ownerUrl?: string;
  /** The present time, for the record of what was migrated when. */
  readonly clock: () => IsoUtc;
  /** Where the migrations lie; the repository's `sql/` unless given. */
  readonly migrations?: string;
}

/** A store in a database of a PostgreSQL server. */
export interface PostgresStore extends Gateway {
  readonly close: () => Promise<void>;
}

/**
 * Given: addresses of a database. Returned: the store in it; with the owner's address migrated, and the sign-in given its rights.
 * Errors: `store-database-unreachable`, `store-login-too-powerful`, `store-not-migrated`, `store-migration-…`.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<PostgresStore> {
  const { url, ownerUrl, clock, migrations = migrationsFolder } = options;
  if (ownerUrl !== undefined) {
    const owner = openPostgres(ownerUrl);
    try {
      await migrate(owner, migrations, clock);
      await permitLogin(owner, loginOf(url));
    } finally {
      await owner.close();
    }
  }
  const database = openPostgres(url);
  try {
    await checkLogin(database);
    const newest = readMigrations(migrations).at(-1)?.file;
    if ((await newestMigration(database)) !== newest) throw new HoshimoriError("store-not-migrated");
    return { ...openGateway(database), close: database.close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
