import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { sharedPath, skipWithoutShared } from "../../core/testing/shared-data.ts";
import { readElementSets } from "../../formats/index.ts";
import { parseIsoUtc, utcDaysOfInstant } from "../../time/index.ts";
import { groupHistories } from "../history.ts";
import { geoRules } from "../rules.ts";
import { detectGeo } from "./detect-geo.ts";
import { longitudeTracks } from "./longitude-track.ts";
import { naturalAccelerationDegPerDay2 } from "./natural-motion.ts";

const file = "catalog/history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz";
/** USA 270, USA 271, SY-12 01, SJ-20, Cosmos 2589: with the number of changes of motion that their sets show. */
const movers = new Map([
  [41744, 2],
  [41745, 2],
  [50321, 1],
  [44910, 1],
  [64467, 1],
]);
/** SY-12 02 drifts from the first set to the last. */
const drifter = 50322;

/** The named objects' lines of the history, without parsing all the others. */
function namedHistories() {
  const wanted = new Set([...movers.keys(), drifter].map(String));
  const lines = gunzipSync(readFileSync(sharedPath(file)))
    .toString("latin1")
    .split("\n");
  const kept = lines.filter((line) => /^[12] /.test(line) && wanted.has(line.slice(2, 7)));
  return groupHistories(readElementSets(new TextEncoder().encode(kept.join("\n")), { source: file }).table);
}
const dayOf = (iso: string): number => utcDaysOfInstant(parseIsoUtc(iso));

test("each named relocation of 2026 is bracketed by the gap between its sets and two days more at most", {
  skip: skipWithoutShared(file),
}, () => {
  const histories = namedHistories();
  const found = detectGeo(histories).filter(({ kind }) => kind === "geo-relocation");
  for (const [id, changes] of movers) {
    const own = found.filter(({ ids }) => ids[0] === id);
    assert.equal(own.length, changes, `changes of ${id}`);
    const [track] = longitudeTracks(histories.find((one) => one.id === id)!, geoRules.relocation.parameters);
    for (const { from, to } of own) {
      const [first, last] = [dayOf(from), dayOf(to)];
      let gap = 0;
      for (let k = 1; k < track.days.length; k++)
        if (track.days[k - 1] >= first - 1e-6 && track.days[k] <= last + 1e-6)
          gap = Math.max(gap, track.days[k] - track.days[k - 1]);
      assert.ok(gap > 0, `${id}: no two sets within ${from} … ${to}`);
      assert.ok(last - first <= gap + 2, `${id}: ${from} … ${to}, the gap is ${gap} days`);
    }
  }
});

test("SY-12 02 has no bracket because its sets hold neither start nor stop: its drift turns as a free object's does", {
  skip: skipWithoutShared(file),
}, () => {
  const history = namedHistories().find(({ id }) => id === drifter)!;
  const [track] = longitudeTracks(history, geoRules.relocation.parameters);
  const steps = Array.from(track.days.keys()).slice(1);
  const unexplained = steps.map((k) => {
    const days = track.days[k] - track.days[k - 1];
    const change = track.ownDriftDegPerDay[k] - track.ownDriftDegPerDay[k - 1];
    return Math.abs(change - naturalAccelerationDegPerDay2(track.longitudeDeg[k]) * days);
  });
  assert.ok(Math.max(...unexplained) < 0.01, `greatest step ${Math.max(...unexplained)} °/d`);
  assert.ok(Math.min(...track.ownDriftDegPerDay) > 0.6, "it never stands");
  const found = detectGeo([history]).filter(({ kind }) => kind === "geo-relocation");
  assert.deepEqual(
    found.map(({ limitations }) =>
      limitations.some(({ code }) => code === "detect-limit-begin-and-end-not-seen"),
    ),
    [true],
  );
});
