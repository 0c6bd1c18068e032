import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { readLifeNodes, scorePatternOfLife } from "./index.ts";

const folder = "geo-pattern-of-life";
const toy = (name: string) => readLifeNodes(readFileSync(sharedPath(`${folder}/${name}_toy.csv`), "utf8"));

test("the development kit's toy files score as the kit says", { skip: skipWithoutShared(folder) }, () => {
  const score = scorePatternOfLife(toy("ground_truth"), toy("participant"));
  assert.deepEqual(
    [score.truePositives, score.falsePositives, score.falseNegatives, score.precision, score.recall],
    [3, 3, 1, 0.5, 0.75],
  );
  assert.equal(score.f2.toFixed(4), "0.6818");
  assert.equal(score.rmseRows.toFixed(4), "4.0825");
});

const head = "ObjectID,TimeIndex,Direction,Node,Type\n";
const score = (labels: string, predictions: string) =>
  scorePatternOfLife(readLifeNodes(head + labels), readLifeNodes(head + predictions));

test("a prediction serves once, 12 hours away at most, of the same object and direction; end markers don't count", () => {
  const twice = score("1,10,EW,ID,NK\n1,14,EW,ID,NK\n1,99,ES,ES,ES", "1,12,EW,ID,NK");
  assert.deepEqual([twice.truePositives, twice.falseNegatives, twice.falsePositives], [1, 1, 0]);
  assert.equal(score("1,10,EW,ID,NK", "1,16,EW,ID,NK").truePositives, 1);
  const others = score("1,10,EW,ID,NK", "1,17,EW,ID,NK\n1,10,NS,ID,NK\n2,10,EW,ID,NK\n1,,EW,ID,NK");
  assert.deepEqual([others.truePositives, others.falseNegatives, others.falsePositives], [0, 1, 3]);
});

test("another type at the right time is one false positive and no miss; nothing at all scores 0", () => {
  const other = score("1,10,EW,IK,CK", "1,10,EW,IK,EK");
  assert.deepEqual([other.truePositives, other.falseNegatives, other.falsePositives, other.f2], [0, 0, 1, 0]);
  assert.equal(score("", "").f2, 0);
});
