/**
 * Compares a whole day, all objects on all, with test/golden/conjunctions. Some seconds.
 * Run: node scripts/check-conjunctions.ts [threads]
 */
import { availableParallelism } from "node:os";
import { screenCatalog } from "../src/screen/index.ts";
import {
  asEvent,
  compareEvents,
  fullCatalog,
  type OracleEvent,
  oracleEvents,
  oracleStart,
} from "../src/screen/testing/conjunction-oracle.ts";

const threads = Number(process.argv[2] ?? availableParallelism());
const begin = performance.now();
let largestMemory = 0;
const got: OracleEvent[] = [];
const all = screenCatalog(fullCatalog(), {
  start: oracleStart,
  hours: 24,
  withinKm: 5,
  threads,
  onProgress: () => {
    largestMemory = Math.max(largestMemory, process.memoryUsage.rss());
  },
});
for await (const conjunction of all) got.push(asEvent(conjunction));
const seconds = (performance.now() - begin) / 1000;
const cpu = process.cpuUsage();

const wanted = oracleEvents(24);
const isFast = (event: OracleEvent) => event.speedKmPerS > 0.05;
const isSlow = (event: OracleEvent) => !isFast(event);
const fast = compareEvents(wanted.filter(isFast), got.filter(isFast), 1);
const slow = compareEvents(wanted.filter(isSlow), got.filter(isSlow), 30);
console.table(
  Object.fromEntries(
    Object.entries({ fast, slow }).map(([name, { missed, extra, ...rest }]) => [
      name,
      { ...rest, missed: missed.length, extra: extra.length },
    ]),
  ),
);
console.log(
  `${seconds.toFixed(1)} s wall, ${((cpu.user + cpu.system) / 1e6).toFixed(1)} s CPU, ${threads} threads, ` +
    `${Math.round(largestMemory / 1e6)} MB, Node ${process.version}`,
);
const isGood =
  fast.missed.length + fast.extra.length + slow.missed.length === 0 &&
  fast.worstTcaSeconds <= 1e-3 &&
  fast.worstDistanceKm <= 1e-5 &&
  slow.worstDistanceKm <= 1e-4;
process.exitCode = isGood ? 0 : 1;
