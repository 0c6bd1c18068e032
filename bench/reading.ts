/**
 * How long 30,000 OMM take to be read in each form, from decompressed bytes to columns, in this process and on one thread.
 * Run: node bench/reading.ts [rounds]
 */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { gunzipSync } from "node:zlib";
import {
  ommMessages,
  readElementSetFile,
  writeKvn,
  writeOmmCsv,
  writeOmmJson,
  writeXml,
} from "../src/formats/index.ts";
import { concatTables, sliceTable } from "../src/orbit/index.ts";

const rounds = Number(process.argv[2] ?? 9);
const wanted = 30_000;
const catalog = readElementSetFile(
  gunzipSync(readFileSync(new URL("../data/demo/gp-on-orbit_2024-11-01.csv.gz", import.meta.url))),
).table;
const table = concatTables([catalog, sliceTable(catalog, 0, wanted - catalog.count)]);
const messages = ommMessages(table, { creationDate: "2024-11-01T00:00:00", originator: "TEST" });
const forms = {
  CSV: writeOmmCsv(table),
  JSON: writeOmmJson(table),
  XML: writeXml(messages),
  KVN: writeKvn(messages),
};

console.log(
  `${cpus()[0]?.model}, Node ${process.version}; ${table.count} OMM, median of ${rounds} (least–most) after one to warm up`,
);
for (const [form, text] of Object.entries(forms)) {
  const bytes = new TextEncoder().encode(text);
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const begin = performance.now();
    const { table: read, problems } = readElementSetFile(bytes);
    times.push(performance.now() - begin);
    if (read.count !== table.count || problems.length > 0)
      throw new Error(`${form}: ${read.count} sets read`);
  }
  const sorted = times.slice(1).sort((a, b) => a - b);
  const [least, median, most] = [0, rounds >> 1, rounds - 1].map((at) => (sorted[at] as number).toFixed(0));
  console.log(
    `${form.padEnd(5)} ${median.padStart(6)} ms (${least}–${most}), ${(bytes.length / 1e6).toFixed(1)} MB`,
  );
}
