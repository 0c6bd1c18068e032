/**
 * How long does each rule of the watch take? Prints the seconds of every step on element histories, on the 72 days of the shared
 * history, and what each found. Run with `npx node design/watch-times.ts [file…]`; what ../shared lacks is skipped.
 */
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { gunzipSync } from "node:zlib";
import { readProtectedList } from "../src/catalog/index.ts";
import { projectPath, sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { groupHistories } from "../src/detect/index.ts";
import { readElementSetFile } from "../src/formats/index.ts";
import { concatTables } from "../src/orbit/index.ts";
import { parseIsoUtc } from "../src/time/index.ts";
import { elementSteps } from "../src/watch/element-rules.ts";

const history = "catalog/history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz";
const given = process.argv.slice(2);
const files = given.length > 0 ? given : [history];
const missing = files.map((file) => skipWithoutShared(file)).find(Boolean);
const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1).padStart(6);

if (missing) console.log(missing);
else {
  const begin = performance.now();
  const table = concatTables(
    files.map(
      (file) =>
        readElementSetFile(new Uint8Array(gunzipSync(readFileSync(sharedPath(file)))), { source: file })
          .table,
    ),
  );
  const histories = groupHistories(table);
  console.log(
    `${seconds(begin)} s  read and grouped: ${table.count} sets of ${histories.length} objects; ${availableParallelism()} processors`,
  );
  const protectedIds = new Set(
    ["US", "JP"].flatMap((party) =>
      readProtectedList(readFileSync(projectPath(`policies/protected/${party}.csv`), "utf8")).entries.map(
        ({ id }) => id,
      ),
    ),
  );
  const input = {
    histories,
    records: [],
    protectedIds,
    now: parseIsoUtc("2026-08-12T18:00:00Z"),
    oldestSetDays: 14,
  };
  for (const { step, detect } of elementSteps) {
    const started = performance.now();
    const found = await detect(input, () => {});
    const kinds = new Map<string, number>();
    for (const { kind } of found) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    const counts = [...kinds].map(([kind, count]) => `${kind} ${count}`).join(", ");
    console.log(`${seconds(started)} s  ${step}: ${counts || "nothing"}`);
  }
  console.log(`${seconds(begin)} s  in all, reading included`);
}
