/**
 * How far apart should the nodes of time be, and how high the shells? Neither changes what is found; this prints what they cost.
 * Run: node design/screening-nodes.ts [minutes]   (one thread, the bundled catalog of 2024-11-01)
 */
import { demoFiles, readDemoFile } from "../src/feeds/index.ts";
import { readElementSets } from "../src/formats/index.ts";
import { buildFleet } from "../src/screen/fleet.ts";
import { MinimaList } from "../src/screen/minima-block.ts";
import { WindowScreener, windowGrid } from "../src/screen/window-screener.ts";
import { parseIsoUtc } from "../src/time/index.ts";

const minutes = Number(process.argv[2] ?? 24);
const file = demoFiles().find(({ role }) => role === "full-catalog");
if (!file) throw new Error("the bundled catalog is missing");
const { table } = readElementSets((await readDemoFile(file)).bytes);
const fleet = buildFleet(table, parseIsoUtc("2024-11-01T00:00:00Z"), "i");

const rows = [];
for (const nodeSeconds of [90, 120, 180, 240])
  for (const shellKm of [15, 25, 45]) {
    const grid = windowGrid(minutes / 60, nodeSeconds);
    const screener = new WindowScreener(fleet, grid, 5, shellKm);
    const minima = new MinimaList();
    screener.screen(0, minima);
    const begin = process.cpuUsage();
    for (let window = 1; window < grid.count; window++) screener.screen(window, minima);
    const { user } = process.cpuUsage(begin);
    const secondsADay = (user / 1e6) * (86_400 / (nodeSeconds * (grid.count - 1)));
    rows.push({ nodeSeconds, shellKm, minima: minima.count, "CPU s a day": Number(secondsADay.toFixed(1)) });
  }
console.table(rows);
