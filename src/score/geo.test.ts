import assert from "node:assert/strict";
import { test } from "node:test";
import { type Detection, geoRules } from "../detect/index.ts";
import { parseIsoUtc } from "../time/index.ts";
import { keeperRates, poissonInterval, readDerivedStays, readSnapshotDays, scoreStays } from "./index.ts";

const list = `satcat,first_snapshot,last_snapshot,n_snapshots,mean_lon_east_deg,nearest_satcat,nearest_name,median_separation_deg
40258,2016-01-11,2016-08-08,12,359.92,28358,INTELSAT 1002,0.1
40258,2017-01-08,2017-04-01,4,96.00,32478,EXPRESS AM-33,0.36
40258,2018-01-20,2018-01-20,1,30.00,11111,OBJECT,0.2
40258,2018-02-17,2018-02-17,1,40.00,,,
40258,no date,2018-02-17,1,40.00,,,
`;
const index = `snapshot,objects,median_epoch_utc
20151204,1,2015-12-02T10:00Z
20160112,1,2016-01-11T09:30Z
20160809,1,2016-08-08T09:30Z
20161107,1,2016-11-06T10:00Z
20170109,1,2017-01-08T10:00Z
20170402,1,2017-04-01T10:00Z
`;

const found = (
  kind: Detection["kind"],
  longitudeDeg: number,
  from: string,
  to: string,
  ranks: readonly (readonly [id: number, rank: number])[] = [],
  id = 40258,
): Detection => ({
  kind,
  ids: [id],
  from: `${from}T00:00:00.000000Z`,
  to: `${to}T00:00:00.000000Z`,
  values: { longitudeDeg },
  neighbors: ranks.map(([neighbor, rank]) => ({ id: neighbor, rank })),
  detectionProbability: 0.9,
  rule: geoRules.stay,
  inputs: [],
  limitations: [],
});

test("a stay counts as found within one sampling gap, ties at the first rank count as nearest, one snapshot is no stay", () => {
  const rows = readDerivedStays(list);
  assert.equal(rows.length, 4, "the row without a date is left out, the others are kept");
  const score = scoreStays(
    [
      // Over the 0° meridian; begun within the gap of 40 days; tied with another.
      found("geo-stay", 0.05, "2015-12-20", "2016-08-08", [
        [9, 1],
        [28358, 1],
      ]),
      // Ends 40 days after the row, the data two days after: outside of the gap.
      found("geo-stay", 96, "2017-01-08", "2017-05-11", [[32478, 1]]),
      found("geo-seen-near", 30, "2018-01-20", "2018-01-20", [[11111, 1]]),
    ],
    rows,
    readSnapshotDays(index),
  );
  assert.deepEqual(
    { ...score, missed: score.missed.map(({ longitudeDeg }) => longitudeDeg) },
    {
      stays: 2,
      found: 1,
      withNearest: 1,
      nearestFirst: 1,
      missed: [96],
      oneSnapshot: 2,
      oneSnapshotSeenNear: 1,
      oneSnapshotAsStay: 0,
    },
  );
});

test("another object at the first rank, another place or another object is a miss", () => {
  const rows = readDerivedStays(list).slice(0, 1);
  const days = readSnapshotDays(index);
  const of = (detection: Detection) => scoreStays([detection], rows, days);
  const second = of(
    found("geo-stay", 359.9, "2016-01-11", "2016-08-08", [
      [9, 1],
      [28358, 2],
    ]),
  );
  assert.deepEqual([second.found, second.nearestFirst, second.missed.length], [1, 0, 1]);
  assert.equal(of(found("geo-stay", 359.5, "2016-01-11", "2016-08-08")).found, 0);
  assert.equal(of(found("geo-stay", 359.9, "2016-01-11", "2016-08-08", [], 7)).found, 0);
});

test("keepers' rates count what they raise after the days of the choice, with Poisson's interval", () => {
  const { days } = parseIsoUtc("2026-06-20T00:00:00Z");
  const keepers = [40258, 7].map((id) => ({ id, chosenUntilDay: days, lastDay: days + 365.25 }));
  const [relocations, arrivals] = keeperRates(
    [
      found("geo-relocation", 10, "2026-07-01", "2026-07-02"),
      found("geo-relocation", 10, "2026-06-10", "2026-06-12"),
      found("geo-relocation", 10, "2026-07-01", "2026-07-02", [], 99),
    ],
    keepers,
  );
  assert.equal(relocations.raised.length, 1);
  assert.equal(relocations.satelliteYears, 2);
  assert.equal(relocations.perSatelliteYear, 0.5);
  assert.deepEqual(relocations.interval, poissonInterval(1, 2));
  assert.equal(arrivals.interval.low, 0);
  assert.deepEqual(keeperRates([], []), []);
});
