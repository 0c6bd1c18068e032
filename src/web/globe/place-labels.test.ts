import assert from "node:assert/strict";
import { test } from "node:test";
import { placeLabels } from "./place-labels.ts";

test("labels of neighbors go around each other, and the last gives way", () => {
  const box = { x: 100, y: 100, width: 60, height: 16 };
  const places = placeLabels([box, box, box, box, box], { width: 800, height: 600 });
  assert.equal(new Set(places.filter(Boolean).map((place) => JSON.stringify(place))).size, 4);
  assert.equal(places[4], undefined);
  assert.ok(places[0] && places[0].x > box.x, "the first stands to the right");
  const [atEdge] = placeLabels([{ ...box, x: 795 }], { width: 800, height: 600 });
  assert.ok(atEdge && atEdge.x + box.width <= 800, "none is cut off at the edge");
});
