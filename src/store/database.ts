import type { SqlValue } from "./transaction.ts";

interface QueryResult {
  readonly rows: readonly object[];
  /** Rows that an INSERT, UPDATE or DELETE changed. */
  readonly changed: number;
}

/** Inside one transaction. Errors come as HoshimoriError where the caller can act on them. */
export interface Connection {
  readonly query: (sql: string, values: readonly SqlValue[]) => Promise<QueryResult>;
  /** Several statements at once, for migrations only. */
  readonly script: (sql: string) => Promise<void>;
}

/** What the store needs of a PostgreSQL; PGlite is the one of this release. */
export interface Database {
  /** Commits when `work` fulfills (on disk before the promise does), rolls back when it rejects. */
  readonly transaction: <T>(work: (connection: Connection) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}
