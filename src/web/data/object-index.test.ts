import assert from "node:assert/strict";
import { test } from "node:test";
import { ObjectIndex } from "./object-index.ts";

const objects = new ObjectIndex({
  id: [25544, 42917, 100270, 254],
  name: ["ISS (ZARYA)", "QZS-3 (MICHIBIKI-3)", "QZS-7", ""],
  owner: ["ISS", "JPN", "JPN", "US"],
  objectType: ["payload", "payload", "payload", "debris"],
  regime: ["LEO", "GEO", "GSO", ""],
  coverage: ["current", "current", "no-elements-in-loaded-sources", ""],
  ageDays: [0.2, 0.5, null, null],
  protectedBy: ["", "JP", "JP,US", ""],
});

test("objects are found by words of the name and by the start of the number", () => {
  assert.deepEqual(objects.search("qzs"), [1, 2]);
  assert.deepEqual(objects.search("michi qzs"), [1]);
  assert.deepEqual(objects.search("25"), [0, 3]);
  assert.deepEqual(
    objects.search("", (row) => objects.columns.regime[row] === "LEO"),
    [0],
  );
  assert.deepEqual(objects.search("nothing"), []);
});

test("an unknown object is called by its number", () => {
  assert.equal(objects.nameOf(254), "254");
  assert.equal(objects.nameOf(99), "99");
  assert.deepEqual(objects.of(100270)?.protectedBy, ["JP", "US"]);
  assert.equal(objects.isProtected(25544), false);
});
