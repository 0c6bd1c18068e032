/**
 * How long should the windows be, and how high the shells? Neither changes what is found; this prints what they cost.
 * Run: node design/screening-nodes.ts [hours]   (one thread, the bundled catalog of 2024-11-01; the least of three runs each)
 */
import { MinimaList } from "../src/screen/minima-block.ts";
import { sameOrbitGroups } from "../src/screen/same-orbit.ts";
import { ScreeningKernel } from "../src/screen/screening-kernel.ts";
import { fullCatalog, oracleStart } from "../src/screen/testing/conjunction-oracle.ts";
import { windowGrid } from "../src/screen/window-grid.ts";

const hours = Number(process.argv[2] ?? 1.2);
const table = fullCatalog();
const input = {
  start: oracleStart,
  withinKm: 5,
  operationMode: "i" as const,
  sameOrbit: sameOrbitGroups(table),
};

const rows = [];
for (const windowSeconds of [80, 120, 160, 240, 480])
  for (const shellKm of [25, 40, 60, 90]) {
    const grid = { ...windowGrid(hours, table.count, 5), windowSeconds, shellKm };
    const kernel = new ScreeningKernel(table, { ...input, grid });
    let minima = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 3; run++) {
      const list = new MinimaList(() => 0.01);
      const begin = process.threadCpuUsage();
      for (let first = 0; first < grid.intervals; first += grid.intervalsPerSlice)
        kernel.screen(first, Math.min(grid.intervalsPerSlice, grid.intervals - first), list, () => {});
      least = Math.min(least, process.threadCpuUsage(begin).user / 1e6);
      minima = list.count;
    }
    rows.push({ windowSeconds, shellKm, minima, "CPU s a day": Number(((least * 24) / hours).toFixed(2)) });
  }
console.table(rows);
