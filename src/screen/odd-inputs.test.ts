import assert from "node:assert/strict";
import { test } from "node:test";
import { HoshimoriError } from "../core/index.ts";
import { concatTables, type ElementTable, selectRows } from "../orbit/index.ts";
import { addSeconds } from "../time/index.ts";
import type { Conjunction, ScreenSummary } from "./conjunction.ts";
import { mergeEpisodes } from "./episodes.ts";
import { type ScreenOptions, screenCatalog } from "./screen-catalog.ts";
import { screenSlice } from "./screen-slice.ts";
import {
  asEvent,
  compareEvents,
  fullCatalog,
  oracleEvents,
  oracleStart,
  rowsOf,
} from "./testing/conjunction-oracle.ts";

const catalog = fullCatalog();
/** Objects of the first events, and the rest of what they meet. */
const meeting = selectRows(
  catalog,
  rowsOf(
    catalog,
    oracleEvents(1).flatMap(({ id1, id2 }) => [id1, id2]),
  ),
);
const base = { start: oracleStart, hours: 1, withinKm: 5 };

async function run(
  table: ElementTable,
  options: ScreenOptions,
): Promise<{ found: Conjunction[]; summary: ScreenSummary }> {
  const found: Conjunction[] = [];
  const summaries: ScreenSummary[] = [];
  const all = screenCatalog(table, { ...options, onSummary: (summary) => summaries.push(summary) });
  for await (const conjunction of all) found.push(conjunction);
  assert.equal(summaries.length, 1);
  return { found, summary: summaries[0] };
}

const hasCode = (code: string) => (error: unknown) => error instanceof HoshimoriError && error.code === code;

test("a threshold of zero, below zero, beyond the limit or not a number is refused with its limits", () => {
  for (const withinKm of [0, -1, 1000.1, Number.NaN, Number.POSITIVE_INFINITY])
    assert.throws(
      () => screenSlice(meeting, { ...base, withinKm }),
      hasCode("screen-threshold-out-of-range"),
    );
  for (const hours of [0, -1, Number.NaN, 1e6])
    assert.throws(() => screenSlice(meeting, { ...base, hours }), hasCode("screen-hours-out-of-range"));
});

test("chosen objects that the input lacks are named", () => {
  const primaries = new Set([1, 2]);
  assert.throws(() => screenSlice(meeting, { ...base, primaries }), hasCode("screen-primary-missing"));
});

test("no object, one object: nothing found, and the summary says how many there were", async () => {
  for (const count of [0, 1]) {
    const table = selectRows(
      meeting,
      Array.from({ length: count }, (_, row) => row),
    );
    const { found, summary } = await run(table, base);
    assert.deepEqual([found.length, summary.objects, summary.minima], [0, count, 0]);
  }
});

test("objects that SGP4 can't propagate are skipped and named with their status", async () => {
  const broken = selectRows(meeting, [0, 1, 2]);
  broken.eccentricity.fill(0.9999);
  const { found, summary } = await run(broken, { ...base, hours: 0.2 });
  assert.equal(found.length, 0);
  assert.equal(summary.skipped.length, 3);
  for (const { status, failedNodes, nodes } of summary.skipped) {
    assert.notEqual(status, 0);
    // A key every 480 s.
    assert.deepEqual([failedNodes, nodes], [2, 2]);
  }
});

test("identical elements have no minimum, and each group is reported once", async () => {
  const twin = selectRows(meeting, [0]);
  twin.id[0] = 999_999_999;
  const { found, summary } = await run(concatTables([meeting, twin]), base);
  const pair = [meeting.id[0], 999_999_999];
  assert.ok(!found.some(({ id1, id2 }) => id1 === pair[0] && id2 === pair[1]));
  assert.deepEqual(
    summary.sameOrbit.filter((ids) => ids.includes(999_999_999)),
    [pair],
  );
});

test("several sets of one object: the newest not after the start counts, else the nearest after it", async () => {
  const older = selectRows(meeting, [0]);
  older.epochDays[0] -= 3;
  const later = selectRows(meeting, [0]);
  later.epochDays[0] += 30;
  const plain = await run(meeting, base);
  const several = await run(concatTables([older, later, meeting]), base);
  assert.equal(several.summary.unusedSets, 2);
  assert.deepEqual(several.found, plain.found);
  const onlyLater = await run(concatTables([later, selectRows(meeting, [1, 2])]), { ...base, hours: 0.1 });
  assert.equal(onlyLater.summary.objects, 3);
});

test("threads change neither content nor order", async () => {
  const one = await run(meeting, { ...base, threads: 1 });
  const three = await run(meeting, { ...base, hours: 2.5, threads: 3 });
  const again = await run(meeting, { ...base, hours: 2.5, threads: 1 });
  assert.ok(one.found.length > 900, `${one.found.length} found`);
  assert.deepEqual(three, again);
  const sorted = three.found.toSorted(
    (a, b) => a.tca.days - b.tca.days || a.tca.nanos - b.tca.nanos || a.id1 - b.id1 || a.id2 - b.id2,
  );
  assert.deepEqual(three.found, sorted);
});

test("a window cut in two finds what the whole finds, each minimum once", () => {
  const whole = screenSlice(meeting, base);
  for (const cut of [7, 1234.5, whole.length > 0 ? (whole[5].tca.nanos - base.start.nanos) / 1e9 : 100]) {
    const first = screenSlice(meeting, { ...base, hours: cut / 3600 });
    const rest = screenSlice(meeting, { ...base, start: addSeconds(base.start, cut), hours: 1 - cut / 3600 });
    assert.equal(first.length + rest.length, whole.length, `cut at ${cut} s`);
  }
});

test("set on all is all on all without the pairs of others; one on all likewise", () => {
  const all = screenSlice(meeting, base);
  const primaries = new Set(meeting.id.filter((_, row) => row % 40 === 0));
  const wanted = all.filter(({ id1, id2 }) => primaries.has(id1) || primaries.has(id2));
  assert.ok(wanted.length > 20);
  assert.deepEqual(screenSlice(meeting, { ...base, primaries }), wanted);
});

test("a few on all, screened one by one, find what the sweep over everything finds, to a microsecond", () => {
  const all = screenSlice(catalog, { ...base, hours: 3 });
  // Low, geostationary, eccentric and slow-pair objects among them, and two that meet each other.
  const chosen = [25544, 48274, all[10].id1, all[10].id2, all[77].id2];
  chosen.push(
    catalog.id[catalog.meanMotionRevPerDay.findIndex((motion) => Math.abs(motion - 1.0027) < 1e-4)],
  );
  chosen.push(catalog.id[catalog.eccentricity.findIndex((eccentricity) => eccentricity > 0.7)]);
  for (const primaries of [new Set([25544]), new Set(chosen)]) {
    const wanted = all.filter(({ id1, id2 }) => primaries.has(id1) || primaries.has(id2));
    const got = screenSlice(catalog, { ...base, hours: 3, primaries });
    const { missed, extra, worstTcaSeconds, worstDistanceKm } = compareEvents(
      wanted.map((conjunction) => asEvent(conjunction)),
      got.map((conjunction) => asEvent(conjunction)),
      1,
    );
    assert.deepEqual({ missed, extra }, { missed: [], extra: [] });
    assert.ok(
      worstTcaSeconds < 2e-6 && worstDistanceKm < 1e-8,
      `${worstTcaSeconds} s, ${worstDistanceKm} km`,
    );
  }
});

test("windows before the epochs work, and ages are then negative", () => {
  const found = screenSlice(meeting, {
    ...base,
    start: addSeconds(oracleStart, -30 * 86_400),
    hours: 0.5,
    withinKm: 30,
  });
  assert.ok(found.length > 0);
  assert.ok(found.every(({ ageDays1, ageDays2 }) => ageDays1 < 0 && ageDays2 < 0));
});

test("a smaller threshold gives a part of what a larger one gives, up to 1,000 km", () => {
  const few = selectRows(
    meeting,
    Array.from({ length: 300 }, (_, row) => 3 * row),
  );
  const keys = (withinKm: number) =>
    screenSlice(few, { ...base, hours: 0.2, withinKm }).map(
      ({ id1, id2, tca }) => `${id1} ${id2} ${Math.round(tca.nanos / 1e6)}`,
    );
  const wide = new Set(keys(1000));
  const narrow = keys(100);
  assert.ok(wide.size > 1000 && narrow.length > 10, `${wide.size} and ${narrow.length}`);
  assert.deepEqual(
    narrow.filter((key) => !wide.has(key)),
    [],
  );
});

test("a stopped screening ends its threads and says how far it came", async () => {
  const stop = new AbortController();
  const results = screenCatalog(catalog, {
    ...base,
    hours: 24,
    signal: stop.signal,
    onProgress: () => stop.abort(),
  });
  await assert.rejects(async () => {
    for await (const conjunction of results) assert.ok(conjunction);
  }, hasCode("screen-aborted"));
});

test("minima of a slow pair become one episode, fast ones stay", () => {
  const ids = oracleEvents(12)
    .filter(({ speedKmPerS }) => speedKmPerS < 0.05)
    .flatMap(({ id1, id2 }) => [id1, id2]);
  const found = screenSlice(selectRows(catalog, rowsOf(catalog, ids.slice(0, 60))), { ...base, hours: 12 });
  const slow = found.filter(({ relativeSpeedKmPerS }) => relativeSpeedKmPerS < 0.05);
  assert.ok(slow.length > 5);
  const merged = mergeEpisodes(found);
  const minima = merged.reduce((sum, { episode }) => sum + (episode?.minima ?? 1), 0);
  assert.equal(minima, found.length);
  assert.equal(new Set(merged.map(({ id1, id2 }) => `${id1} ${id2}`)).size, merged.length);
  for (const { episode, missDistanceKm, id1, id2 } of merged)
    if (episode)
      assert.equal(
        missDistanceKm,
        Math.min(...found.filter((c) => c.id1 === id1 && c.id2 === id2).map((c) => c.missDistanceKm)),
      );
});
