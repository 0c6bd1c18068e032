import { AsyncLocalStorage } from "node:async_hooks";
import { HoshimoriError } from "../core/index.ts";
import type { Connection, Database } from "./database.ts";
import { databaseRoleOf, type Principal, settingsOf } from "./principal.ts";
import { checkStatement } from "./statement-check.ts";
import type { Transaction } from "./transaction.ts";

/** The one way to the database: a transaction on behalf of a principal. */
export interface Gateway {
  readonly as: <T>(principal: Principal, work: (tx: Transaction) => Promise<T>) => Promise<T>;
}

/**
 * Given: the database. Returned: the gateway to it. Each transaction first sets realm, party, person and role, then takes the
 * principal's database role, and neither can be changed again until it ends: `set_config` is revoked from every
 * role, `SET` and `RESET` are no single SELECT, INSERT, UPDATE or DELETE.
 * Errors: `store-bad-principal`, `store-nested-transaction` (it would wait for itself), and whatever `work` throws
 * (then nothing is kept).
 */
export function openGateway(database: Database): Gateway {
  const open = new AsyncLocalStorage<{ over: boolean }>();
  return {
    as: async (principal, work) => {
      const settings = settingsOf(principal);
      if (open.getStore()?.over === false) throw new HoshimoriError("store-nested-transaction");
      return database.transaction(async (connection) => {
        await connection.query(
          `select set_config('hoshimori.realm', $1, true), set_config('hoshimori.party', $2, true),
                  set_config('hoshimori.person', $3, true), set_config('hoshimori.role', $4, true)`,
          [settings.realm, settings.party, settings.personId, settings.role],
        );
        await connection.query(`set local role ${databaseRoleOf[principal.kind]}`, []);
        const state = { over: false };
        try {
          return await open.run(state, () => work(transactionOn(connection, principal, state)));
        } finally {
          state.over = true;
        }
      });
    },
  };
}

function transactionOn(
  connection: Connection,
  principal: Principal,
  state: { readonly over: boolean },
): Transaction {
  const run: Connection["query"] = async (sql, values) => {
    if (state.over) throw refused("its transaction is over");
    const objection = checkStatement(sql);
    if (objection !== undefined) throw refused(objection);
    return connection.query(sql, values);
  };
  return {
    principal,
    query: async <Row extends object>(sql: string, values: Parameters<Transaction["query"]>[1] = []) =>
      (await run(sql, values)).rows as readonly Row[],
    execute: async (sql, values = []) => (await run(sql, values)).changed,
  };
}

const refused = (detail: string) => new HoshimoriError("store-statement-refused", { detail });
