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

test("a launch into the plane of a protected asset is near nobody; pieces that cross its orbit are", () => {
  const neighbors = [{ id: 1, rank: 1 }];
  assert.equal(attentionOf({ kind: "launch", ids: [7, 8], neighbors }, isProtected), "other");
  assert.equal(attentionOf({ kind: "coplanar", ids: [7], neighbors }, isProtected), "near-protected");
  const breakup = { launch: "1999-099", pieces: [8, 9], candidates: [], parents: [], crossed: [2] };
  assert.equal(attentionOf({ kind: "breakup", ids: [7], breakup }, isProtected), "near-protected");
  assert.equal(
    attentionOf({ kind: "breakup", ids: [7], breakup: { ...breakup, crossed: [] } }, isProtected),
    "other",
  );
});

test("units are read from the names of figures", () => {
  assert.deepEqual(readFigureName("driftAfterDegPerDay"), { stem: "driftAfter", unit: "°/d", decimals: 3 });
  assert.deepEqual(readFigureName("missDistanceKm"), { stem: "missDistance", unit: "km", decimals: 2 });
  assert.deepEqual(readFigureName("relativeSpeedKmPerS").unit, "km/s");
  assert.deepEqual(readFigureName("sets"), { stem: "sets", unit: "" });
  assert.equal(spellOut("alongTrackDelta"), "along track delta");
});
