import assert from "node:assert/strict";
import { test } from "node:test";
import type { Conjunction } from "./conjunction.ts";
import { screenCatalog } from "./screen-catalog.ts";
import {
  asEvent,
  compareEvents,
  fullCatalog,
  oracleEvents,
  oracleStart,
} from "./testing/conjunction-oracle.ts";

const hours = 6;

test(`all on all over ${hours} hours finds every minimum of the exhaustive computation and no other`, async () => {
  const got: Conjunction[] = [];
  const options = { start: oracleStart, hours, withinKm: 5, threads: 2 };
  for await (const conjunction of screenCatalog(fullCatalog(), options)) got.push(conjunction);
  const wanted = oracleEvents(hours);
  assert.ok(wanted.length > 6000, `only ${wanted.length} events wanted`);

  const isFast = (event: { speedKmPerS: number }) => event.speedKmPerS > 0.05;
  const events = got.map((conjunction) => asEvent(conjunction));
  const fast = compareEvents(wanted.filter(isFast), events.filter(isFast), 1);
  assert.deepEqual(fast.missed, [], "fast pairs missed");
  assert.deepEqual(fast.extra, [], "fast pairs extra");
  assert.ok(fast.worstTcaSeconds <= 1e-3, `time: wanted 1e-3 s, got ${fast.worstTcaSeconds}`);
  assert.ok(fast.worstDistanceKm <= 1e-5, `distance: wanted 1e-5 km, got ${fast.worstDistanceKm}`);

  const slow = compareEvents(
    wanted.filter((event) => !isFast(event)),
    events.filter((event) => !isFast(event)),
    30,
  );
  assert.deepEqual(slow.missed, [], "slow pairs missed");
  assert.ok(slow.worstDistanceKm <= 1e-4, `slow distance: wanted 1e-4 km, got ${slow.worstDistanceKm}`);
});
