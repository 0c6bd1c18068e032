import assert from "node:assert/strict";
import { test } from "node:test";
import { overlappingGroups } from "./overlapping-groups.ts";
import { tiedRanks } from "./tied-ranks.ts";

test("those within the error of the first of a group share its rank, and the next goes on by its place", () => {
  const ranks = tiedRanks(
    [1, 1.04, 1.06, 2],
    (value) => value,
    () => 0.05,
  );
  assert.deepEqual(ranks, [1, 1, 3, 4]);
  assert.deepEqual(
    tiedRanks(
      [],
      () => 0,
      () => 0,
    ),
    [],
  );
});

test("what overlaps with anything of a group belongs to it", () => {
  const spans = [
    [0, 5],
    [1, 2],
    [4, 9],
    [10, 11],
  ] as const;
  const groups = overlappingGroups(
    spans,
    ([start]) => start,
    ([, end]) => end,
  );
  assert.deepEqual(
    groups.map((group) => group.length),
    [3, 1],
  );
});
