/**
 * How long a screening of the whole bundled catalog takes, and what it finds. Prints accuracy's proof with it:
 * the count must equal that of test/golden/conjunctions for 24 h (24,608).
 * Run: node bench/screening.ts [hours] [threads]
 */
import { availableParallelism, cpus } from "node:os";
import { screenCatalog } from "../src/screen/index.ts";
import { fullCatalog, oracleEvents, oracleStart } from "../src/screen/testing/conjunction-oracle.ts";

const hours = Number(process.argv[2] ?? 24);
const threads = Number(process.argv[3] ?? availableParallelism());
const table = fullCatalog();
const begin = performance.now();
const cpuBegin = process.cpuUsage();
let minima = 0;
for await (const conjunction of screenCatalog(table, { start: oracleStart, hours, withinKm: 5, threads }))
  minima += conjunction.missDistanceKm <= 5 ? 1 : 0;
const wall = (performance.now() - begin) / 1000;
const cpu = process.cpuUsage(cpuBegin);
console.log(
  JSON.stringify({
    objects: table.count,
    hours,
    threads,
    minima,
    wanted: hours <= 24 ? oracleEvents(hours).length : "not known",
    wallSeconds: Number(wall.toFixed(2)),
    cpuSeconds: Number(((cpu.user + cpu.system) / 1e6).toFixed(2)),
    maxRssMB: Math.round(process.resourceUsage().maxRSS / 1024),
    node: process.version,
    processor: cpus()[0].model,
  }),
);
