import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { sharedPath, skipWithoutShared } from "../../core/testing/shared-data.ts";
import { readElementSets } from "../../formats/index.ts";
import { elementsAt, type MeanElements, selectRows } from "../../orbit/index.ts";
import { addSeconds } from "../../time/index.ts";
import {
  buildElementHistory,
  emptyTrack,
  historyOf,
  judgeElementSet,
  judgeElementSets,
  type ObjectTrack,
} from "../index.ts";

const file = "catalog/history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz";
const skip = skipWithoutShared(file);
/** One object in fifty, even numbers only: the policy was chosen on odd ones. Whole figures: design/trust-gates.ts. */
const oneIn = 50;

function sample() {
  const { table } = readElementSets(gunzipSync(readFileSync(sharedPath(file))), { source: file });
  const rows: number[] = [];
  for (let row = 0; row < table.count; row++) if (table.id[row] % oneIn === 0) rows.push(row);
  return buildElementHistory([selectRows(table, rows)]);
}
const history = skip ? undefined : sample();
const share = (caught: readonly boolean[]): number => caught.filter(Boolean).length / caught.length;
const percent = (value: number): string => `${(100 * value).toFixed(3)} %`;

/** What is known of each object before its last set, and that set. */
function lastSets(): { readonly known: ObjectTrack; readonly set: MeanElements }[] {
  assert.ok(history);
  return [...history.ids].flatMap((id) => {
    const own = historyOf(history, id);
    if (own.count < 60) return [];
    let known = emptyTrack;
    for (let row = 0; row < own.count - 1; row++) known = judgeElementSet(known, elementsAt(own, row)).track;
    return [{ known, set: elementsAt(own, own.count - 1) }];
  });
}

test("of the real sets of 72 days at most two in a thousand of a small sample are quarantined", {
  skip,
}, () => {
  assert.ok(history && history.table.count > 5000);
  const rate = judgeElementSets(history.table).quarantined.length / history.table.count;
  assert.ok(rate <= 0.002, `wanted at most 0.2 %, got ${percent(rate)} of ${history.table.count}`);
});

test("forged last sets are quarantined: epoch by a day and more, another orbit, energy by 30 scatters", {
  skip,
}, () => {
  const last = lastSets();
  assert.ok(last.length > 40);
  const isCaught = (known: ObjectTrack, set: MeanElements): boolean =>
    judgeElementSet(known, set).verdict.state === "quarantined";
  const rates = {
    epoch: share(
      last.flatMap(({ known, set }) =>
        [-3, -1, 1, 3].map((days) =>
          isCaught(known, { ...set, epoch: addSeconds(set.epoch, days * 86_400) }),
        ),
      ),
    ),
    "another orbit": share(
      last.map(({ known, set }, k) => isCaught(known, { ...last[(k + 1) % last.length].set, id: set.id })),
    ),
    energy: share(
      last.flatMap(({ known, set }) =>
        [-1, 1].map((sign) =>
          isCaught(known, {
            ...set,
            meanMotionRevPerDay: set.meanMotionRevPerDay * (1 + sign * 30 * known.energy.scatter),
          }),
        ),
      ),
    ),
  };
  for (const [kind, rate] of Object.entries(rates))
    assert.ok(rate >= 0.95, `${kind}: wanted 95 % of a small sample, got ${percent(rate)}`);
});
