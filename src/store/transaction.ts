import type { Principal } from "./principal.ts";

/** What a statement may be given. Arrays are PostgreSQL arrays; a record goes in as `JSON.stringify(record)`. */
export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Uint8Array
  | readonly string[]
  | readonly number[];

/** A database transaction under one principal's rights. It is over when the work given to `store.as` settles. */
export interface Transaction {
  readonly principal: Principal;
  /** Rows of one parameterized statement. Errors: `store-statement-refused`, and what the database refuses. */
  readonly query: <Row extends object>(sql: string, values?: readonly SqlValue[]) => Promise<readonly Row[]>;
  /** Runs one parameterized statement. Returned: how many rows it changed. */
  readonly execute: (sql: string, values?: readonly SqlValue[]) => Promise<number>;
}
