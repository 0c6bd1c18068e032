/**
 * How long judging takes after loading, on PGlite in a data folder and on a PostgreSQL server of this machine: the first time, where nothing changed, and
 * after one more day.
 * Run: node design/judging-time.ts [FILE]   (default: ../shared's 592,064 sets if there, else the bundled history)
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { sharedPath } from "../src/core/testing/shared-data.ts";
import { readElementSets } from "../src/formats/index.ts";
import { selectRows } from "../src/orbit/index.ts";
import {
  type Gateway,
  judgeStoredSets,
  openStore,
  saveElementSets,
  saveSourceBatch,
} from "../src/store/index.ts";
import { batch } from "../src/store/testing/contract-material.ts";
import { system } from "../src/store/testing/sample-work.ts";
import { freshDatabase, skipWithoutPostgres } from "../src/store/testing/temporary-postgres.ts";

const shared = sharedPath("catalog/history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz");
const bundled = new URL("../data/demo/history_2026-06-02_2026-08-12.tle.gz", import.meta.url).pathname;
const file = process.argv[2] ?? (existsSync(shared) ? shared : bundled);
const folder = mkdtempSync(join(tmpdir(), "hoshimori-judging-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const { table } = readElementSets(gunzipSync(readFileSync(file)));
const newest = table.epochDays.reduce((most, day) => Math.max(most, day), 0);
const rows = Array.from({ length: table.count }, (_, row) => row);
const clock = () => "2026-08-13T00:00:00.000000Z";

async function timed<T>(work: () => Promise<T>): Promise<[seconds: string, T]> {
  const begin = performance.now();
  const result = await work();
  return [((performance.now() - begin) / 1000).toFixed(1), result];
}

async function measure(name: string, store: Gateway & { close(): Promise<void> }): Promise<void> {
  const judge = () => timed(() => judgeStoredSets(store, system));
  const load = (label: string, chosen: readonly number[]) =>
    timed(() =>
      store.as(system, async (tx) => {
        const { batchId } = await saveSourceBatch(tx, batch(label));
        return saveElementSets(tx, batchId, selectRows(table, chosen));
      }),
    );
  const before = rows.filter((row) => table.epochDays[row]! < newest);
  const last = rows.filter((row) => table.epochDays[row]! >= newest);
  const [loadS, added] = await load("before", before);
  const [firstS, first] = await judge();
  const [unchangedS] = await judge();
  await load("last day", last);
  const [lastS, again] = await judge();
  console.log(
    `${name}: ${added} sets loaded in ${loadS} s; judged in ${firstS} s, ${first.quarantined} quarantined`,
  );
  console.log(
    `  nothing changed ${unchangedS} s; ${last.length} sets more: ${again.judged} judged in ${lastS} s`,
  );
  await store.close();
}

await measure("PGlite", await openStore({ folder: mkdtempSync(join(folder, "pglite-")), clock }));
if (skipWithoutPostgres) console.log(`PostgreSQL: skipped, ${skipWithoutPostgres}`);
else
  await measure(
    "PostgreSQL",
    await openStore({ folder: mkdtempSync(join(folder, "server-")), clock, postgres: await freshDatabase() }),
  );
process.exit();
