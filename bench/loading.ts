/**
 * How long a history of element sets takes into the store: PGlite in a data folder (synced), a PostgreSQL server of this machine (synced too), and
 * as a yardstick psql's \copy of the same rows into a bare table with a primary key on that server, without partitions, rules or hashes.
 * Run: node bench/loading.ts [FILE] [--rounds 3]   (default: ../shared's 592,064 sets if there, else the bundled history)
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { sharedPath } from "../src/core/testing/shared-data.ts";
import { readElementSets } from "../src/formats/index.ts";
import { elementFloatColumns, elementIntegerColumns } from "../src/orbit/index.ts";
import { type Gateway, openStore, saveElementSets, saveSourceBatch } from "../src/store/index.ts";
import { batch, system } from "../src/store/testing/contract-material.ts";
import { freshDatabase, skipWithoutPostgres } from "../src/store/testing/temporary-postgres.ts";

const { values, positionals } = parseArgs({
  options: { rounds: { type: "string", default: "3" } },
  allowPositionals: true,
});
const rounds = Number(values.rounds);
const shared = sharedPath("catalog/history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz");
const bundled = new URL("../data/demo/history_2026-06-02_2026-08-12.tle.gz", import.meta.url).pathname;
const file = positionals[0] ?? (existsSync(shared) ? shared : bundled);
const folder = mkdtempSync(join(tmpdir(), "hoshimori-loading-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const { table } = readElementSets(gunzipSync(readFileSync(file)));
const clock = () => "2026-08-13T00:00:00.000000Z";

async function load(store: Gateway & { close(): Promise<void> }): Promise<number> {
  const begin = performance.now();
  await store.as(system, async (tx) => {
    const { batchId } = await saveSourceBatch(tx, batch("loading"));
    await saveElementSets(tx, batchId, table);
  });
  const seconds = (performance.now() - begin) / 1000;
  await store.close();
  return seconds;
}

/** Rows as text, and how long \copy takes to bring them in. */
async function copy(): Promise<number> {
  const rows = join(folder, "rows.csv");
  if (!existsSync(rows)) {
    const columns = [
      ...elementIntegerColumns,
      ...elementFloatColumns,
      "name",
      "internationalDesignator",
    ] as const;
    const lines = Array.from({ length: table.count }, (_, row) =>
      columns
        .map((column) =>
          typeof table[column][row] === "string" ? `"${table[column][row]}"` : table[column][row],
        )
        .join(","),
    );
    writeFileSync(rows, `${lines.join("\n")}\n`);
  }
  const { ownerUrl } = await freshDatabase();
  const run = (statement: string) => execFileSync("psql", ["-q", "-d", ownerUrl, "-c", statement]);
  const numbers = elementFloatColumns.slice(1).map((_, k) => `n${k} double precision`);
  run(
    `create table bare (id int, days int, nanos bigint, ${numbers.join(", ")}, name text, designator text, row serial, primary key (id, days, nanos, row))`,
  );
  const begin = performance.now();
  run(
    `\\copy bare (id, days, nanos, ${elementFloatColumns
      .slice(1)
      .map((_, k) => `n${k}`)
      .join(", ")}, name, designator) from '${rows}' csv`,
  );
  return (performance.now() - begin) / 1000;
}

const ways: [string, () => Promise<number>][] = [
  [
    "PGlite in a data folder",
    async () => load(await openStore({ folder: mkdtempSync(join(folder, "pglite-")), clock })),
  ],
];
if (skipWithoutPostgres) console.log(`PostgreSQL: skipped, ${skipWithoutPostgres}`);
else
  ways.push(
    [
      "PostgreSQL server",
      async () =>
        load(
          await openStore({
            folder: mkdtempSync(join(folder, "server-")),
            clock,
            postgres: await freshDatabase(),
          }),
        ),
    ],
    ["psql \\copy into a bare table", copy],
  );

console.log(
  `${cpus()[0]?.model}, Node ${process.version}; ${table.count} element sets, median of ${rounds} (least–most)`,
);
for (const [name, way] of ways) {
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) seconds.push(await way());
  seconds.sort((a, b) => a - b);
  const median = seconds[rounds >> 1] as number;
  console.log(
    `${name.padEnd(32)} ${median.toFixed(1).padStart(6)} s (${seconds[0]?.toFixed(1)}–${seconds.at(-1)?.toFixed(1)})  ${Math.round(table.count / median)} sets/s`,
  );
}
process.exit();
