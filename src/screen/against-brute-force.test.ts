import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  type ElementTable,
  initializeSgp4Row,
  minutesSinceRowEpoch,
  propagateSgp4,
  selectRows,
} from "../orbit/index.ts";
import { addSeconds, elapsedSeconds, instantFromTable } from "../time/index.ts";
import { screenSlice } from "./screen-slice.ts";
import { bruteForce } from "./testing/brute-force.ts";
import {
  asEvent,
  compareEvents,
  fullCatalog,
  oracleEvents,
  oracleStart,
  rowsOf,
} from "./testing/conjunction-oracle.ts";

const catalog = fullCatalog();

/**
 * The screening takes the zero of the range rate by SGP4's own velocity, the twin the least distance by positions alone. The two
 * velocities differ by up to metres a second in eccentric orbits, which moves the minimum of slow and far pairs by seconds.
 */
const near = { seconds: 2, km: 1e-6 };
const eccentric = { seconds: 10, km: 1e-3 };

function checkAgainstTwin(
  table: ElementTable,
  offsetSeconds: number,
  seconds: number,
  withinKm: number,
  tolerance = near,
): number {
  const start = addSeconds(oracleStart, offsetSeconds);
  const wanted = bruteForce(table, start, seconds, withinKm);
  const got = screenSlice(table, { start, hours: seconds / 3600, withinKm })
    .map((conjunction) => asEvent(conjunction, start))
    // The twin needs a whole second on both sides of a minimum.
    .filter(({ tcaSeconds }) => tcaSeconds > 1 && tcaSeconds < seconds - 1);
  const inside = wanted.filter(({ tcaSeconds }) => tcaSeconds > 1 && tcaSeconds < seconds - 1);
  const { missed, extra, worstDistanceKm } = compareEvents(inside, got, tolerance.seconds);
  assert.deepEqual({ missed, extra }, { missed: [], extra: [] });
  assert.ok(worstDistanceKm <= tolerance.km, `distance: wanted ${tolerance.km} km, got ${worstDistanceKm}`);
  return inside.length;
}

test("random sub-catalogs at random times, a wide threshold: the same minima as stepping each second", () => {
  let events = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(catalog.count - 1), { minLength: 60, maxLength: 130 }),
      fc.integer({ min: -5 * 86_400, max: 10 * 86_400 }),
      fc.constantFrom(200, 1000),
      (rows, offset, withinKm) => {
        events += checkAgainstTwin(selectRows(catalog, rows), offset, 600, withinKm);
      },
    ),
    { numRuns: 6, seed: 20241101 },
  );
  assert.ok(events > 100, `only ${events} events compared`);
});

test("objects that do meet, slow neighbors and deep-space orbits among them, over half an hour", () => {
  const meeting = oracleEvents(0.5)
    .filter(({ speedKmPerS }, index) => index % 12 === 0 || speedKmPerS < 1)
    .flatMap(({ id1, id2 }) => [id1, id2]);
  const ids = [...new Set(meeting)].slice(0, 90);
  const rows = rowsOf(catalog, ids);
  const events = checkAgainstTwin(selectRows(catalog, rows), 0, 1800, 5);
  assert.ok(events > 30, `only ${events} events compared`);
});

test("orbits that reach the surface and come back are followed wherever SGP4 gives a state", () => {
  const falling = selectRows(
    catalog,
    Array.from({ length: 14 }, (_, k) => k),
  );
  // Perigee 400 km below the surface: a good part of each revolution (144 min) has no state.
  for (let k = 0; k < falling.count; k++) {
    falling.epochDays[k] = falling.epochDays[0];
    falling.epochNanos[k] = falling.epochNanos[0];
    falling.meanMotionRevPerDay[k] = 10 * (1 + 0.0007 * k);
    falling.eccentricity[k] = 0.345;
    falling.inclinationDeg[k] = 50 + 0.4 * Math.sin(7 * k);
    falling.raanDeg[k] = 10 + 0.3 * Math.cos(5 * k);
    falling.argumentOfPerigeeDeg[k] = 90;
    falling.meanAnomalyDeg[k] = (300 + 60 * Math.sin(11 * k) + 360) % 360;
    falling.bstar[k] = 0;
  }
  const offset = elapsedSeconds(oracleStart, instantFromTable(falling, 0));
  const failing = shareWithoutState(falling, offset);
  assert.ok(failing > 0 && failing < 1, `share of seconds without a state: ${failing}`);
  const events = checkAgainstTwin(falling, offset, 10_800, 1000, eccentric);
  assert.ok(events > 10, `only ${events} events compared`);
});

function shareWithoutState(table: ElementTable, offsetSeconds: number): number {
  const state = new Float64Array(6);
  const model = initializeSgp4Row(table, 0);
  const start = minutesSinceRowEpoch(table, 0, addSeconds(oracleStart, offsetSeconds));
  let failing = 0;
  for (let minute = 0; minute < 180; minute++)
    if (propagateSgp4(model, start + minute, state) !== 0) failing++;
  return failing / 180;
}
