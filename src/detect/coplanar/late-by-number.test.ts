import assert from "node:assert/strict";
import { test } from "node:test";
import { groupHistories } from "../history.ts";
import { lowSet } from "../testing/low-orbits.ts";
import { tableOf } from "../testing/synthetic.ts";
import { detectCoplanar } from "./detect-coplanar.ts";

const elsewhere = (id: number) => [
  lowSet(id, 0, { raanDeg: 200 + 5 * id, internationalDesignator: "2015-002A" }),
];
const protectedOne = [0, 40].map((day) => lowSet(100, day, { internationalDesignator: "2015-001A" }));
/** First seen forty days after the data begin, of a launch years before. */
const visitor = [lowSet(150, 40, { internationalDesignator: "2020-010B" })];
const found = (others: readonly number[]) =>
  detectCoplanar(groupHistories(tableOf(protectedOne, visitor, ...others.map(elsewhere))), {
    protectedIds: new Set([100]),
  });

test("an object of an old launch that is first seen in another's plane is late where its number is new", () => {
  const [late, ...others] = found([1, 2, 3, 4, 5, 6]);
  assert.deepEqual([late.kind, late.ids, others.length], ["coplanar", [150], 0]);
  assert.ok(late.limitations.some(({ code }) => code === "detect-limit-late-object"));
});

test("an object whose number was given long before is not late: only its source began late", () => {
  assert.deepEqual(found([1, 201, 202, 203, 204, 205]), []);
  assert.equal(found([1, 2, 203, 204, 205]).length, 1, "a few higher numbers may be wrong");
});
