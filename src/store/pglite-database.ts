import { PGlite, type Transaction as PGliteTransaction } from "@electric-sql/pglite";
import { HoshimoriError } from "../core/index.ts";
import type { Connection, Database } from "./database.ts";
import { fatalErrorOf, messageOf, statementErrorOf } from "./database-errors.ts";
import { SyncedFileSystem } from "./synced-file-system.ts";

/** PGlite's own parameters without `-F` (which switches fsync off), and with the syncs that SyncedFileSystem does. */
const startParameters = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== "-F"),
  ...[
    "-c",
    "fsync=on",
    "-c",
    "wal_sync_method=fsync",
    "-c",
    "synchronous_commit=on",
    "-c",
    "full_page_writes=on",
  ],
];

/**
 * Given: PostgreSQL's data folder (created if missing) and what to do when the engine or the disk fails for good.
 * Returned: the open database; a transaction's promise fulfills only after its log is on disk.
 * Errors: `store-open-failed`, `store-disk-full`.
 */
export async function openPGlite(
  folder: string,
  dataFolder: string,
  onFatal: (error: HoshimoriError) => void,
): Promise<Database> {
  let state: "opening" | "open" | "ended" = "opening";
  const failFatally = (error: unknown) => {
    const fatal = fatalErrorOf(error, folder);
    if (fatal === undefined || state === "ended") return;
    if (state === "opening") {
      // A throw through the engine ends its start; it comes out as the engine's own complaint.
      startFailure ??= startError(error, folder);
      throw startFailure;
    }
    state = "ended";
    onFatal(fatal);
  };
  let startFailure: HoshimoriError | undefined;
  let pglite: PGlite;
  try {
    pglite = await PGlite.create({
      fs: new SyncedFileSystem(dataFolder, failFatally),
      startParams: startParameters,
      onStderr: (line) => {
        if (/\b(PANIC|FATAL):/.test(line)) failFatally({ severity: "PANIC", message: line });
        return false;
      },
    });
    state = "open";
  } catch (error) {
    throw startFailure ?? startError(error, folder);
  }
  return {
    transaction: async (work) => {
      if (state === "ended" || pglite.closed) throw new HoshimoriError("store-closed", { folder });
      let ofWork: { readonly error: unknown } | undefined;
      try {
        return await pglite.transaction(async (transaction) => {
          try {
            return await work(connectionOf(transaction, failFatally));
          } catch (error) {
            ofWork = { error };
            throw error;
          }
        });
      } catch (error) {
        // What `work` threw is its caller's; only BEGIN, COMMIT and ROLLBACK fail on the database's account here.
        if (ofWork?.error === error) throw error;
        failFatally(error);
        throw statementErrorOf(error);
      }
    },
    close: async () => {
      if (state !== "ended" && !pglite.closed) await pglite.close();
    },
  };
}

/** A full disk is told as such; anything else that stops the start is a matter of this folder. */
function startError(error: unknown, folder: string): HoshimoriError {
  if (error instanceof HoshimoriError) return error;
  const fatal = fatalErrorOf(error, folder);
  if (fatal?.code === "store-disk-full") return fatal;
  const detail = messageOf(error).replace(/^.*?\b(?:PANIC|FATAL): */, "");
  return new HoshimoriError("store-open-failed", { folder, detail }, { cause: error });
}

function connectionOf(transaction: PGliteTransaction, failFatally: (error: unknown) => void): Connection {
  const guarded = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      failFatally(error);
      throw statementErrorOf(error);
    }
  };
  return {
    query: (sql, values) =>
      guarded(async () => {
        const result = await transaction.query<object>(sql, [...values]);
        return { rows: result.rows, changed: result.affectedRows ?? 0 };
      }),
    script: (sql) =>
      guarded(async () => {
        await transaction.exec(sql);
      }),
  };
}
