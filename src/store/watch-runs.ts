import { randomUUID } from "node:crypto";
import type { IsoUtc, Marking } from "../core/index.ts";
import type { Sha256Hex } from "../digest/index.ts";
import type { Transaction } from "./transaction.ts";

/** One run of the watch over given inputs. */
export interface WatchRun<Summary = unknown> {
  readonly runId: string;
  readonly inputsHash: Sha256Hex;
  readonly startedAt: IsoUtc;
  /** Absent while it runs, and for good where the process ended in the middle. */
  readonly finishedAt?: IsoUtc;
  readonly summary?: Summary;
}

/** Given: the hash of the inputs, the time, the marking of what comes out. Returned: the id of the run. */
export async function startWatchRun(
  tx: Transaction,
  run: { readonly inputsHash: Sha256Hex; readonly startedAt: IsoUtc; readonly marking: Marking },
): Promise<string> {
  const runId = randomUUID();
  await tx.execute(
    `insert into hoshimori.watch_run (realm, run_id, inputs_hash, started_at, marking) values ($1, $2, $3, $4, $5)`,
    [tx.principal.realm, runId, run.inputsHash, run.startedAt, JSON.stringify(run.marking)],
  );
  return runId;
}

/** Given: a run, the time and what came out (plain JSON). Errors: none if the run is unknown; then nothing changes. */
export const finishWatchRun = (
  tx: Transaction,
  runId: string,
  finishedAt: IsoUtc,
  summary: unknown,
): Promise<number> =>
  tx.execute(`update hoshimori.watch_run set finished_at = $2, summary = $3 where run_id = $1`, [
    runId,
    finishedAt,
    JSON.stringify(summary),
  ]);

/** Returned: the runs that the principal may see, newest first. */
export async function listWatchRuns<Summary>(
  tx: Transaction,
  limit = 100,
): Promise<readonly WatchRun<Summary>[]> {
  const rows = await tx.query<WatchRun<Summary> & { finishedAt: IsoUtc | null; summary: Summary | null }>(
    `select run_id as "runId", inputs_hash as "inputsHash", hoshimori.iso(started_at) as "startedAt",
            hoshimori.iso(finished_at) as "finishedAt", summary
     from hoshimori.watch_run order by started_at desc, run_id limit $1`,
    [limit],
  );
  return rows.map(({ finishedAt, summary, ...run }) => ({
    ...run,
    ...(finishedAt === null ? {} : { finishedAt }),
    ...(summary === null ? {} : { summary }),
  }));
}
