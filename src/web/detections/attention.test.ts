import assert from "node:assert/strict";
import { test } from "node:test";
import { attentionOf } from "./attention.ts";
import { readFigureName, spellOut } from "./figures.ts";

const isProtected = (id: number) => id === 1 || id === 2;

test("attention tells how near a finding is to protected assets, by the list alone", () => {
  assert.equal(attentionOf({ ids: [1] }, isProtected), "protected-itself");
  assert.equal(attentionOf({ ids: [1, 2] }, isProtected), "protected-itself");
  assert.equal(attentionOf({ ids: [7, 1] }, isProtected), "near-protected");
  assert.equal(
    attentionOf(
      {
        ids: [7],
        neighbors: [
          { id: 8, rank: 1 },
          { id: 2, rank: 2 },
        ],
      },
      isProtected,
    ),
    "near-protected",
  );
  assert.equal(attentionOf({ ids: [1], neighbors: [{ id: 8, rank: 1 }] }, isProtected), "near-protected");
  assert.equal(attentionOf({ ids: [7], neighbors: [{ id: 8, rank: 1 }] }, isProtected), "other");
});

test("units are read from the names of figures", () => {
  assert.deepEqual(readFigureName("driftAfterDegPerDay"), { stem: "driftAfter", unit: "°/d", decimals: 3 });
  assert.deepEqual(readFigureName("missDistanceKm"), { stem: "missDistance", unit: "km", decimals: 2 });
  assert.deepEqual(readFigureName("relativeSpeedKmPerS").unit, "km/s");
  assert.deepEqual(readFigureName("sets"), { stem: "sets", unit: "" });
  assert.equal(spellOut("alongTrackDelta"), "along track delta");
});
