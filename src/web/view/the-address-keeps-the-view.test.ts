import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeSelection, encodeSelection, type Selection } from "./selection.ts";
import { parseSearch, readViewSearch, stringifySearch, toggleInList } from "./view-search.ts";

const id = fc.integer({ min: 1, max: 999_999_999 });
const tca = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const selections: fc.Arbitrary<Selection> = fc.oneof(
  id.map((each) => ({ kind: "object" as const, id: each })),
  fc.stringMatching(/^[0-9a-f]{64}$/).map((hash) => ({ kind: "detection" as const, hash })),
  fc.tuple(id, id, tca).map(([id1, id2, at]) => ({ kind: "conjunction" as const, id1, id2, tca: at })),
);

test("a selection comes back from the address as it was", () => {
  fc.assert(
    fc.property(selections, (selection) => {
      const search = stringifySearch({ sel: encodeSelection(selection) });
      assert.deepEqual(decodeSelection(readViewSearch(parseSearch(search.slice(1))).sel), selection);
    }),
  );
});

test("any words of a search come back, and what isn't ours falls away", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (q) => {
      assert.deepEqual(readViewSearch(parseSearch(stringifySearch({ q, other: "x" }).slice(1))), { q });
    }),
  );
  assert.equal(decodeSelection("object-0x1"), undefined);
  assert.equal(decodeSelection(undefined), undefined);
});

test("a chip pressed twice is lifted", () => {
  assert.equal(toggleInList("a,b", "b"), "a");
  assert.equal(toggleInList(undefined, "a"), "a");
  assert.equal(toggleInList(toggleInList("a", "b"), "b"), "a");
});
