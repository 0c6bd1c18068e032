import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import {
  type ElementTable,
  initializeSgp4Row,
  minutesSinceRowEpoch,
  propagateSgp4,
  selectRows,
} from "../orbit/index.ts";
import { addSeconds, type Instant } from "../time/index.ts";
import { MinimaList } from "./minima-block.ts";
import { sameOrbitGroups } from "./same-orbit.ts";
import { ScreeningKernel, type WindowBounds } from "./screening-kernel.ts";
import { fullCatalog, oracleEvents, oracleStart, rowsOf } from "./testing/conjunction-oracle.ts";
import { keySeconds, windowGrid } from "./window-grid.ts";

const threshold = 5;
const catalog = fullCatalog();
const grid = windowGrid(keySeconds / 3600, 1, threshold);
const half = grid.windowSeconds / 2;

/** Screens one interval from `start` and calls after each of its windows, with the seconds of its middle. */
function eachWindow(
  table: ElementTable,
  start: Instant,
  visit: (kernel: ScreeningKernel, middle: number) => void,
) {
  const input = {
    start,
    withinKm: threshold,
    operationMode: "i" as const,
    sameOrbit: sameOrbitGroups(table),
  };
  const kernel = new ScreeningKernel(table, { ...input, grid });
  let window = 0;
  kernel.screen(0, 1, new MinimaList(() => 0.01), () => visit(kernel, (2 * window++ + 1) * half));
}

/** The reference's state, undefined where it has none. */
function exactStates(table: ElementTable, start: Instant) {
  const models = Array.from({ length: table.count }, (_, row) => initializeSgp4Row(table, row));
  const minutes = models.map((_, row) => minutesSinceRowEpoch(table, row, start));
  return (row: number, seconds: number): Float64Array | undefined => {
    const out = new Float64Array(6);
    return propagateSgp4(models[row], minutes[row] + seconds / 60, out) === 0 ? out : undefined;
  };
}

const distance = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

test("radius and angle of real objects stay inside their bounds all through each window, and their place inside its margin", (context: TestContext) => {
  let regular = 0;
  let odd = 0;
  let tightest = Number.POSITIVE_INFINITY;
  let worstPlace = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(catalog.count - 1), { minLength: 300, maxLength: 300 }),
      fc.integer({ min: -5 * 86_400, max: 20 * 86_400 }),
      (rows, offset) => {
        const table = selectRows(catalog, rows);
        const start = addSeconds(oracleStart, offset);
        const exact = exactStates(table, start);
        eachWindow(table, start, (kernel, middle) => {
          for (let row = 0; row < table.count; row++) {
            const bounds = kernel.bounds(row);
            if (!bounds) {
              odd++;
              continue;
            }
            regular++;
            const angle = checkObject(kernel, bounds, (tau) => exact(row, middle + tau), table.id[row]);
            tightest = Math.min(tightest, bounds.reachRad - angle);
            const there = exact(row, middle);
            if (there) worstPlace = Math.max(worstPlace, distance(there, bounds.state));
          }
        });
      },
    ),
    { numRuns: 8, seed: 1 },
  );
  assert.ok(regular > 6000 && odd < regular / 50, `${regular} regular, ${odd} odd`);
  context.diagnostic(
    `reach left at least ${tightest.toExponential(1)} rad; place off at most ${worstPlace.toFixed(3)} km`,
  );
});

/** Returned: the largest angle that the object moved. */
function checkObject(
  kernel: ScreeningKernel,
  { state, marginKm, shells, reachRad }: WindowBounds,
  exact: (tau: number) => Float64Array | undefined,
  id: number,
): number {
  const r0 = Math.hypot(state[0], state[1], state[2]);
  let farthest = 0;
  for (let tau = -half; tau <= half; tau += 8) {
    const there = exact(tau);
    if (!there) continue;
    const r = Math.hypot(there[0], there[1], there[2]);
    // Half the threshold on both sides: whoever comes within the threshold touches a shell in common.
    const [low, high] = [kernel.shellOf(r - threshold / 2), kernel.shellOf(r + threshold / 2)];
    assert.ok(
      low >= shells[0] && high <= shells[1],
      `${id}: radius ${r} km in shells ${low}…${high}, bounds ${shells}`,
    );
    const cos = (there[0] * state[0] + there[1] * state[1] + there[2] * state[2]) / (r * r0);
    const angle = Math.acos(Math.min(1, cos)) + threshold / (2 * r);
    // f32 and acos near 1 are good to 5e-4 of a small angle; the cells allow 1.2e-3 rad for angles.
    assert.ok(angle <= reachRad + 5e-4, `${id}: angle ${angle}, reach ${reachRad}`);
    farthest = Math.max(farthest, angle);
    // The curve that gravity bends is in the margin as the difference of two such curves; here it is taken off.
    if (tau === 0) assert.ok(distance(there, state) <= marginKm, `${id}: ${distance(there, state)} km off`);
  }
  return farthest;
}

test("|linear − true| relative position at real encounters stays inside the margins, from anywhere in the window", (context: TestContext) => {
  const events = oracleEvents(24).filter((_, index) => index % 40 === 0);
  let worst = 0;
  let checked = 0;
  for (const [index, event] of events.entries()) {
    const table = selectRows(catalog, rowsOf(catalog, [event.id1, event.id2]));
    const offset = [-half, -0.6 * half, 0.5, 0.7 * half, half][index % 5];
    const start = addSeconds(oracleStart, event.tcaSeconds - half - offset);
    const exact = exactStates(table, start);
    eachWindow(table, start, (kernel, middle) => {
      if (middle !== half) return;
      const [a, b] = [kernel.bounds(0), kernel.bounds(1)];
      const [trueA, trueB] = [exact(0, middle + offset), exact(1, middle + offset)];
      if (!a || !b || !trueA || !trueB) return;
      const off = Math.hypot(
        ...[0, 1, 2].map(
          (axis) =>
            trueB[axis] -
            trueA[axis] -
            (b.state[axis] - a.state[axis] + offset * (b.state[axis + 3] - a.state[axis + 3])),
        ),
      );
      const margin = a.marginKm + b.marginKm;
      assert.ok(
        off <= margin,
        `${event.id1} ${event.id2}: off ${off} km, margin ${margin} km, ratio ${off / margin}`,
      );
      worst = Math.max(worst, off / margin);
      checked++;
    });
  }
  assert.ok(checked > 550, `only ${checked} encounters`);
  context.diagnostic(`${checked} encounters, at most ${worst.toFixed(2)} of the margin`);
  assert.ok(worst > 0.1, `margins are ${1 / worst} times too wide: look at them again`);
});

test("the worst of the catalog, most eccentric, lowest, highest, most strongly decaying, is followed to within the error that its double step shows", () => {
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
  for (let offset = 0; offset < 2 * 86_400; offset += 1777) {
    const start = addSeconds(oracleStart, offset);
    const exact = exactStates(table, start);
    eachWindow(table, start, (kernel, middle) => {
      for (let row = 0; row < table.count; row++) {
        const bounds = kernel.bounds(row);
        const there = exact(row, middle);
        if (!bounds || !there) continue;
        checkObject(kernel, bounds, (tau) => exact(row, middle + tau), table.id[row]);
        checked++;
      }
    });
  }
  assert.ok(checked > 50_000, `only ${checked}`);
});

test("the velocity of SGP4 is not the derivative of its position, which is why the error is measured", () => {
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
