import { Client, Pool, type PoolClient, type QueryConfig, types } from "pg";
import { HoshimoriError } from "../core/index.ts";
import type { Connection, Database } from "./database.ts";
import { messageOf, statementErrorOf } from "./database-errors.ts";
import type { SqlValue } from "./transaction.ts";

/** Type number of int8. Source: PostgreSQL, pg_type.dat. */
const int8Type = 20;

/** Values as PGlite gives them: a whole number is a number where a double holds it. */
const parsers = {
  getTypeParser: (type: number, format?: "text" | "binary") =>
    type === int8Type && format !== "binary"
      ? (text: string) => (Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text))
      : types.getTypeParser(type, format),
};

/** Connections that are open at most: a node with a few people and workers. */
const mostConnections = 10;

/**
 * Given: the address of a PostgreSQL of version 15 or later. Returned: the database; a transaction's promise fulfills once the server has
 * committed. Broken connections are replaced; what ran on them is rolled back by the server.
 * Errors: `store-database-unreachable`.
 */
export function openPostgres(url: string): Database {
  const pool = new Pool({ connectionString: url, max: mostConnections, types: parsers });
  // A connection that breaks while nobody uses it is taken out of the pool.
  pool.on("error", () => {});
  return {
    transaction: async (work) => {
      const client = await connected(pool);
      let broken: Error | undefined;
      const onError = (error: Error) => {
        broken = error;
      };
      client.on("error", onError);
      try {
        await client.query("begin");
        const result = await work(connectionOf(client));
        const { command } = await client.query("commit").catch((error: unknown) => {
          throw statementErrorOf(error);
        });
        // The server rolls back, without an error, where a statement failed and its error was passed over.
        if (command !== "COMMIT") throw new HoshimoriError("store-conflict");
        return result;
      } catch (error) {
        await client.query("rollback").catch((cause: Error) => {
          broken ??= cause;
        });
        throw error;
      } finally {
        client.off("error", onError);
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

async function connected(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw new HoshimoriError("store-database-unreachable", { detail: messageOf(error) }, { cause: error });
  }
}

function connectionOf(client: PoolClient): Connection {
  const guarded = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      throw statementErrorOf(error);
    }
  };
  return {
    query: (sql, values) =>
      guarded(async () => {
        // With values, even none, the extended protocol takes a single statement only.
        const result = await client.query<object>({
          text: sql,
          values: values.map(parameterOf),
          queryMode: "extended",
        } as QueryConfig & { queryMode: "extended" });
        return { rows: result.rows, changed: result.command === "SELECT" ? 0 : (result.rowCount ?? 0) };
      }),
    script: (sql) =>
      guarded(async () => {
        await client.query(sql);
      }),
  };
}

/** Bytes go as they are, in the binary format that `binary-arrays.ts` writes. */
const parameterOf = (value: SqlValue): unknown =>
  value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;

/** The name that an address signs in with. */
export const loginOf = (url: string): string => new Client({ connectionString: url }).user ?? "";
