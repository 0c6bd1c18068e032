import assert from "node:assert/strict";
import { test } from "node:test";
import { HoshimoriError } from "../core/index.ts";
import { selectRows } from "../orbit/index.ts";
import { fullCatalog } from "./testing/conjunction-oracle.ts";
import { regimeRowOf } from "./volume-regime.ts";
import { unverifiedParts, type VolumeSet, volumeSet, volumeSetNames } from "./volume-set.ts";

const hasCode = (code: string) => (error: unknown) => error instanceof HoshimoriError && error.code === code;
const own: VolumeSet = {
  name: "own",
  status: "read",
  source: "this test",
  rows: [
    {
      regime: "all",
      condition: {},
      conditionStatus: "read",
      shape: "box",
      shapeStatus: "read",
      semiAxesKm: [1, 2, 3],
    },
  ],
};
const [row] = own.rows;

test("every set of the policy can be used and says its source; each status is read or UNVERIFIED", () => {
  assert.deepEqual(volumeSetNames, ["nasa-2011", "nasa-700km-2017", "nasa-research-2017", "18sds"]);
  for (const name of volumeSetNames) {
    const set = volumeSet(name);
    assert.ok(set.source.length > 10 && set.rows.length > 0);
    for (const { conditionStatus, shapeStatus } of set.rows)
      for (const status of [set.status, conditionStatus, shapeStatus])
        assert.match(status, /^(read$|UNVERIFIED: )/);
  }
});

test("the set that was not read is unchecked in all parts; of NASA's table only the limits of GEO are", () => {
  const unread = volumeSet("18sds");
  for (const one of unread.rows)
    assert.deepEqual(unverifiedParts(unread, one), ["figures", "shape", "condition"]);
  const nasa = volumeSet("nasa-2011");
  for (const one of nasa.rows)
    assert.deepEqual(unverifiedParts(nasa, one), one.regime === "GEO" ? ["condition"] : []);
});

test("an unknown name names the known ones; a set with a misspelt limit, a zero axis or too wide a row is refused", () => {
  assert.throws(
    () => volumeSet("nasa"),
    (error) => hasCode("screen-volume-unknown")(error) && /nasa-2011/.test((error as Error).message),
  );
  assert.equal(volumeSet(own), own);
  const broken = [
    { ...row, semiAxesKm: [0, 1, 1] as const },
    { ...row, semiAxesKm: [700, 700, 700] as const },
    { ...row, condition: { perigee: { upTo: 500 } } as VolumeSet["rows"][number]["condition"] },
    { ...row, condition: { perigeeKm: { below: 500 } as object } },
  ];
  for (const one of broken)
    assert.throws(() => volumeSet({ ...own, rows: [one] }), hasCode("screen-volume-unusable"));
  assert.throws(() => volumeSet({ ...own, rows: [] }), hasCode("screen-volume-unusable"));
});

test("objects are put into the row of their mean orbit; one that no row holds is put into none", () => {
  const table = selectRows(fullCatalog(), [0, 1, 2, 3, 4]);
  const orbits = [
    // Perigee 420, 550, 35,786 km; a navigation satellite; a Molniya orbit with perigee 1,060 km.
    { meanMotionRevPerDay: 15.49, eccentricity: 0.0005, inclinationDeg: 51.6 },
    { meanMotionRevPerDay: 15.05, eccentricity: 0.0001, inclinationDeg: 53 },
    { meanMotionRevPerDay: 1.0027, eccentricity: 0.0002, inclinationDeg: 0.1 },
    { meanMotionRevPerDay: 2.0056, eccentricity: 0.01, inclinationDeg: 55 },
    { meanMotionRevPerDay: 2.0057, eccentricity: 0.72, inclinationDeg: 63.4 },
  ];
  orbits.forEach((orbit, place) => {
    table.meanMotionRevPerDay[place] = orbit.meanMotionRevPerDay;
    table.eccentricity[place] = orbit.eccentricity;
    table.inclinationDeg[place] = orbit.inclinationDeg;
  });
  const regimes = (name: string) =>
    orbits.map((_, place) => volumeSet(name).rows[regimeRowOf(volumeSet(name), table, place)]?.regime);
  assert.deepEqual(regimes("18sds"), ["LEO1", "LEO2", "GEO", "MEO", "HEO"]);
  assert.deepEqual(regimes("nasa-2011"), ["LEO1", "LEO2", "GEO", undefined, "LEO3"]);
  assert.deepEqual(regimes("nasa-700km-2017"), [undefined, "700 km", undefined, undefined, undefined]);
});
