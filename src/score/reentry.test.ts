import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { sharedPath, skipWithoutShared } from "../core/testing/shared-data.ts";
import { type Detection, detectReentry, groupHistories, reentryRule } from "../detect/index.ts";
import { readElementSetFile, readSatcat } from "../formats/index.ts";
import { selectRows } from "../orbit/index.ts";
import { scoreReentry } from "./index.ts";

const window = (id: number, fromDay: string, toDay: string, remainingLifeDays: number): Detection => ({
  kind: "reentry",
  ids: [id],
  from: `2022-08-${fromDay}T06:00:00.000000Z`,
  to: `2022-08-${toDay}T06:00:00.000000Z`,
  values: { remainingLifeDays },
  detectionProbability: 0.8,
  rule: reentryRule,
  inputs: [],
  limitations: [],
});

test("a date hits where its day overlaps the window; objects without a date are counted apart", () => {
  const detections = [window(1, "10", "12", 5), window(2, "10", "12", 5), window(3, "10", "12", 5)];
  const dates = new Map([
    [1, "2022-08-12"],
    [2, "2022-08-13"],
  ]);
  const [, band] = scoreReentry(detections, dates, [0, 4, 8]);
  assert.deepEqual([band.windows, band.decayed, band.inside], [3, 2, 1]);
});

const catalog = "catalog/full/3le_2022-08-16.txt.gz";
test("on a full catalog most true decay dates lie in their windows", {
  skip: skipWithoutShared(catalog),
}, () => {
  const read = (path: string) => gunzipSync(readFileSync(sharedPath(path)));
  const { table } = readElementSetFile(read(catalog), { source: catalog });
  // 2022-08-11 … 08-21: older sets are of lost or decayed objects.
  const rows = [...table.epochDays.keys()].filter((row) => Math.abs(table.epochDays[row] - 8263) <= 5);
  const { records } = readSatcat(read("catalog/satcat/satcat_2025-03-07.csv.gz"), {});
  const dates = new Map(
    records.flatMap(({ id, decayDate }) => (decayDate ? [[id, decayDate] as const] : [])),
  );
  const [band] = scoreReentry(detectReentry(groupHistories(selectRows(table, rows))), dates, [2, 30]);
  assert.ok(band.decayed >= 40, `${band.decayed} decayed`);
  assert.ok(band.inside / band.decayed >= 0.7, `${band.inside} of ${band.decayed}`);
});
