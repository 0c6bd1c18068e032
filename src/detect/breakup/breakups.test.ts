import assert from "node:assert/strict";
import { test } from "node:test";
import { buildObjectCatalog } from "../../catalog/index.ts";
import { describe, languages, textTable } from "../../core/index.ts";
import { canonicalJson } from "../../digest/index.ts";
import { buildElementTable, type ElementTable, type MeanElements } from "../../orbit/index.ts";
import { describeDetection } from "../describe.ts";
import type { Detection } from "../detection.ts";
import { isoOfUtcDays } from "../epochs.ts";
import { breakupRule, type Rule } from "../rules.ts";
import { detectBreakups } from "./detect-breakups.ts";
import { type Fragmentation, fragmentation, seeded } from "./testing/fragmentation.ts";

const event: Fragmentation = {
  day: 8500.25,
  epochDay: 8530.4,
  pieces: 60,
  axisKm: 6378 + 640,
  eccentricity: 0.004,
  inclinationDeg: 82.5,
  deltaVMPerS: 60,
  decayKmPerDay: 0.05,
  dragFactor: 0.8,
  launch: "1999-099",
};
/** A window of weeks instead of months keeps a scan short. */
const quick: Rule<typeof breakupRule.parameters> = {
  ...breakupRule,
  parameters: { ...breakupRule.parameters, windowDays: 50 },
};
const find = (...catalogs: readonly (readonly MeanElements[])[]): Detection[] => {
  const tables: ElementTable[] = catalogs.map((sets) => buildElementTable([...sets]));
  return detectBreakups(
    tables,
    { objects: buildObjectCatalog([], tables), protectedIds: new Set([77]) },
    quick,
  );
};
const made = fragmentation(event, seeded(7));
const parent: MeanElements = { ...made.parent, internationalDesignator: "1999-099A" };
const bystander: MeanElements = {
  ...parent,
  id: 77,
  internationalDesignator: "2001-001A",
  raanDeg: (parent.raanDeg + 0.8) % 360,
};
const truth = isoOfUtcDays(event.day);

test("a cloud a month old is one record: its time to minutes, its parent first, at most nine candidates", () => {
  const [found, ...others] = find([parent, bystander, ...made.pieces]);
  assert.deepEqual(others, []);
  assert.equal(found.kind, "breakup");
  assert.deepEqual(found.ids, [parent.id]);
  assert.ok(found.from <= truth && truth <= found.to, `${found.from} … ${found.to} misses ${truth}`);
  const { candidates, parents, pieces, crossed } = found.breakup!;
  const minutes = candidates.map(({ time }) => Math.abs(Date.parse(time) - Date.parse(truth)) / 60_000);
  assert.ok(Math.min(...minutes) < 5, `nearest candidate ${Math.min(...minutes)} min away, wanted below 5`);
  assert.ok(candidates.length <= 9 && candidates[0].time === found.time);
  assert.deepEqual(
    parents.map(({ id, rank }) => [id, rank]),
    [
      [parent.id, 1],
      [bystander.id, 2],
    ],
  );
  assert.equal(pieces.length, made.pieces.length);
  assert.deepEqual(crossed, [77]);
  const { medianDeltaVMPerS } = found.values;
  assert.ok(
    medianDeltaVMPerS > 30 && medianDeltaVMPerS < 120,
    `median Δv ${medianDeltaVMPerS}, made with 60`,
  );
});

test("an earlier catalog without the pieces bounds the window, whatever the order of the files", () => {
  const before: MeanElements[] = [
    { ...parent, epoch: made.parent.epoch },
    { ...bystander, epoch: made.parent.epoch },
  ];
  const [found] = find(before, made.pieces);
  assert.equal(found.ids[0], parent.id);
  assert.equal(canonicalJson(find([...made.pieces].reverse(), before)), canonicalJson([found]));
  assert.ok(found.breakup!.parents[0].setAgeDays > 0.5, "the set before the event should speak");
});

test("a deployment has names, and objects that were never one share no time", () => {
  const random = seeded(11);
  const scattered = made.pieces.map((set) => ({ ...set, meanAnomalyDeg: 360 * random() }));
  const [refused, ...others] = find([parent, ...scattered]);
  assert.deepEqual([refused.kind, refused.time, others.length], ["breakup-undetermined", undefined, 0]);
  assert.deepEqual(refused.breakup!.candidates, []);
  const named = made.pieces.map((set, k) => ({ ...set, name: `SATELLITE ${k}` }));
  assert.deepEqual(find([parent, ...named]), []);
  const station = made.pieces.map((set) => ({ ...set, internationalDesignator: "1998-067XA" }));
  assert.deepEqual(find([parent, ...station]), []);
});

test("every line and limitation is there in both languages", () => {
  const few = find([parent], made.pieces.slice(0, 6));
  const alone = find(made.pieces);
  const found = [...few, ...alone];
  assert.deepEqual(
    found.map(({ kind }) => kind),
    ["breakup-undetermined", "breakup"],
  );
  for (const detection of found) {
    const { key, parts } = describeDetection(detection);
    for (const language of languages) {
      assert.doesNotMatch(describe(key, language, parts), /[{}]|NaN|undefined/);
      for (const { code, parts: filled } of detection.limitations) {
        assert.ok(code in textTable, `no text for ${code}`);
        assert.doesNotMatch(describe(code as keyof typeof textTable, language, filled), /[{}]|NaN/);
      }
    }
  }
});
