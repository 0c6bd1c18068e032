/**
 * How far are the paths of the sweep from SGP4, and how wide are the margins that follow? Prints, by regime, the largest distance of the
 * two at the middle of windows, the margins, and how many objects are looked at by themselves.
 * Run: node design/screening-bounds.ts
 */
import { initializeSgp4Row, minutesSinceRowEpoch, propagateSgp4 } from "../src/orbit/index.ts";
import { MinimaList } from "../src/screen/minima-block.ts";
import { sameOrbitGroups } from "../src/screen/same-orbit.ts";
import { ScreeningKernel } from "../src/screen/screening-kernel.ts";
import { fullCatalog, oracleStart } from "../src/screen/testing/conjunction-oracle.ts";
import { windowGrid } from "../src/screen/window-grid.ts";

const table = fullCatalog();
const grid = windowGrid(1, table.count, 5);
const kernel = new ScreeningKernel(table, {
  start: oracleStart,
  withinKm: 5,
  operationMode: "i",
  sameOrbit: sameOrbitGroups(table),
  grid,
});
const models = Array.from({ length: table.count }, (_, row) => initializeSgp4Row(table, row));
const minutes = models.map((_, row) => minutesSinceRowEpoch(table, row, oracleStart));
const regimes = new Map<string, { off: number[]; margins: number[]; odd: number }>();
const exact = new Float64Array(6);

/** Middle of the present window, seconds after the start. */
let middle = 0;
const visit = () => {
  for (let row = 0; row < table.count; row++) {
    const deep = table.meanMotionRevPerDay[row] < 6.4 ? "deep" : "near";
    const eccentricity = table.eccentricity[row];
    const key = `${deep} e ${eccentricity < 0.02 ? "< 0.02" : eccentricity < 0.15 ? "< 0.15" : "≥ 0.15"}`;
    const regime = regimes.get(key) ?? { off: [], margins: [], odd: 0 };
    regimes.set(key, regime);
    const bounds = kernel.bounds(row);
    if (!bounds || propagateSgp4(models[row], minutes[row] + middle / 60, exact) !== 0) regime.odd++;
    else {
      regime.off.push(Math.hypot(...[0, 1, 2].map((axis) => bounds.state[axis] - exact[axis])));
      regime.margins.push(bounds.marginKm);
    }
  }
  middle += grid.windowSeconds;
};
for (let hour = 0; hour < 24; hour += 4) {
  const first = (hour * 3600) / 480;
  middle = first * 480 + grid.windowSeconds / 2;
  kernel.screen(first, 1, new MinimaList(() => 0.01), visit);
}
const share = (sorted: readonly number[], part: number): number =>
  Number(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))].toPrecision(2));
console.table(
  Object.fromEntries(
    [...regimes].map(([key, { off, margins, odd }]) => {
      off.sort((a, b) => a - b);
      margins.sort((a, b) => a - b);
      return [
        key,
        {
          looks: off.length,
          odd,
          "path off km, median": share(off, 0.5),
          "99 %": share(off, 0.99),
          largest: share(off, 1),
          "margin km, median": share(margins, 0.5),
          "largest margin": share(margins, 1),
        },
      ];
    }),
  ),
);
