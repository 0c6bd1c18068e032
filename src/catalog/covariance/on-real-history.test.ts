import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { sharedPath, skipWithoutShared } from "../../core/testing/shared-data.ts";
import { readElementSets } from "../../formats/index.ts";
import { selectRows, sliceTable } from "../../orbit/index.ts";
import { parseIsoUtc } from "../../time/index.ts";
import { buildElementHistory, covarianceAt, estimateCovariances, type Regime } from "../index.ts";
import { spreadOf } from "./object-spread.ts";
import { covarianceParameters } from "./parameters.ts";

const file = "catalog/history/active-without-megaconstellations_2026-06-02_2026-08-12.tle.gz";
const split = parseIsoUtc("2026-07-08T00:00:00Z").days;

test("fitted on 36 days, 85 to 95 % of the next 36 days' differences lie within the 90 % ellipsoids of LEO and GEO", {
  skip: skipWithoutShared(file),
}, () => {
  const { table } = readElementSets(gunzipSync(readFileSync(sharedPath(file))));
  const rows = Array.from({ length: table.count }, (_, row) => row).filter((row) => table.id[row] % 8 === 3);
  const partOf = (isWanted: (day: number) => boolean) =>
    buildElementHistory([
      selectRows(
        table,
        rows.filter((row) => isWanted(table.epochDays[row])),
      ),
    ]);
  const model = estimateCovariances(partOf((day) => day < split));
  const later = partOf((day) => day >= split);
  const counts = new Map<Regime, { inside: number; all: number }>();
  for (const [k, id] of later.ids.entries()) {
    const sets = sliceTable(later.table, later.starts[k], later.starts[k + 1]);
    const { regime, nextEpoch } = spreadOf(sets, [], covarianceParameters);
    const count = counts.get(regime) ?? { inside: 0, all: 0 };
    counts.set(regime, count);
    for (let n = 0; n < nextEpoch.count; n++) {
      const covariance = covarianceAt(model, { id, regime }, nextEpoch.ageDays[n]);
      assert.ok(covariance);
      const squared = [0, 1, 2].reduce(
        (sum, axis) => sum + nextEpoch.ricKm[3 * n + axis] ** 2 / covariance.ricKm2[4 * axis],
        0,
      );
      if (squared <= covariance.squaredAt90) count.inside++;
      count.all++;
    }
  }
  for (const [regime, least] of [
    ["LEO", 20_000],
    ["GEO", 3000],
  ] as const) {
    const { inside, all } = counts.get(regime) ?? { inside: 0, all: 0 };
    assert.ok(all > least && inside / all > 0.85 && inside / all < 0.95, `${regime}: ${inside} of ${all}`);
  }
});
