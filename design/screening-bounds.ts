/**
 * How far is SGP4's motion from two-body motion, and how wide are the margins that follow? Prints, by regime, the largest measured
 * departures (src/screen/defects.ts), the margins, and the rows that are looked at by themselves.
 * Run: node design/screening-bounds.ts
 */
import { boundWindow, windowBounds } from "../src/screen/bounds.ts";
import { measureDefects } from "../src/screen/defects.ts";
import { buildFleet } from "../src/screen/fleet.ts";
import { nodeStates, propagateNode } from "../src/screen/node-states.ts";
import { fullCatalog, oracleStart } from "../src/screen/testing/conjunction-oracle.ts";

const table = fullCatalog();
const fleet = buildFleet(table, oracleStart, "i");
const nodes = [nodeStates(table.count), nodeStates(table.count), nodeStates(table.count)];
const bounds = windowBounds(table.count);
const half = 60;
const regimes = new Map<
  string,
  { rows: number; dv: number; da: number; margins: number[]; irregular: number }
>();

for (let hour = 0; hour < 24; hour++) {
  nodes.forEach((node, k) => {
    propagateNode(fleet, hour * 3600 + 2 * half * k, node);
  });
  measureDefects(nodes[0], nodes[1]);
  measureDefects(nodes[1], nodes[2]);
  boundWindow(nodes[1], half, 5, bounds);
  for (let row = 0; row < table.count; row++) {
    const deep = table.meanMotionRevPerDay[row] < 6.4 ? "deep" : "near";
    const eccentricity = table.eccentricity[row];
    const key = `${deep} e ${eccentricity < 0.02 ? "< 0.02" : eccentricity < 0.15 ? "< 0.15" : "≥ 0.15"}`;
    const regime = regimes.get(key) ?? { rows: 0, dv: 0, da: 0, margins: [], irregular: 0 };
    regimes.set(key, regime);
    regime.rows++;
    if (nodes[1].irregular[row] !== 0) {
      regime.irregular++;
      continue;
    }
    regime.dv = Math.max(regime.dv, nodes[1].velocityDefect[row]);
    regime.da = Math.max(regime.da, nodes[1].accelerationDefect[row]);
    regime.margins.push(bounds.margin[row]);
  }
}
console.table(
  Object.fromEntries(
    [...regimes].map(([key, { rows, dv, da, margins, irregular }]) => {
      margins.sort((a, b) => a - b);
      return [
        key,
        {
          rows,
          irregular,
          "velocity defect km/s": dv.toExponential(1),
          "acceleration defect km/s²": da.toExponential(1),
          "median margin km": Number(margins[margins.length >> 1]?.toFixed(2)),
          "largest margin km": Number(margins.at(-1)?.toFixed(2)),
        },
      ];
    }),
  ),
);
