import assert from "node:assert/strict";
import { test } from "node:test";
import { HoshimoriError, type Vec3 } from "../core/index.ts";
import { relativeRic, type State } from "../frames/index.ts";
import {
  type ElementTable,
  initializeSgp4Row,
  minutesSinceRowEpoch,
  propagateSgp4,
  selectRows,
} from "../orbit/index.ts";
import { addSeconds } from "../time/index.ts";
import { byTimeThenIds, type Conjunction, type ScreenSummary } from "./conjunction.ts";
import { mergeEpisodes } from "./episodes.ts";
import { type ScreenOptions, screenCatalog } from "./screen-catalog.ts";
import { screenSlice } from "./screen-slice.ts";
import { fullCatalog, oracleEvents, oracleStart, rowsOf } from "./testing/conjunction-oracle.ts";
import type { VolumeSet } from "./volume-set.ts";
import { shapeReachKm, type VolumeShape } from "./volume-shape.ts";

const catalog = fullCatalog();
const tableOf = (ids: Iterable<number>) => selectRows(catalog, rowsOf(catalog, ids));
const start = oracleStart;
const read = { conditionStatus: "read", shapeStatus: "read" };
/** An ellipsoid below 750 km of perigee, a box above, up to 2,000 km unless given: two passes, and pairs with one of each. */
const ownSet = (low: Vec3, high: Vec3, upTo = 2000): VolumeSet => ({
  name: "own",
  status: "read",
  source: "this test",
  rows: [
    { regime: "low", condition: { perigeeKm: { upTo: 750 } }, shape: "ellipsoid", semiAxesKm: low, ...read },
    {
      regime: "high",
      condition: { perigeeKm: { above: 750, upTo } },
      shape: "box",
      semiAxesKm: high,
      ...read,
    },
  ],
});
const flat = ownSet([1.5, 20, 22], [1, 11, 9]);

/**
 * The slow, obvious twin: for each pair "a sees b" how near b comes to the center of a's volume from second `from` to `to`, as a share of
 * the semi-axes (1: the border); instants a fiftieth of `step` apart, the frames' readable axes, no minima.
 */
function sharesByStepping(
  table: ElementTable,
  set: VolumeSet,
  from: number,
  to: number,
  step = 1,
): Map<string, number> {
  const rows = Array.from({ length: table.count }, (_, row) => row);
  const models = rows.map((row) => initializeSgp4Row(table, row));
  const minutes = rows.map((row) => minutesSinceRowEpoch(table, row, start));
  const buffer = new Float64Array(6);
  const stateAt = (row: number, seconds: number): State => {
    propagateSgp4(models[row], minutes[row] + seconds / 60, buffer);
    const [x, y, z, vx, vy, vz] = buffer;
    return { positionKm: [x, y, z], velocityKmPerS: [vx, vy, vz] };
  };
  const seconds = Array.from({ length: (to - from) / step + 1 }, (_, k) => from + k * step);
  const paths = rows.map((row) => seconds.map((second) => stateAt(row, second).positionKm));
  // Half of what two objects move in a step is under 8 km.
  const near = 10 + Math.max(...set.rows.map(shapeReachKm));
  const shares = new Map<string, number>();
  for (const a of rows)
    for (const b of rows.slice(a + 1))
      for (let k = 1; k < seconds.length; k++) {
        if (distance(paths[a][k], paths[b][k]) > near && distance(paths[a][k - 1], paths[b][k - 1]) > near)
          continue;
        for (let part = 0; part < 50; part++) {
          const states = [a, b].map((row) => stateAt(row, seconds[k - 1] + (part * step) / 50));
          for (const [center, other] of [
            [0, 1],
            [1, 0],
          ]) {
            const ids = [a, b].map((row) => table.id[row]);
            const key = `${ids[center]} sees ${ids[other]}`;
            const place = relativeRic(states[center], states[other]).positionKm;
            const share = shareOf(place, set.rows[perigeeKm(ids[center]) <= 750 ? 0 : 1]);
            if (share < (shares.get(key) ?? 2)) shares.set(key, share);
          }
        }
      }
  return shares;
}

const distance = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

const shareOf = (place: Vec3, { shape, semiAxesKm }: VolumeShape): number => {
  const shares = place.map((part, axis) => Math.abs(part) / semiAxesKm[axis]);
  return shape === "box" ? Math.max(...shares) : Math.hypot(...shares);
};

const perigeeKm = (id: number): number => {
  const [row] = rowsOf(catalog, [id]);
  const semiMajorAxisKm = Math.cbrt(
    398_600.8 / ((2 * Math.PI * catalog.meanMotionRevPerDay[row]) / 86_400) ** 2,
  );
  return semiMajorAxisKm * (1 - catalog.eccentricity[row]) - 6378.135;
};

const seenIn = (found: readonly Conjunction[]): Set<string> =>
  new Set(
    found.flatMap(({ id1, id2, volume }) =>
      (volume?.entered ?? []).map(({ of }) => `${of} sees ${of === id1 ? id2 : id1}`),
    ),
  );

/** Whether a pair has a minimum within the window, without which no volume is looked at. */
function meetsIn(table: ElementTable, key: string, seconds: number): boolean {
  const rows = key.split(" sees ").map((id) => table.id.indexOf(Number(id)));
  return screenSlice(selectRows(table, rows), { start, hours: seconds / 3600, withinKm: 200 }).length > 0;
}

function checkAgainstStepping(objects: number, set: VolumeSet, seconds: number, least: number): number {
  const meeting = oracleEvents(0.15).flatMap(({ id1, id2 }) => [id1, id2]);
  const table = tableOf(meeting.filter((id) => perigeeKm(id) <= 2000).slice(0, objects));
  const found = screenSlice(table, { start, hours: seconds / 3600, volume: set });
  const got = seenIn(found);
  const shares = sharesByStepping(table, set, -60, seconds + 60);
  const inner = sharesByStepping(table, set, 60, seconds - 60);
  // The border is good to 1 % of the smallest semi-axis; the twin steps over up to 0.3 km.
  const clear = [...inner].filter(([, share]) => share < 0.97).map(([key]) => key);
  const missed = clear.filter((key) => !got.has(key) && meetsIn(table, key, seconds));
  const extra = [...got].filter((key) => !((shares.get(key) ?? 2) < 1.03));
  assert.deepEqual({ missed, extra }, { missed: [], extra: [] });
  const beside = found.filter(({ volume }) => volume?.entered.some(({ insideAtTca }) => !insideAtTca));
  assert.ok(clear.length > least, `${clear.length} entries`);
  return beside.length;
}

test("flat volumes: those entered are those that stepping each fiftieth of a second finds", () => {
  checkAgainstStepping(250, flat, 600, 40);
});

test("volumes so long that the orbits bend within them (LEO1 of NASA's table): likewise", () => {
  const beside = checkAgainstStepping(150, ownSet([1.5, 69, 145], [1.5, 69, 100]), 900, 30);
  assert.ok(beside > 10, `${beside} are entered only before or after the minimum`);
});

test("slow neighbors in the geostationary belt, hours from their minimum: likewise", () => {
  const belt = Array.from(catalog.id).filter(
    (id, row) =>
      catalog.inclinationDeg[row] < 5 &&
      Math.abs(perigeeKm(id) - 35_786) < 30 &&
      catalog.eccentricity[row] < 0.001,
  );
  const set = ownSet([1, 1, 1], [5, 120, 10], 40_000);
  const hours = 36;
  const close = screenSlice(tableOf(belt), { start, hours, withinKm: 120 });
  const table = tableOf(close.flatMap(({ id1, id2 }) => [id1, id2]).slice(0, 60));
  const found = screenSlice(table, { start, hours, volume: set });
  const got = seenIn(found);
  const shares = sharesByStepping(table, set, -86_400, (hours + 24) * 3600, 1000);
  // A minimum comes about twice a day.
  const inner = sharesByStepping(table, set, 12 * 3600, 24 * 3600, 1200);
  const clear = [...inner].filter(([, share]) => share < 0.97).map(([key]) => key);
  const missed = clear.filter((key) => !got.has(key));
  const extra = [...got].filter((key) => !((shares.get(key) ?? 2) < 1.03));
  assert.deepEqual({ missed, extra }, { missed: [], extra: [] });
  const beside = found.filter(({ volume }) => volume?.entered.some(({ insideAtTca }) => !insideAtTca));
  assert.ok(
    clear.length > 20 && beside.length > 0,
    `${clear.length} entries, ${beside.length} beside the minimum`,
  );
});

async function run(table: ElementTable, options: ScreenOptions) {
  const found: Conjunction[] = [];
  const summaries: ScreenSummary[] = [];
  const all = screenCatalog(table, { ...options, onSummary: (summary) => summaries.push(summary) });
  for await (const conjunction of all) found.push(conjunction);
  assert.equal(summaries.length, 1);
  return { found, summary: summaries[0] };
}

const hour = tableOf(oracleEvents(1).flatMap(({ id1, id2 }) => [id1, id2]));

test("several regimes come as one stream in order of time, each minimum once, whatever the threads", async () => {
  const one = await run(hour, { start, hours: 1, volume: flat, threads: 1 });
  const four = await run(hour, { start, hours: 1, volume: flat, threads: 4 });
  assert.deepEqual(four, one);
  assert.ok(one.found.length > 300, `${one.found.length} found`);
  assert.equal(one.summary.minima, one.found.length);
  assert.deepEqual(one.found, one.found.toSorted(byTimeThenIds));
  const keys = one.found.map(({ id1, id2, tca }) => `${id1} ${id2} ${Math.round(tca.nanos / 1e6)}`);
  assert.equal(new Set(keys).size, keys.length);
  assert.deepEqual(screenSlice(hour, { start, hours: 1, volume: flat }), one.found);
  assert.ok(one.found.some(({ volume }) => volume?.entered.length === 2));
  assert.ok(one.found.every(({ ageDays1, ageDays2 }) => Number.isFinite(ageDays1 + ageDays2)));
});

test("chosen objects alone have a volume; those that no row holds are counted, never screened", async () => {
  const primaries = new Set(hour.id.filter((_, row) => row % 10 === 0));
  const { found, summary } = await run(hour, { start, hours: 1, volume: flat, primaries });
  const all = await run(hour, { start, hours: 1, volume: flat });
  assert.ok(found.length > 30);
  assert.deepEqual(
    seenIn(found),
    new Set([...seenIn(all.found)].filter((key) => primaries.has(Number(key.split(" ")[0])))),
  );
  const outside = [...primaries].filter((id) => perigeeKm(id) > 2000).sort((a, b) => a - b);
  assert.deepEqual(summary.volume?.outside, outside);
  assert.equal(
    summary.volume?.regimes.reduce((sum, { objects }) => sum + objects, 0),
    primaries.size - outside.length,
  );
  const geo = ownSet([1, 1, 1], [1, 1, 1]);
  const none = {
    ...geo,
    rows: geo.rows.map((row) => ({ ...row, condition: { perigeeKm: { above: 1e6 } } })),
  };
  const nothing = await run(hour, { start, hours: 1, volume: none });
  assert.deepEqual([nothing.found.length, nothing.summary.volume?.outside.length], [0, hour.count]);
});

test("an entry names its row and what isn't checked of it; episodes name the volumes of the whole run", async () => {
  const { found, summary } = await run(hour, { start, hours: 0.3, volume: "18sds" });
  const [{ volume }] = found;
  assert.equal(volume?.set, "18sds");
  assert.match(volume.status, /^UNVERIFIED/);
  assert.deepEqual(volume.entered[0].unverified, ["figures", "shape", "condition"]);
  assert.match(summary.volume?.source ?? "", /Handbook/);
  const nasa = screenSlice(hour, { start, hours: 0.3, volume: "nasa-2011" });
  const inLeo = nasa.flatMap((c) => c.volume?.entered ?? []).filter(({ regime }) => regime.startsWith("LEO"));
  assert.ok(inLeo.length > 0 && inLeo.every((entry) => !("unverified" in entry)));

  const [one] = nasa;
  const [entry] = one.volume?.entered ?? [];
  const later = { ...one, tca: addSeconds(one.tca, 3000), relativeSpeedKmPerS: 0.01, missDistanceKm: 0 };
  const otherOf = entry.of === one.id1 ? one.id2 : one.id1;
  const withOther = { set: "nasa-2011", status: "read", entered: [{ ...entry, of: otherOf }] };
  const [episode] = mergeEpisodes([
    { ...one, relativeSpeedKmPerS: 0.01 },
    { ...later, volume: withOther },
  ]);
  // id1 is the smaller.
  assert.deepEqual(
    episode.volume?.entered.map(({ of }) => of),
    [one.id1, one.id2],
  );
  assert.equal(episode.episode?.minima, 2);
});

test("a distance and volumes, or neither, is refused; a failing stream of several ends the others", async () => {
  const hasCode = (code: string) => (error: unknown) =>
    error instanceof HoshimoriError && error.code === code;
  const both = { start, hours: 1, withinKm: 5, volume: "nasa-2011" };
  assert.throws(() => screenSlice(hour, both), hasCode("screen-distance-or-volume"));
  assert.throws(() => screenSlice(hour, { start, hours: 1 }), hasCode("screen-distance-or-volume"));
  assert.throws(
    () => screenSlice(hour, { start, hours: 1, volume: "none" }),
    hasCode("screen-volume-unknown"),
  );
  const stop = new AbortController();
  const { signal } = stop;
  const results = screenCatalog(hour, {
    start,
    hours: 24,
    volume: flat,
    signal,
    onProgress: () => stop.abort(),
  });
  await assert.rejects(async () => {
    for await (const conjunction of results) assert.ok(conjunction);
  }, hasCode("screen-aborted"));
});

test("a reader that stops early ends all streams", async () => {
  const results = screenCatalog(hour, { start, hours: 24, volume: flat, threads: 2 });
  for await (const conjunction of results) {
    assert.ok(conjunction.volume);
    break;
  }
});
