import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type ElementTable, initializeSgp4Row, propagateSgp4, selectRows } from "../orbit/index.ts";
import { boundWindow, windowBounds } from "./bounds.ts";
import { measureDefects } from "./defects.ts";
import { buildFleet, stateAt } from "./fleet.ts";
import { nodeStates, propagateNode } from "./node-states.ts";
import { fullCatalog, oracleEvents, oracleStart } from "./testing/conjunction-oracle.ts";

const half = 60;
const threshold = 5;
const catalog = fullCatalog();

/** The bounds of a table's rows for the window around `seconds`. */
function boundsAt(table: ElementTable, seconds: number) {
  const fleet = buildFleet(table, oracleStart, "i");
  const nodes = [-1, 0, 1].map((k) => {
    const node = nodeStates(table.count);
    propagateNode(fleet, seconds + 2 * half * k, node);
    return node;
  });
  measureDefects(nodes[0], nodes[1]);
  measureDefects(nodes[1], nodes[2]);
  const bounds = windowBounds(table.count);
  boundWindow(nodes[1], half, threshold, bounds);
  return { fleet, node: nodes[1], bounds };
}

const state = new Float64Array(12);

test("radius and angle of real objects stay inside their bounds all through the window", () => {
  let regular = 0;
  let tightest = Number.POSITIVE_INFINITY;
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(catalog.count - 1), { minLength: 300, maxLength: 300 }),
      fc.integer({ min: -5 * 86_400, max: 20 * 86_400 }),
      (rows, seconds) => {
        const table = selectRows(catalog, rows);
        const { fleet, node, bounds } = boundsAt(table, seconds);
        for (let row = 0; row < table.count; row++) {
          if (node.irregular[row] !== 0) continue;
          regular++;
          for (let tau = -half; tau <= half; tau += 5) {
            if (stateAt(fleet, row, seconds + tau, state, 0) !== 0) continue;
            const r = Math.hypot(state[0], state[1], state[2]);
            const low = bounds.low[row] + threshold / 2;
            const high = bounds.high[row] - threshold / 2;
            assert.ok(r >= low && r <= high, `row ${table.id[row]}: radius ${r} not in [${low}, ${high}]`);
            const cos =
              (state[0] * bounds.ux[row] + state[1] * bounds.uy[row] + state[2] * bounds.uz[row]) / r;
            const angle = Math.acos(Math.min(1, cos));
            const reach = bounds.reach[row] - Math.asin(threshold / (2 * low));
            // acos of a cosine near 1 is good to 2e-8 rad.
            assert.ok(angle <= reach + 3e-8, `row ${table.id[row]}: angle ${angle}, reach ${reach}`);
            tightest = Math.min(tightest, reach - angle);
          }
        }
      },
    ),
    { numRuns: 12, seed: 1 },
  );
  assert.ok(regular > 3500, `only ${regular} regular rows`);
});

test("|linear − true| relative position at real encounters stays inside the margins, from any node beside them", () => {
  const events = oracleEvents(24).filter((_, index) => index % 25 === 0);
  const rowOf = new Map(Array.from(catalog.id, (id, row) => [id, row]));
  let worst = 0;
  let checked = 0;
  for (const [index, event] of events.entries()) {
    const table = selectRows(
      catalog,
      [event.id1, event.id2].map((id) => rowOf.get(id) as number),
    );
    const offset = [-60, -37, 0.5, 41, 60][index % 5];
    const { fleet, node, bounds } = boundsAt(table, event.tcaSeconds - offset);
    if (node.irregular[0] !== 0 || node.irregular[1] !== 0) continue;
    stateAt(fleet, 0, event.tcaSeconds, state, 0);
    stateAt(fleet, 1, event.tcaSeconds, state, 6);
    const off = Math.hypot(
      state[6] - state[0] - (node.x[1] - node.x[0] + offset * (node.vx[1] - node.vx[0])),
      state[7] - state[1] - (node.y[1] - node.y[0] + offset * (node.vy[1] - node.vy[0])),
      state[8] - state[2] - (node.z[1] - node.z[0] + offset * (node.vz[1] - node.vz[0])),
    );
    const margin = bounds.margin[0] + bounds.margin[1];
    assert.ok(
      off <= margin,
      `${event.id1} ${event.id2}: off ${off} km, margin ${margin} km, ratio ${off / margin}`,
    );
    worst = Math.max(worst, off / margin);
    checked++;
  }
  assert.ok(checked > 900, `only ${checked} encounters`);
  assert.ok(worst > 0.1, `margins are ${1 / worst} times too wide: look at them again`);
});

test("SGP4's departure from two-body motion stays inside twice its measured mean and the floors", () => {
  // The worst of the catalog: strongest drag, highest eccentricity, lowest and highest orbits.
  const by = (measure: (row: number) => number) =>
    Array.from({ length: catalog.count }, (_, row) => row)
      .sort((a, b) => measure(b) - measure(a))
      .slice(0, 60);
  const rows = new Set([
    ...by((row) => Math.abs(catalog.bstar[row])),
    ...by((row) => catalog.meanMotionDot[row]),
    ...by((row) => catalog.eccentricity[row]),
    ...by((row) => catalog.meanMotionRevPerDay[row]),
    ...by((row) => -catalog.meanMotionRevPerDay[row]),
  ]);
  const table = selectRows(catalog, [...rows]);
  let checked = 0;
  for (let seconds = 0; seconds < 2 * 86_400; seconds += 1777) {
    const { fleet, node, bounds } = boundsAt(table, seconds);
    for (let row = 0; row < table.count; row++) {
      if (node.irregular[row] !== 0) continue;
      const r = Math.hypot(node.x[row], node.y[row], node.z[row]);
      for (const tau of [-60, -30, 30, 60]) {
        if (stateAt(fleet, row, seconds + tau, state, 0) !== 0) continue;
        // Second-order line: what is left is the departure, and a third-order term that the margin bounds as well.
        const g = -398600.8 / r ** 3;
        const bend = 1 + (g * tau * tau) / 2;
        const off = Math.hypot(
          state[0] - bend * node.x[row] - tau * node.vx[row],
          state[1] - bend * node.y[row] - tau * node.vy[row],
          state[2] - bend * node.z[row] - tau * node.vz[row],
        );
        assert.ok(
          off <= bounds.margin[row],
          `${table.id[row]} at ${seconds}: ${off} km, margin ${bounds.margin[row]} km`,
        );
        checked++;
      }
    }
  }
  assert.ok(checked > 20_000, `only ${checked}`);
});

test("the velocity of SGP4 is not the derivative of its position, which is why the defect is measured", () => {
  const model = initializeSgp4Row(catalog, catalog.id.indexOf(10970));
  const out = new Float64Array(18);
  let worst = 0;
  for (let minutes = 0; minutes < 1440; minutes++) {
    for (let k = -1; k <= 1; k++) propagateSgp4(model, minutes + k / 60, out, 6 * (k + 1));
    const difference = Math.hypot(
      (out[12] - out[0]) / 2 - out[9],
      (out[13] - out[1]) / 2 - out[10],
      (out[14] - out[2]) / 2 - out[11],
    );
    worst = Math.max(worst, difference);
  }
  assert.ok(worst > 0.001 && worst < 0.1, `${worst} km/s for an orbit of eccentricity 0.71`);
});
