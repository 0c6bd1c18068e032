/**
 * How often does the true decay date lie in the window, and which orbits should have one? Prints, by predicted remaining life, the
 * share of decay dates (SATCAT of 2025-03-07) inside the windows computed from full public catalogs of 2019–2023, one set an
 * object; by halves of the catalog numbers, by year, for other limits, and for a catalog held out while they were chosen.
 * Run with `npx node design/detect-reentry.ts`; what ../shared lacks is skipped.
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { quantile } from "../src/core/index.ts";
import { sharedPath, skipWithoutShared } from "../src/core/testing/shared-data.ts";
import { type Detection, detectReentry, groupHistories, reentryRule } from "../src/detect/index.ts";
import { readElementSetFile, readSatcat } from "../src/formats/index.ts";
import { selectRows } from "../src/orbit/index.ts";
import { scoreReentry } from "../src/score/index.ts";

const satcat = "catalog/satcat/satcat_2025-03-07.csv.gz";
const catalogs = [
  "3le_2019-12-19",
  "3le_2021-05-29",
  "3le_2021-10-03",
  "3le_2022-01-22",
  "3le_2022-07-14",
  "3le_2022-08-16",
  "3le_2023-03-26",
  "3le_2023-09-04",
  "3le_2023-10-09",
];
/** Not looked at before the defaults were chosen. */
const heldOut = "gp_2025-01-12";
/** Sets further from the catalog's median epoch belong to lost or decayed objects. */
const currentDays = 5;

const read = (path: string): Uint8Array => gunzipSync(readFileSync(sharedPath(path)));

function histories(name: string) {
  const path = `catalog/full/${name}.${name.startsWith("gp") ? "csv" : "txt"}.gz`;
  const { table } = readElementSetFile(read(path), { source: name });
  const middle = quantile(table.epochDays, 0.5);
  const current = [...table.epochDays.keys()].filter(
    (row) => Math.abs(table.epochDays[row] - middle) <= currentDays,
  );
  return groupHistories(selectRows(table, current));
}

if (skipWithoutShared(satcat)) console.log(skipWithoutShared(satcat));
else {
  const { records } = readSatcat(read(satcat), { source: satcat });
  const decayDates = new Map(
    records.flatMap(({ id, decayDate }) => (decayDate ? [[id, decayDate] as const] : [])),
  );
  const isStarlink = new Set(records.flatMap(({ id, name }) => (name.startsWith("STARLINK") ? [id] : [])));
  const loaded = catalogs.map((name) => ({ name, own: histories(name) }));
  const find = (change: object): Detection[] => {
    const rule = { ...reentryRule, parameters: { ...reentryRule.parameters, ...change } };
    return loaded.flatMap(({ own }) => detectReentry(own, rule));
  };
  const print = (label: string, detections: readonly Detection[]) => {
    const bands = scoreReentry(detections, decayDates);
    const shown = bands.map(({ inside, decayed, windows, medianLifeRatio }) =>
      `${(inside / decayed).toFixed(2)} of ${decayed}/${windows} ×${medianLifeRatio.toFixed(2)}`.padStart(21),
    );
    console.log(label.padEnd(30), shown.join(""));
  };
  console.log("share of decay dates inside, of decayed/windows, × median of true over predicted life");
  console.log(
    "remaining life, days".padEnd(30),
    ["0–1", "1–2", "2–5", "5–10", "10–20", "20–30"].map((band) => band.padStart(21)).join(""),
  );
  const all = find({});
  print(
    "even numbers",
    all.filter(({ ids }) => ids[0] % 2 === 0),
  );
  print(
    "odd numbers",
    all.filter(({ ids }) => ids[0] % 2 === 1),
  );
  print(
    "Starlink",
    all.filter(({ ids }) => isStarlink.has(ids[0])),
  );
  print(
    "others",
    all.filter(({ ids }) => !isStarlink.has(ids[0])),
  );
  for (const year of ["2019", "2021", "2022", "2023"])
    print(
      year,
      all.filter(({ from }) => from.startsWith(year)),
    );
  const dragTermOnly = loaded.flatMap(({ own }) =>
    detectReentry(
      own.map(({ id, table }) => ({ id, table: { ...table, meanMotionDot: new Float64Array(table.count) } })),
    ),
  );
  print("from the drag term alone", dragTermOnly);
  print(`held out: ${heldOut}`, detectReentry(histories(heldOut), reentryRule));
  for (const change of [
    { maxPerigeeKm: 250 },
    { maxPerigeeKm: 290 },
    { maxPerigeeKm: 400 },
    { maxEccentricity: 0.02 },
    { maxEccentricity: 0.5 },
    { lifeShare: 0.1 },
    { lifeShare: 0.3 },
  ])
    print(JSON.stringify(change), find(change));
}
