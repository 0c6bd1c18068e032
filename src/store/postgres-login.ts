import { HoshimoriError } from "../core/index.ts";
import type { Database } from "./database.ts";
import { databaseRoleOf } from "./principal.ts";

/**
 * Given: the database as its owner, and the role that the program signs in as. Gives it what the gateway needs and nothing else: to set the
 * principal's settings, and to take a principal's role for a transaction; by itself it reads nothing.
 */
export async function permitLogin(owner: Database, login: string): Promise<void> {
  const roles = Object.values(databaseRoleOf).join(", ");
  await owner.transaction(async (connection) => {
    const { rows } = await connection.query("select quote_ident($1) as name", [login]);
    const { name } = rows[0] as { name: string };
    await connection.script(`
      alter role ${name} noinherit;
      grant ${roles} to ${name};
      grant execute on function pg_catalog.set_config(text, text, boolean) to ${name};
      create or replace function hoshimori.newest_migration() returns text language sql stable security definer
        set search_path = pg_catalog, pg_temp as 'select max(file) from hoshimori.schema_migration';
      revoke execute on function hoshimori.newest_migration() from public;
      grant usage on schema hoshimori to ${name};
      grant execute on function hoshimori.newest_migration() to ${name};`);
  });
}

interface Powers {
  readonly login: string;
  readonly rolsuper: boolean;
  readonly rolbypassrls: boolean;
  readonly rolcreaterole: boolean;
  readonly rolinherit: boolean;
  readonly owns: number;
  /** Roles of such powers that it may take. */
  readonly reaches: number;
}

/**
 * Given: the database as the program signs in. Errors: `store-login-too-powerful` where it is a superuser, passes by row-level security, makes
 * roles, inherits the principals' rights, or owns anything in the schema: then the rules would not bind it.
 */
export async function checkLogin(database: Database): Promise<void> {
  const powers = await database.transaction(async (connection) => {
    const { rows } = await connection.query(
      `select rolname as login, rolsuper, rolbypassrls, rolcreaterole, rolinherit,
         (select count(*)::int4 from pg_class where relowner = role.oid
           and relnamespace = (select oid from pg_namespace where nspname = 'hoshimori')) as owns,
         (select count(*)::int4 from pg_roles other
           where pg_has_role(role.oid, other.oid, 'member') and (other.rolsuper or other.rolbypassrls
             or exists (select from pg_class where relowner = other.oid
               and relnamespace = (select oid from pg_namespace where nspname = 'hoshimori')))) as reaches
       from pg_roles role where rolname = session_user`,
      [],
    );
    return rows[0] as Powers;
  });
  const { login, rolsuper, rolbypassrls, rolcreaterole, rolinherit, owns, reaches } = powers;
  if (rolsuper || rolbypassrls || rolcreaterole || rolinherit || owns > 0 || reaches > 0)
    throw new HoshimoriError("store-login-too-powerful", { login });
}

/** Given: the database as the program signs in. Returned: the newest migration that was applied; undefined where none was. */
export const newestMigration = (database: Database): Promise<string | undefined> =>
  database.transaction(async (connection) => {
    const { rows } = await connection.query(
      "select to_regprocedure('hoshimori.newest_migration()') is not null as is_there",
      [],
    );
    if (!(rows[0] as { is_there: boolean }).is_there) return undefined;
    const newest = await connection.query("select hoshimori.newest_migration() as file", []);
    return (newest.rows[0] as { file: string | null }).file ?? undefined;
  });
