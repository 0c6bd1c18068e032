import assert from "node:assert/strict";
import { test } from "node:test";
import type { DetectionView } from "../../client/index.ts";
import { orderFeed, withoutSubject } from "./feed-order.ts";

const viewOf = (hash: string, ids: number[], to: string, incidentIds: string[]): DetectionView => ({
  hash,
  detection: {
    kind: "approach",
    ids,
    from: to,
    to,
    values: {},
    detectionProbability: 0.5,
    rule: { name: "test", version: "1", parameters: {} },
    inputs: [],
    limitations: [],
  },
  why: { en: "", ja: "" },
  limitations: [],
  objects: [],
  incidentIds,
  dataAgeDays: 0,
});

test("what is part of an incident stands first, then what is near a protected asset, then what is nearest to the present", () => {
  const detections = [
    viewOf("old", [7, 8], "2026-08-01T00:00:00Z", []),
    viewOf("new", [7, 8], "2026-08-12T00:00:00Z", []),
    viewOf("near", [1, 8], "2026-08-02T00:00:00Z", []),
    viewOf("incident", [7, 8], "2026-07-01T00:00:00Z", ["i"]),
  ];
  const hashes = (order: "matters" | "time") =>
    orderFeed(detections, (id) => id === 1, order, Date.UTC(2026, 7, 12)).map(({ view }) => view.hash);
  assert.deepEqual(hashes("matters"), ["incident", "near", "new", "old"]);
  assert.deepEqual(hashes("time"), ["new", "near", "old", "incident"]);
});

test("the subject of a why-line is left out only where the names already stand there", () => {
  assert.equal(withoutSubject("A and B: smallest distance 3 km", ["A", "B"]), "smallest distance 3 km");
  assert.equal(withoutSubject("A：ドリフト", ["A"]), "ドリフト");
  assert.equal(withoutSubject("A: drift", ["B"]), "A: drift");
  assert.equal(withoutSubject("no colon", ["A"]), "no colon");
});
