import { type ErrorCode, HoshimoriError } from "../core/index.ts";

/** MB that must be free to go on: two segments of PostgreSQL's write-ahead log (16 MB each) and some data. */
export const neededFreeMb = 64;

interface FailureFields {
  readonly code?: unknown;
  readonly severity?: unknown;
}

/**
 * Given: an error from the database engine or the disk. Returned: the error that ends the process, or undefined
 * if the engine can go on. After PANIC, FATAL, disk full (53100) and system errors (58xxx) PGlite must not be
 * asked again: its next query may never settle.
 */
export function fatalErrorOf(error: unknown, folder: string): HoshimoriError | undefined {
  const { code, severity } = fieldsOf(error);
  if (code === "53100" || code === "ENOSPC" || code === "EDQUOT" || /No space left/i.test(messageOf(error)))
    return new HoshimoriError("store-disk-full", { folder, needMb: neededFreeMb }, { cause: error });
  const severe = severity === "PANIC" || severity === "FATAL";
  const system = typeof code === "string" && (/^58/.test(code) || /^E[A-Z]+$/.test(code));
  const engineGone = error instanceof WebAssembly.RuntimeError;
  if (!severe && !system && !engineGone) return undefined;
  return new HoshimoriError("store-disk-failed", { folder, detail: messageOf(error) }, { cause: error });
}

/**
 * Given: an error of one statement. Returned: the same as an error that the caller can act on; the original, which may
 * name hidden rows, stays in `cause` for the log of the machine only. Unknown errors come back as they are.
 */
export function statementErrorOf(error: unknown): unknown {
  const { code } = fieldsOf(error);
  const known = typeof code === "string" ? meaning(code) : undefined;
  if (known === undefined) return error;
  return new HoshimoriError(known, known === "store-value-refused" ? { detail: messageOf(error) } : {}, {
    cause: error,
  });
}

/** SQLSTATE → error code. Source: PostgreSQL 18, appendix A. */
function meaning(sqlState: string): ErrorCode | undefined {
  if (sqlState === "42501") return "store-not-permitted";
  if (sqlState === "23505" || sqlState.startsWith("40")) return "store-conflict";
  if (sqlState.startsWith("22") || sqlState === "23514" || sqlState === "23502") return "store-value-refused";
  return undefined;
}

const fieldsOf = (error: unknown): FailureFields =>
  typeof error === "object" && error !== null ? (error as FailureFields) : {};

/** The message of whatever was thrown. */
export const messageOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
